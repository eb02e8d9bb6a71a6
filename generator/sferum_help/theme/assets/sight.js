// The panel «Версия для слабовидящих», loaded when somebody opens it. Its buttons carry the attributes that they give
// to <html>; what was chosen before is there already, see first.js.

import { drawn } from "./drawn.js";
import { loadScript } from "./load.js";
import { isLarge } from "./sight/large.js";
import { CHOICES, read, show } from "./sight/state.js";
import { key, setData } from "./storage.js";

const opener = document.querySelector('[data-module="sight"]');
let panel = null;

/** Marks the buttons whose choices are shown; these choices by name. */
function mark() {
  const chosen = {};
  for (const button of panel.querySelectorAll("fieldset button")) {
    const [[name, value]] = Object.entries(button.dataset);
    const pressed = value === (document.documentElement.dataset[name] || "");
    button.setAttribute("aria-pressed", pressed);
    if (pressed && value) chosen[name] = value;
  }
  return chosen;
}

function choose(state) {
  show(state);
  // A private window may refuse to keep it: the choice then holds for this page.
  panel.querySelector('[role="status"]').hidden = setData(CHOICES, mark());
}

function open(wanted) {
  panel.hidden = !wanted;
  opener.setAttribute("aria-expanded", wanted);
}

function close() {
  open(false);
  opener.focus();
}

function press({ target }) {
  const button = target.closest("button");
  if (!button) return;
  if (button.value === "close") return close();
  choose(button.value === "reset" ? {} : { ...mark(), ...button.dataset });
  // Everything above may have grown; the button stays under the eye.
  button.scrollIntoView({ block: "nearest" });
}

function follow() {
  show(read());
  if (panel) mark();
}

function escape({ key }) {
  if (key === "Escape" && !panel.hidden) close();
}

let coming = null;

/** Brings the panel and what large text needs, once; without a network it may be asked for again. */
function bring() {
  coming =
    coming ||
    loadScript(opener.dataset.panel).catch((error) => {
      coming = null;
      throw error;
    });
  return coming;
}

async function load() {
  try {
    await bring();
  } catch {
    // The page stays as it is, and the button may be tapped again.
    return;
  }
  if (panel) return;
  panel = drawn("sightPanel");
  // Next in the order of Tab, and seen so: the form of search moves below it.
  opener.parentNode.after(panel);
  opener.setAttribute("aria-controls", panel.id);
  panel.addEventListener("click", press);
  for (const part of [opener, panel]) part.addEventListener("keydown", escape);
  mark();
  open(true);
}

if (opener) {
  opener.hidden = false;
  if (isLarge()) bring().catch(() => {});
  opener.addEventListener("click", () => (panel ? open(panel.hidden) : load()));
  addEventListener("storage", (event) => {
    if (event.key === key(CHOICES) || event.key === null) follow();
  });
  // A page that Back brings from memory has not heard of later choices.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) follow();
  });
}
