// Brings the show of an instruction when it is wanted. Starts at [data-module="show"], which names its script and style.
// Both are in the shell of the service worker: a teacher can lose the network before the lesson begins.

import { loadScript } from "./load.js";

const root = document.querySelector('[data-module="show"]');
let asked = false;

function bring() {
  if (asked) return;
  asked = true;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = root.dataset.style;
  // The script after the style: nobody sees a slide before it is a slide.
  style.onload = style.onerror = () => loadScript(root.dataset.script);
  document.head.append(style);
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
