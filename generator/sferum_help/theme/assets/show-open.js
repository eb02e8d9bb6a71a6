// Brings the show of an instruction when it is wanted. Starts at [data-module="show"], which names its script and style.
// Both are in the shell of the service worker: the network can be lost before the show begins.

import { bring } from "./load.js";

const root = document.querySelector('[data-module="show"]');

function start() {
  const button = root.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.wanted = "yes";
    bring(root);
  });
  if (/^#show(-|$)/.test(location.hash)) bring(root);
}

if (root) start();
