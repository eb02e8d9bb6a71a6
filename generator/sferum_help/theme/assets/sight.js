// The panel «Версия для слабовидящих». Its buttons carry the attributes that they give to <html>.

import { KEY, read, show } from "./sight/state.js";

const opener = document.querySelector('[data-module="sight"]');
const panel = document.getElementById("sight");

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
  const chosen = mark();
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // A private window may refuse: the choice then holds for this page.
  }
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
  mark();
}

if (opener) {
  mark();
  opener.hidden = false;
  opener.addEventListener("click", () => open(panel.hidden));
  panel.addEventListener("click", press);
  for (const part of [opener, panel]) {
    part.addEventListener("keydown", ({ key }) => {
      if (key === "Escape" && !panel.hidden) close();
    });
  }
  addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) follow();
  });
  // A page that Back brings from memory has not heard of later choices.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) follow();
  });
}
