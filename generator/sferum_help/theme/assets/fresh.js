// Says below the date of a page that it may have changed since, when it was checked long ago by the reader's own
// clock: for this nobody has to publish anything. A preview of another day has said it already.

import { data } from "./data.js";

const DAY = 24 * 60 * 60 * 1000;
const checked = document.querySelector("[data-fresh]");

// The last day itself still counts.
if (checked && Date.now() >= Date.parse(checked.dateTime) + (Number(checked.dataset.fresh) + 1) * DAY) {
  const { text, link } = data("fresh");
  const note = document.createElement("p");
  const sources = document.createElement("a");
  note.className = "sh-quiet";
  sources.href = "#sources";
  sources.textContent = link;
  note.append(`${text} `, sources);
  checked.closest(".sh-about").after(note);
}
