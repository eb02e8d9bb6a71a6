// What this browser keeps as long as the tab, by the names of storage.js.

import { key } from "./storage.js";

/** What `setTab` has kept; null for nothing, and for whatever else may lie there. */
export function getTab(name) {
  try {
    return JSON.parse(sessionStorage.getItem(key(name)));
  } catch {
    return null;
  }
}

export function setTab(name, data) {
  try {
    sessionStorage.setItem(key(name), JSON.stringify(data));
  } catch {
    // Then it lasts as long as the page.
  }
}
