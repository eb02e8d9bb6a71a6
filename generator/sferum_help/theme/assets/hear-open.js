// Offers to read the page aloud where this device has a Russian voice of its own, and brings what reads when somebody
// asks for it. Starts at [data-module="hear"], which names its style and script.

import { findVoice } from "./hear/voice.js";
import { bring } from "./load.js";

const root = document.querySelector('[data-module="hear"]');

function offer() {
  if (findVoice()) for (const button of document.querySelectorAll("[data-hear]")) button.hidden = false;
}

/** The first press; hear.js answers it, and all that follow. */
function press({ target }) {
  const button = target.closest("[data-hear]");
  if (!button || root.dataset.brought) return;
  button.dataset.wanted = "";
  // An iPhone lets a page speak if its first word is said in a tap, and the script comes later than that.
  speechSynthesis.speak(new SpeechSynthesisUtterance(""));
  bring(root);
}

if (root && "speechSynthesis" in window) {
  document.addEventListener("click", press);
  // Voices come late; Safari has them at once and tells nothing.
  speechSynthesis.onvoiceschanged = offer;
  addEventListener("load", offer);
}
