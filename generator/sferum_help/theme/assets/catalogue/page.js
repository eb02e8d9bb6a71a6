// The elements of a catalogue, and how its buttons copy.

import { copyAndSay } from "../clipboard.js";

export const root = document.querySelector('[data-module="catalogue"]');

export function part(name) {
  return document.querySelector(`[data-catalogue="${name}"]`);
}

export function parts(name) {
  return [...document.querySelectorAll(`[data-catalogue="${name}"]`)];
}

/** The link to what an entry is about. */
export function link(entry) {
  return entry.querySelector("h3 a");
}

/** The box by which an entry is ticked. */
export function box(entry) {
  return entry.querySelector("input");
}

// What a button says when it has not just copied.
const usual = new WeakMap();

/** The button itself says that it has copied, and later what it does again. */
export async function copyBy(button, text) {
  if (!usual.has(button)) usual.set(button, [...button.childNodes]);
  // A screen reader tells what the focused button has become. It is never left without words.
  button.setAttribute("aria-live", "polite");
  await copyAndSay(text, root.dataset, (words) => words && (button.textContent = words));
  setTimeout(() => {
    button.textContent = "";
    button.append(...usual.get(button));
  }, 4000);
}
