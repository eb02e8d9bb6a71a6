// Copies a ready text. Starts at [data-module="copy"]; without it the reader selects the text by hand.

import { copyAndSay } from "./clipboard.js";

for (const block of document.querySelectorAll('[data-module="copy"]')) {
  const button = block.querySelector("button");
  const status = block.querySelector(".sh-message__status");
  const source = block.querySelector('[data-copy="source"]');
  // A page that is translated copies the original: what stood there before, or what a script has left in data-text.
  const original = source.textContent;
  const say = (words) => (status.textContent = words);
  button.hidden = false;
  button.addEventListener("click", () => {
    copyAndSay((source.dataset.text || original || source.textContent).trim(), button.dataset, say, source);
  });
}
