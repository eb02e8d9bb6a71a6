// Copies a ready text. Starts at [data-module="copy"]; without it the reader selects the text by hand.

for (const block of document.querySelectorAll('[data-module="copy"]')) {
  const button = block.querySelector("button");
  const status = block.querySelector('[role="status"]');
  const source = block.querySelector('[data-copy="source"]');
  button.hidden = false;
  button.addEventListener("click", async () => {
    // Emptied first, so that a screen reader announces the same words again.
    status.textContent = "";
    try {
      // Support: Chrome 66, Firefox 63, Safari 13.1; only on https, localhost and in a tap.
      await navigator.clipboard.writeText(source.textContent.trim());
      status.textContent = button.dataset.done;
    } catch {
      getSelection().selectAllChildren(source);
      // Old WebViews, and pages without https, have only this; it is deprecated and works.
      const copied = document.execCommand("copy");
      status.textContent = copied ? button.dataset.done : button.dataset.failed;
    }
  });
}
