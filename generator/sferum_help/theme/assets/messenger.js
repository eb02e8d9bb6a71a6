// The messenger that a reader has chosen, kept in this browser only. Next time the way to its answer stands above an
// article, too, and where readers are asked again the choice is marked (first.js, pages/doors.py): never a redirect.

import { get, set } from "./storage.js";

/** Says to a screen reader what the style shows. */
function mark(chat) {
  for (const link of document.querySelectorAll(".sh-doors--open [data-chat]")) {
    if (link.dataset.chat === chat) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

mark(get("messenger"));

for (const link of document.querySelectorAll("[data-chat]")) {
  link.addEventListener("click", () => {
    const { chat } = link.dataset;
    set("messenger", chat);
    document.documentElement.dataset.messenger = chat;
    mark(chat);
  });
}
