// «Распечатать». Starts at [data-module="print"], which is hidden without a script.

for (const block of document.querySelectorAll('[data-module="print"]')) {
  block.hidden = false;
  block.querySelector("button").addEventListener("click", () => print());
}
