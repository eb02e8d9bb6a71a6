// The messenger that a reader has chosen above an article, kept in this browser only. Next time the way to its answer
// stands there, too (first.js, pages/articles.py): a line, never a redirect.

import { set } from "./storage.js";

for (const link of document.querySelectorAll("[data-chat]")) {
  link.addEventListener("click", () => {
    const { chat } = link.dataset;
    set("messenger", chat);
    document.documentElement.dataset.messenger = chat;
  });
}
