// The preview of an import: every correction is sent at once; the cell it was read from is shown.
const check = document.querySelector(".check");
const words = check.dataset;
const saved = document.querySelector(".check-saved");
const token = check.querySelector("[name=csrfmiddlewaretoken]").value;
const plain = (text) => text.normalize("NFKC").replace(/\s+/g, "");

// ---- Sending, one after the other, so that answers come in order ----

let queue = Promise.resolve();

function send(fields) {
  saved.textContent = words.wordsSaving;
  queue = queue.then(() => post(fields)).catch(() => {
    saved.textContent = words.wordsFailed;
    return null;
  });
  return queue;
}

async function post(fields) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, ...fields });
  const answer = await fetch(words.correct, { method: "POST", body });
  const told = await answer.json();
  saved.textContent = answer.ok ? words.wordsSaved : "";
  if (answer.ok) apply(told);
  return { ...told, ok: answer.ok };
}

function apply(told) {
  document.querySelector(".doubt-total").textContent = told.doubts;
  for (const [path, cell] of Object.entries(told.cells)) refresh(path, cell);
  if (!told.row) return;
  const row = check.querySelector(`[data-row="${told.row}"]`);
  row.querySelector(".reading").textContent = told.reading;
  row.className = row.className.replace(/kind-\w+/, `kind-${told.kind}`);
}

function refresh(path, told) {
  const cell = check.querySelector(`.cell[data-path="${path}"]`);
  cell.classList.toggle("is-doubtful", told.doubts.length > 0 && !told.checked);
  cell.classList.toggle("is-checked", told.doubts.length > 0 && told.checked);
  cell.querySelector(".cell-doubts").replaceChildren(...told.doubts.map((text) => {
    const item = document.createElement("li");
    item.textContent = text;
    return item;
  }));
  field(cell).dataset.seen = told.text;
}

const field = (cell) => cell.querySelector("textarea, select");

async function write(cell) {
  const input = field(cell);
  const text = input.value;
  if (text === input.dataset.seen) return;
  cell.querySelector(".cell-conflict")?.remove();
  const told = await send({ action: "write", path: cell.dataset.path, text, seen: input.dataset.seen });
  if (told === null) { setTimeout(() => write(cell), 5000); return; }
  if (!told.ok) refuse(cell, told, text);
}

function refuse(cell, told, mine) {
  const box = document.createElement("div");
  box.className = "cell-conflict";
  box.setAttribute("role", "alert");
  box.append(told.message);
  if (told.conflict) {
    const own = document.createElement("p");
    own.textContent = `${words.wordsYours} ${mine}`;
    box.append(own, button(words.wordsTheirs, () => settle(cell, told.now, told.now)),
      button(words.wordsMine, () => settle(cell, told.now, mine)));
  }
  cell.append(box);
}

function button(text, pressed) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "check-button";
  made.textContent = text;
  made.addEventListener("click", pressed);
  return made;
}

function settle(cell, seen, text) {
  const input = field(cell);
  input.dataset.seen = seen;
  input.value = text;
  cell.querySelector(".cell-conflict").remove();
  if (text === seen) send({ action: "write", path: cell.dataset.path, text, seen });
  else write(cell);
  input.focus();
}

check.addEventListener("change", (event) => {
  const cell = event.target.closest(".cell");
  if (cell) write(cell);
});

// ---- The document beside it ----

const OF_DOCUMENT = ".document-table td, .document-line";

function mark(cell) {
  unmark();
  const wanted = plain(cell.dataset.read || "");
  const at = placed(cell.closest("[data-row]")?.dataset.place);
  const near = at ? [...at.closest("tr").cells] : [...check.querySelectorAll(OF_DOCUMENT)];
  if (at) for (const one of near) one.classList.add("is-source-row");
  const found = wanted ? source(near, wanted) : [];
  for (const one of found) one.classList.add("is-source");
  const shown = found[0] || at;
  if (shown) reveal(shown);
}

function unmark() {
  for (const marked of check.querySelectorAll(".is-source, .is-source-row")) {
    marked.classList.remove("is-source", "is-source-row");
  }
}

const placed = (place) => place && check.querySelector(`.document-table [data-place="${CSS.escape(place)}"]`);

// The cell that says just this; else those that say it together (sign, value, unit); else one that says it among other things.
function source(near, wanted) {
  const whole = near.find((one) => plain(one.textContent) === wanted);
  if (whole) return [whole];
  const together = pieces(near.filter((one) => one.closest(".is-source-row")), wanted);
  if (together) return together;
  const part = wanted.length > 1 && near.find((one) => plain(one.textContent).includes(wanted));
  return part ? [part] : [];
}

function pieces(near, wanted) {
  if (!wanted) return [];
  for (const one of near) {
    const text = plain(one.textContent);
    if (!text || !wanted.startsWith(text)) continue;
    const rest = pieces(near.filter((other) => other !== one), wanted.slice(text.length));
    if (rest) return [one, ...rest];
  }
  return null;
}

// Scroll the document alone, never the page.
function reveal(one) {
  const pane = one.closest(".check-document");
  const gap = one.getBoundingClientRect(), frame = pane.getBoundingClientRect();
  if (gap.top < frame.top + 40) pane.scrollTop += gap.top - frame.top - 60;
  if (gap.bottom > frame.bottom) pane.scrollTop += gap.bottom - frame.bottom + 60;
  if (gap.left < frame.left) pane.scrollLeft += gap.left - frame.left - 20;
  if (gap.right > frame.right) pane.scrollLeft += gap.right - frame.right + 20;
}

for (const name of ["focusin", "mouseover"]) {
  check.addEventListener(name, (event) => {
    const cell = event.target.closest(".check-read .cell");
    const isTyping = name === "mouseover" && check.querySelector(".cell :focus");
    if (cell && !isTyping) mark(cell);
  });
}

// What went into no field is shown where it stands.
check.addEventListener("click", (event) => {
  const left = event.target.closest(".leftover");
  const at = left && placed(left.dataset.place);
  if (!at) return;
  unmark();
  at.classList.add("is-source");
  reveal(at);
});

// ---- Keys ----

const cells = () => [...check.querySelectorAll(".check-read .cell")];
let last = null;
check.addEventListener("focusin", (event) => { last = event.target.closest(".cell") || last; });

function next(step) {
  const doubtful = cells().filter((cell) => cell.classList.contains("is-doubtful"));
  if (!doubtful.length) return;
  const order = cells();
  const at = order.indexOf(last);
  const ahead = step > 0
    ? doubtful.find((cell) => order.indexOf(cell) > at)
    : doubtful.findLast((cell) => order.indexOf(cell) < at);
  go(ahead || (step > 0 ? doubtful[0] : doubtful.at(-1)));
}

function go(cell) {
  field(cell).focus();
  field(cell).select?.();
  cell.scrollIntoView({ block: "center" });
}

async function right() {
  if (!last) return;
  const on = last.classList.contains("is-checked") ? "0" : "1";
  await send({ action: "check", path: last.dataset.path, on });
  if (on === "1") next(1);
}

function below(cell, step) {
  const name = cell.dataset.path.split(".").slice(2).join(".");
  let row = cell.closest("tr");
  do row = step > 0 ? row?.nextElementSibling : row?.previousElementSibling;
  while (row?.classList.contains("is-dropped"));
  const wanted = row?.querySelector(`.cell[data-path$=".${name}"]`);
  if (wanted) go(wanted);
}

document.addEventListener("keydown", (event) => {
  const cell = event.target.closest?.(".check-read .cell");
  if (event.key === "F8") { event.preventDefault(); next(event.shiftKey ? -1 : 1); }
  else if (event.key === "F9") { event.preventDefault(); right(); }
  else if (cell?.closest("tr") && event.key === "Enter" && !event.altKey && !event.isComposing) {
    event.preventDefault();
    below(cell, event.shiftKey ? -1 : 1);
  } else if (cell && event.key === "Escape") {
    field(cell).value = field(cell).dataset.seen;
  }
});

check.addEventListener("click", async (event) => {
  const pressed = event.target.closest(".row-drop");
  if (!pressed) return;
  const row = pressed.closest(".check-row");
  const dropped = !row.classList.contains("is-dropped");
  const told = await send({ action: "drop", path: row.dataset.row, on: dropped ? "1" : "0" });
  if (!told?.ok) return;
  row.classList.toggle("is-dropped", dropped);
  pressed.setAttribute("aria-pressed", String(dropped));
});

document.querySelector("[data-do=next]")?.addEventListener("click", () => next(1));
document.querySelector("[data-do=right]")?.addEventListener("click", right);
document.querySelector("[data-do=add]")?.addEventListener("click", async () => {
  const told = await send({ action: "add" });
  if (told?.ok) location.reload();
});

// A text that is being typed is sent before the page is left.
window.addEventListener("pagehide", () => {
  const cell = document.activeElement?.closest?.(".cell");
  const input = cell && field(cell);
  if (!input || input.value === input.dataset.seen) return;
  navigator.sendBeacon(words.correct, new URLSearchParams({
    csrfmiddlewaretoken: token, action: "write", path: cell.dataset.path,
    text: input.value, seen: input.dataset.seen,
  }));
});
