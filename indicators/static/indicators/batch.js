// How far an import is; which forms are chosen, and what of them would be removed.
const head = document.querySelector(".import-head");

async function watch() {
  const answer = await fetch(head.dataset.status);
  if (!answer.ok) return;
  const now = await answer.json();
  if (!now.busy || now.state !== head.dataset.state) { location.reload(); return; }
  head.querySelector("progress").max = now.total;
  head.querySelector("progress").value = now.done;
  head.querySelector(".progress-done").textContent = now.done;
  head.querySelector(".progress-total").textContent = now.total;
  head.querySelector(".progress-step").textContent = now.step;
  setTimeout(watch, 1000);
}

if (head && "busy" in head.dataset) setTimeout(watch, 500);

const boxes = [...document.querySelectorAll("input[name=chosen]")];
const all = document.querySelector(".choose-all");
const confirmation = document.querySelector(".confirm-losses");

function count() {
  const chosen = boxes.filter((box) => box.checked);
  const losses = chosen.reduce((sum, box) => sum + Number(box.closest("tr").dataset.losses), 0);
  document.querySelector(".chosen-count")?.replaceChildren(String(chosen.length));
  if (all) all.checked = chosen.length > 0 && chosen.length === boxes.filter((box) => !box.disabled).length;
  if (!confirmation) return;
  confirmation.hidden = losses === 0;
  confirmation.querySelector("output").textContent = String(losses);
  confirmation.querySelector("input").checked = false;
}

for (const box of boxes) box.addEventListener("change", count);
all?.addEventListener("change", () => {
  for (const box of boxes) if (!box.disabled) box.checked = all.checked;
  count();
});
if (boxes.length) count();
