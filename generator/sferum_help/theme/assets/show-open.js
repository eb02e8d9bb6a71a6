// Brings the show of an instruction when it is wanted. Starts at [data-module="show"], which names its script and style.
// Both are in the shell of the service worker: the network can be lost before the show begins.

import { loadScript, loadStyle } from "./load.js";

const root = document.querySelector('[data-module="show"]');
let asked = false;

async function bring() {
  if (asked) return;
  asked = true;
  try {
    // The script after the style: nobody sees a slide before it is a slide.
    await loadStyle(root.dataset.style);
    await loadScript(root.dataset.script);
  } catch {
    // Without a network the steps below are still there, and the button may be tapped again.
    asked = false;
  }
}

function start() {
  const button = root.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.wanted = "yes";
    bring();
  });
  if (/^#show(-|$)/.test(location.hash)) bring();
}

if (root) start();
