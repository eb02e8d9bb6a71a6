// All questions: shows those of one role. Starts at [data-module="questions"]; without it the choices are links to
// the pages of roles, which have the same questions. The choice stands in the address and nowhere else: #for=guests.

import { fill } from "./fill.js";

const root = document.querySelector('[data-module="questions"]');
const CHOICE = "#for=";

function start() {
  const status = root.querySelector('[role="status"]');
  const folds = [...document.querySelectorAll("#topics > details")].map((fold) => ({
    fold,
    count: fold.querySelector(".sh-quiet"),
    questions: [...fold.querySelectorAll("[data-roles]")],
  }));
  const all = folds.reduce((sum, { questions }) => sum + questions.length, 0);
  const buttons = [...root.querySelectorAll("[data-role]")].map((link) => makeButton(link, choose));

  function show() {
    const asked = location.hash.startsWith(CHOICE) ? location.hash.slice(CHOICE.length) : "";
    const role = buttons.some((button) => button.dataset.role === asked) ? asked : "";
    let shown = 0;
    for (const { fold, count, questions } of folds) {
      const fitting = questions.filter(({ dataset }) => !role || dataset.roles.split(" ").includes(role));
      for (const one of questions) one.hidden = !fitting.includes(one);
      fold.hidden = !fitting.length;
      count.textContent = fitting.length;
      shown += fitting.length;
    }
    for (const button of buttons) button.setAttribute("aria-pressed", button.dataset.role === role);
    status.textContent = role ? fill(root.dataset.found, { shown, all }) : "";
  }

  function choose(role) {
    history.replaceState(history.state, "", role ? CHOICE + role : location.href.split("#")[0]);
    show();
  }

  // A link to a question that the choice hides: everything is shown again, then fold.js opens its topic.
  addEventListener("hashchange", show);
  show();
}

function makeButton(link, choose) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.dataset.role = link.dataset.role;
  button.append(...link.childNodes);
  button.addEventListener("click", () => choose(button.dataset.role));
  link.replaceWith(button);
  button.parentNode.hidden = false;
  return button;
}

if (root) start();
