// The links to lists of a catalogue become buttons that filter it.

import { root } from "./page.js";

/** `toggle` is called with the name and the value of a filter. */
export function startFilters(toggle) {
  for (const link of root.querySelectorAll("[data-filter]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    Object.assign(button.dataset, link.dataset);
    button.append(...link.childNodes);
    button.addEventListener("click", () => toggle(button.dataset.filter, button.dataset.value));
    link.replaceWith(button);
  }
}

/** Presses the buttons of what is chosen; `filters` are values by name. */
export function showFilters(filters) {
  for (const button of root.querySelectorAll("[data-filter]")) {
    button.setAttribute("aria-pressed", filters[button.dataset.filter] === button.dataset.value);
  }
}
