// «Распечатать». Starts at [data-module="print"], which is hidden without a script, and where nothing prints.

/** Milliseconds after which a browser that prints has begun to. */
const PATIENCE = 1000;

const blocks = typeof print === "function" ? document.querySelectorAll('[data-module="print"]') : [];
let begun = false;

addEventListener("beforeprint", () => (begun = true));
for (const block of blocks) {
  const status = block.querySelector('[role="status"]');
  block.hidden = false;
  block.querySelector("button").addEventListener("click", () => {
    status.textContent = "";
    begun = false;
    print();
    // A browser inside an app may have the function and do nothing.
    setTimeout(() => (status.textContent = begun ? "" : block.dataset.failed), PATIENCE);
  });
}
