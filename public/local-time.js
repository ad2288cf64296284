// Shows dates in the reader's own zone, also those that an island adds later.
const { lang } = document.documentElement;
const language = !lang || lang === "en" ? "en-GB" : lang;
const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" });
const minute = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });

function show() {
  for (const time of document.querySelectorAll("time[datetime][data-show]")) {
    const moment = new Date(time.dateTime);
    const parts = time.dataset.show === "moment" ? [day, minute] : [day];
    // So that its own change is left alone.
    delete time.dataset.show;
    if (!Number.isNaN(moment.getTime())) time.textContent = parts.map((part) => part.format(moment)).join(", ");
  }
}

show();
new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
