// A page whose work is done by a script that comes with it. Until it has begun the page says that it is coming; if it
// never comes, what else there is: `waiting` in _parts.html.j2, shown by the style. Called before the page is read.

import { putAsked } from "./search/asked.js";

export function startWaiting() {
  // As soon as there are fields, and before any script that is still on its way.
  document.addEventListener("readystatechange", putAsked, { once: true });
  // By now each has run, or will not come.
  document.addEventListener("DOMContentLoaded", () => {
    for (const one of document.querySelectorAll(".sh-wait:not([data-begun])")) {
      const [coming, failed] = one.children;
      coming.hidden = true;
      failed.hidden = false;
    }
  });
}

/** For the script that was waited for: it is there. */
export function begin() {
  for (const one of document.querySelectorAll(".sh-wait")) one.dataset.begun = "";
}
