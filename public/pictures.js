// Pictures for the text in the editor: pasted, dropped or chosen. Each is uploaded by itself; meanwhile a placeholder stands
// in the text. Everything goes through the browser's own editing, so that undo works and whoever listens to the text hears
// of it. Loaded by the editor's page alone.
const form = document.querySelector(".editor-form");
const body = form?.querySelector("#body");
const shelf = document.querySelector("#pictures");
/** The text is Markdown, unless it came here as HTML. */
const html = shelf?.dataset.format === "html";
const part = (name) => shelf.querySelector(`[data-pictures="${name}"]`);
let count = 0;
let running = 0;
/** A button of the form that was pressed while pictures were on their way. */
let pressed = null;

if (body && shelf) start();

function start() {
  const files = part("files");
  for (const shown of shelf.querySelectorAll('[data-pictures="hint"], [data-pictures="choose"]')) shown.hidden = false;
  for (const plain of shelf.querySelectorAll('[data-pictures="plain"]')) plain.hidden = true;
  document.addEventListener("click", ({ target }) => {
    if (target.closest('[data-pictures="choose"]')) files.click();
  });
  files.addEventListener("change", () => {
    take(files.files);
    files.value = "";
  });
  body.addEventListener("paste", (event) => {
    // What is copied from a text with pictures in it brings both; the text is what was meant.
    if (event.clipboardData?.types.includes("text/plain")) return;
    if (take(event.clipboardData?.files)) event.preventDefault();
  });
  form.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    if (event.target === body) goTo(event);
    take(event.dataTransfer.files);
  });
  form.addEventListener("submit", wait, true);
}

/** Puts the caret where something was dropped, in browsers that know where that is. */
function goTo({ clientX, clientY }) {
  const at = document.caretPositionFromPoint?.(clientX, clientY);
  if (at?.offsetNode === body) body.setSelectionRange(at.offset, at.offset);
}

/** Whether any of the files was a picture by what the browser thinks. What it is, the server finds out. */
function take(files) {
  const pictures = [...(files ?? [])].filter(({ type }) => type.startsWith("image/"));
  for (const file of pictures) begin(file);
  return pictures.length > 0;
}

function begin(file) {
  count += 1;
  const name = file.name.replace(/[\\[\]()<>&`*_\s]+/g, " ").trim() || "picture";
  const upload = { file, name, placeholder: standIn(`Uploading ${name} ${count}…`), item: entry(name, count) };
  const { value, selectionEnd } = body;
  const before = value.slice(0, selectionEnd);
  // A picture is a paragraph of its own.
  const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  insert(selectionEnd, selectionEnd, `${gap}${upload.placeholder}\n\n`);
  upload.item.alt.addEventListener("change", () => describe(upload));
  upload.item.retry.addEventListener("click", () => send(upload));
  upload.item.remove.addEventListener("click", () => {
    swap(upload.placeholder, "");
    upload.item.element.remove();
  });
  upload.item.cover.addEventListener("click", () => makeCover(upload));
  send(upload);
}

function send(upload) {
  const { item, file, name } = upload;
  const data = new FormData();
  data.append("alt", item.alt.value);
  data.append("picture", file);
  const request = new XMLHttpRequest();
  request.open("POST", "/media");
  request.setRequestHeader("Accept", "application/json");
  request.responseType = "json";
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    item.progress.max = total;
    item.progress.value = loaded;
  });
  request.addEventListener("loadend", () => {
    running -= 1;
    const [picture] = request.response?.pictures ?? [];
    if (picture) arrived(upload, picture);
    else failed(upload, reason(request));
    release();
  });
  running += 1;
  item.show("running");
  item.say(`Uploading ${name}`);
  request.send(data);
}

function reason({ status, response }) {
  const told = response?.refused?.[0]?.error ?? response?.error;
  if (status === 401) return "You are not logged in any more. Log in in another tab, then try again.";
  if (told) return told;
  if (status === 413) return "The file is too large.";
  if (status === 0) return "The site cannot be reached. Try again in a moment.";
  return "It did not work. Try again in a moment.";
}

function arrived(upload, { id, address }) {
  const { item, name } = upload;
  Object.assign(upload, { id, address, described: item.alt.value });
  swap(upload.placeholder, shown(upload, upload.described));
  item.show("done");
  item.say(`${name} is uploaded`);
}

function failed({ item, name }, why) {
  item.show("failed");
  item.why.textContent = why;
  item.say(`${name}: ${why}`);
}

/** What stands in the text until a picture is there. */
function standIn(words) {
  return html ? `<p>${words}</p>` : `![${words}]()`;
}

/** What shows a picture. */
function shown({ address }, alt) {
  if (!html) return `![${alt.replace(/[\\[\]]/g, "\\$&")}](${address})`;
  const escaped = alt.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  return `<p><img src="${address}" alt="${escaped}"></p>`;
}

/** Says what a picture shows: in the text, where it still stands as it was put there, and in the library. */
async function describe(upload) {
  const alt = upload.item.alt.value.trim().replace(/\s+/g, " ");
  if (!upload.address || alt === upload.described) return;
  swap(shown(upload, upload.described), shown(upload, alt));
  upload.described = alt;
  const answer = await fetch("/api/fn/describe_picture", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ id: upload.id, form: { alt } }),
  }).catch(() => null);
  upload.item.say(answer?.ok ? `${upload.name} is described` : "The library could not be told; the text has it.");
}

function makeCover({ address, item, name }) {
  const [cover, alt] = [form.querySelector("#cover"), form.querySelector("#cover_alt")];
  if (!cover || !alt) return;
  cover.closest("details")?.setAttribute("open", "");
  for (const [field, text] of [
    [cover, address],
    [alt, item.alt.value],
  ]) {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  item.say(`${name} is the cover`);
}

/** One text in the place of another, wherever that is by now. */
function swap(old, text) {
  const at = body.value.indexOf(old);
  if (at >= 0) insert(at, at + old.length, text);
}

/** Writes as if somebody had typed it, and leaves caret and focus where they were. */
function insert(from, to, text) {
  const focused = document.activeElement;
  const moved = (place) => (place >= to ? place + text.length - (to - from) : Math.min(place, from));
  const [start, end] = [moved(body.selectionStart), moved(body.selectionEnd)];
  body.focus({ preventScroll: true });
  body.setSelectionRange(from, to);
  const typed = text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text);
  if (!typed) {
    body.setRangeText(text, from, to);
    body.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
  }
  body.setSelectionRange(start, end);
  if (focused !== body && focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}

/** A button that was pressed too early waits for the pictures; a placeholder of one that failed is nobody's words. */
function wait(event) {
  if (running > 0) {
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed = event.submitter;
    part("said").textContent = "Waiting for your pictures";
    return;
  }
  const left = html ? /<p>Uploading [^<]* \d+…<\/p>/g : /!\[Uploading [^\]]* \d+…\]\(\)/g;
  for (const [placeholder] of body.value.matchAll(left)) swap(placeholder, "");
}

function release() {
  if (running > 0 || !pressed) return;
  const button = pressed;
  pressed = null;
  if (!shelf.querySelector(".failed")) form.requestSubmit(button);
}

/** The line of a picture under the text. */
function entry(name, number) {
  const element = document.createElement("li");
  const make = (tag, properties) => element.appendChild(Object.assign(document.createElement(tag), properties));
  const id = `upload-alt-${number}`;
  make("span", { className: "name", textContent: name });
  const progress = make("progress", { max: 1, value: 0, ariaLabel: `Uploading ${name}` });
  const why = make("span", { className: "error", hidden: true });
  make("label", { htmlFor: id, textContent: "Description" });
  const alt = make("input", { id, className: "input", maxLength: 500, placeholder: "What it shows" });
  const cover = make("button", { type: "button", className: "text-button", textContent: "Use as cover", hidden: true });
  const retry = make("button", { type: "button", className: "text-button", textContent: "Try again", hidden: true });
  const remove = make("button", {
    type: "button",
    className: "text-button",
    textContent: "Leave it out",
    hidden: true,
  });
  const show = (state) => {
    element.className = state;
    progress.hidden = state !== "running";
    cover.hidden = state !== "done";
    for (const shown of [why, retry, remove]) shown.hidden = state !== "failed";
  };
  const say = (text) => {
    part("said").textContent = text;
  };
  part("uploads").append(element);
  return { element, progress, why, alt, cover, retry, remove, show, say };
}
