// Runs before the page is painted, so that nobody who has chosen white on black sees a flash of white.

import { asked, putAsked } from "./search/asked.js";
import { read, show } from "./sight/state.js";
import { get } from "./storage.js";

// Room for what scripts add: it is taken at once, and only where there are scripts.
document.documentElement.dataset.script = "";
// The page of search says that it looks for an answer until the engine has come.
if (asked()) document.documentElement.dataset.asked = "";
// Which messenger was chosen: the style shows the way to its answer.
document.documentElement.dataset.messenger = get("messenger");
show(read());
// As soon as there is a field, and before any script that is still on its way.
document.addEventListener("readystatechange", putAsked, { once: true });
// By now each has run or will never come: instead of what was waited for, what else there is (`waiting` in _parts.html.j2).
document.addEventListener("DOMContentLoaded", () => {
  for (const one of document.querySelectorAll("[data-until] > *")) one.hidden = !one.hidden;
});
