// Shows the dates of a page in the reader's own zone and the page's language. They come in UTC, so they read right without.
// Loaded where somebody is signed in, and by wake.js; it also sees to the dates that an island adds later.
const { lang } = document.documentElement;
// British order for English, as the server writes it.
const language = !lang || lang === "en" ? "en-GB" : lang;
const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" });
const minute = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });

function show() {
  for (const time of document.querySelectorAll("time[datetime][data-show]")) {
    const moment = new Date(time.dateTime);
    const parts = time.dataset.show === "moment" ? [day, minute] : [day];
    // Without its mark it is left alone from now on, also when its own change is what was observed.
    delete time.dataset.show;
    if (!Number.isNaN(moment.getTime())) time.textContent = parts.map((part) => part.format(moment)).join(", ");
  }
}

show();
new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
