// Files dropped on the page are chosen; what is chosen is listed.
const input = document.querySelector(".dropzone input[type=file]");
// The admin's own script writes the name of a chosen file into the text field beside it; there is none.
input.hasChangeListener = true;
const zone = document.querySelector(".dropzone");
const list = document.querySelector(".chosen-files");

function size(bytes) {
  return bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

function show() {
  list.replaceChildren(...[...input.files].map((file) => {
    const item = document.createElement("li");
    item.textContent = `${file.name} · ${size(file.size)}`;
    if (file.size > Number(list.dataset.limit)) {
      const words = document.createElement("p");
      words.className = "import-problem";
      words.textContent = list.dataset.wordsTooLarge;
      item.append(words);
    }
    return item;
  }));
}

input.addEventListener("change", show);
for (const name of ["dragover", "dragenter"]) {
  zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("is-over"); });
}
for (const name of ["dragleave", "drop"]) {
  zone.addEventListener(name, () => zone.classList.remove("is-over"));
}
zone.addEventListener("drop", (event) => {
  event.preventDefault();
  input.files = event.dataTransfer.files;
  show();
});
