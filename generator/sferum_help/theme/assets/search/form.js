// Loads search at the first touch of a search form: no byte of it before. Until then, and without scripts, the form
// is a plain one. Its addresses stand in data-* of the form in the header.

import { loadScript, loadStyle } from "../load.js";
import { READY } from "./ready.js";

const form = document.querySelector('[data-module="search"]');

function load() {
  if (form.dataset.ready !== undefined || form.dataset.loading !== undefined) return;
  form.dataset.loading = "";
  const styled = loadStyle(form.dataset.style);
  // In this order: the engine starts with the index at hand.
  const [index, engine, ...later] = form.dataset.scripts.trim().split(" ").map(loadScript);
  const ready = Promise.all([styled, index, engine]);
  const complete = Promise.all([ready, ...later]);
  for (const step of [ready, complete]) step.then(() => document.dispatchEvent(new Event(READY)), forget);
}

/** Without the internet the form stays what it was, and may be touched again. */
function forget() {
  delete form.dataset.loading;
}

if (form) {
  for (const one of document.querySelectorAll("form.sh-search")) {
    for (const kind of ["focusin", "pointerdown"]) one.addEventListener(kind, load);
    // What was typed before the dialog could open is not lost.
    for (const kind of ["input", "click"]) {
      one.addEventListener(kind, ({ target }) => {
        if (target.name === "q") one.dataset.pending = "";
      });
    }
  }
}
