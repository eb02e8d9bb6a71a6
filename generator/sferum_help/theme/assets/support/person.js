// Who writes and about which messenger: guessed, or chosen by hand.

import { guess } from "./guess.js";
import { part, root } from "./page.js";

/** What there is to choose; a site may have no messengers. */
const fields = () => ["role", "messenger"].filter((name) => part(name));

const choice = (name) => root.querySelector(`[name="${name}"]:checked`).value;

/** The role that is chosen; "" if it is not known. */
export function chosenRole() {
  return choice("role");
}

/** A role as it is called beside its choice. */
export function nameOfRole(id) {
  return root.querySelector(`[name="role"][value="${id}"]`).parentNode.textContent;
}

/** What is known of whoever wrote the text: {role, messenger}, each "" if it is not. */
export function knowPerson(text, { index, replies }) {
  const { senders, messengers } = replies.cues;
  return {
    role: follow("role", guess(text, senders, index.irregular)),
    messenger: follow("messenger", guess(text, messengers, index.irregular)),
  };
}

/** A choice by hand stays until the message is another one; before that it follows the guess. */
function follow(name, kind) {
  const field = part(name);
  if (!field) return "";
  if (field.dataset.byHand) return choice(name);
  field.querySelector(`[value="${kind}"]`).checked = true;
  return kind;
}

/** The next message may be somebody else's. */
export function forgetChoices() {
  for (const name of fields()) delete part(name).dataset.byHand;
}

/** `changed` is called when somebody has chosen by hand. */
export function startPerson(changed) {
  for (const name of fields()) {
    part(name).addEventListener("change", () => {
      part(name).dataset.byHand = "yes";
      changed();
    });
  }
}
