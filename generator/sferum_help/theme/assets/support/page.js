// The elements of the desk, and how it says what it has done.

import { copyAndSay } from "../clipboard.js";

export const root = document.querySelector('[data-module="support"]');

export function part(name) {
  return root.querySelector(`[data-support="${name}"]`);
}

export function parts(name) {
  return [...root.querySelectorAll(`[data-support="${name}"]`)];
}

export function say(words) {
  part("status").textContent = words;
}

/** Copies a text and says that this is `done`, or that it was not. `shown`: where the text is seen. */
export function copyText(text, done, shown) {
  return copyAndSay(text, { done, failed: root.dataset.failed }, say, shown);
}
