// Copies the address of the page, of a step or a note. Starts at [data-module="share"]; without it the links to
// steps are plain links, and stay so: a click still goes there.

import { sharedAddress } from "./address.js";
import { copyAndSay } from "./clipboard.js";

const root = document.querySelector('[data-module="share"]');

function start() {
  const button = root.querySelector("button");
  const status = root.querySelector('[role="status"]');
  const say = (words) => (status.textContent = words);
  let timer;

  async function share(hash) {
    const address = sharedAddress() + hash;
    const { done, failed } = button.dataset;
    await copyAndSay(address, { done, failed: `${failed} ${address}` }, say);
    clearTimeout(timer);
    timer = setTimeout(say, 8000, "");
  }

  button.hidden = false;
  button.addEventListener("click", () => share(""));
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".sh-anchor");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) share(link.hash);
  });
}

if (root && sharedAddress()) start();
