// Loads search at the first touch of a search form: no byte of it before. Until then, and without scripts, the form
// is a plain one. Its addresses stand in data-* of the form in the header.

import { loadScript, loadStyle } from "../load.js";
import { READY } from "./ready.js";

const form = document.querySelector('[data-module="search"]');
const forms = document.querySelectorAll("form.sh-search");
const ready = () => form.dataset.ready !== undefined;
const off = document.querySelector("[role=alert]");
const loading = () => !ready() && form.dataset.loading !== undefined;

function load() {
  if (ready() || loading()) return;
  form.dataset.loading = "";
  delete off.dataset.failed;
  const styled = loadStyle(form.dataset.style);
  // In this order: the engine starts with the index at hand.
  const [index, engine, ...later] = form.dataset.scripts.trim().split(" ").map(loadScript);
  const started = Promise.all([styled, index, engine]);
  const complete = Promise.all([started, ...later]);
  for (const step of [started, complete]) {
    step.then(() => document.dispatchEvent(new Event(READY)), fail).then(stopWaiting);
  }
}

/** Without the internet the form stays what it was, beside it stands so, and it may be touched again. */
function fail() {
  delete form.dataset.loading;
  if (!ready()) off.dataset.failed = "";
}

function stopWaiting() {
  for (const one of forms) delete one.dataset.pending;
}

/** Ctrl+K or ⌘K, in whatever language the keyboard is. */
function press(event) {
  if (event.code !== "KeyK" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  const field = [...forms].map(({ elements }) => elements.q).find((one) => one.offsetParent);
  if (!field) return;
  event.preventDefault();
  field.focus();
  // Behind a dialog it is out of reach.
  if (document.activeElement === field) field.click();
}

if (form) {
  // Back from a result: what was asked stands there again, one tap from its answers.
  form.elements.q.value = (history.state && history.state.asked) || "";
  form.elements.q.ariaKeyShortcuts = "Control+K";
  addEventListener("keydown", press);
  for (const one of forms) {
    for (const kind of ["focusin", "pointerdown"]) one.addEventListener(kind, load);
    // What was typed before the dialog could open is not lost, and the reader is told to wait: search-form.css.
    for (const kind of ["input", "click"]) {
      one.addEventListener(kind, ({ target }) => {
        if (target.name === "q" && loading()) one.dataset.pending = "";
      });
    }
  }
}
