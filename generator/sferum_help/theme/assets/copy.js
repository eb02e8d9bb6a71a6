// Copies a ready text. Starts at [data-module="copy"]; without it the reader selects the text by hand.

import { copyAndSay } from "./clipboard.js";

for (const block of document.querySelectorAll('[data-module="copy"]')) {
  const button = block.querySelector("button");
  const status = block.querySelector(".sh-message__status");
  const source = block.querySelector('[data-copy="source"]');
  const say = (words) => (status.textContent = words);
  button.hidden = false;
  button.addEventListener("click", () => copyAndSay(source.textContent.trim(), button.dataset, say, source));
}
