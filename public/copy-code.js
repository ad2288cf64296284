// Puts a button at each block of code in a post that copies it. Loaded where somebody is signed in: strangers get pages
// without a script, and select code like any other text.
const said = document.createElement("p");
said.className = "visually-hidden";
said.setAttribute("role", "status");

function button(code) {
  const copy = document.createElement("button");
  copy.type = "button";
  copy.className = "copy-code no-print";
  const say = (word, sentence) => {
    copy.textContent = word;
    said.textContent = sentence;
  };
  copy.textContent = "Copy";
  copy.setAttribute("aria-label", "Copy code");
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      say("Copied", "Copied to the clipboard.");
    } catch {
      say("Not copied", "The browser did not let the code be copied.");
    }
  });
  copy.addEventListener("blur", () => say("Copy", ""));
  return copy;
}

// Browsers have no clipboard for pages that came without TLS.
if (navigator.clipboard) {
  document.body.append(said);
  for (const code of document.querySelectorAll(".prose pre > code")) {
    const box = document.createElement("div");
    box.className = "code-box";
    code.parentElement.before(box);
    box.append(code.parentElement, button(code));
  }
}
