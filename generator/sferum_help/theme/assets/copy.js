// Copies a ready text. Starts at [data-module="copy"]; without it the reader selects the text by hand.

import { copy } from "./clipboard.js";

for (const block of document.querySelectorAll('[data-module="copy"]')) {
  const button = block.querySelector("button");
  const status = block.querySelector(".sh-message__status");
  const source = block.querySelector('[data-copy="source"]');
  button.hidden = false;
  button.addEventListener("click", async () => {
    // Emptied first, so that a screen reader announces the same words again.
    status.textContent = "";
    const copied = await copy(source.textContent.trim(), source);
    status.textContent = copied ? button.dataset.done : button.dataset.failed;
  });
}
