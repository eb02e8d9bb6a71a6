// Who writes and about which messenger: guessed, or chosen by hand.

import { getTab, setTab } from "../storage.js";
import { guess, hear } from "./guess.js";
import { part, root } from "./page.js";

// Choices by hand outlive a reload, and no longer than the tab.
const CHOICES = "support-person";
// So many marks in a row are a raised voice.
const SHOUT = /!!!|\?!|!\?/;

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

/** What is known of whoever wrote the text: {role, messenger}, each "" if it is not, and whether they are `upset`. */
export function knowPerson(text, { index, replies }) {
  const { senders, messengers, upset } = replies.cues;
  return {
    role: follow("role", guess(text, senders, index.irregular)),
    messenger: follow("messenger", guess(text, messengers, index.irregular)),
    upset: SHOUT.test(text) || hear(text, upset, index.irregular) > 0,
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
  setTab(CHOICES, {});
}

/** `changed` is called when somebody has chosen by hand. */
export function startPerson(changed) {
  const before = getTab(CHOICES) || {};
  for (const name of fields()) {
    const field = part(name);
    const kept = [...field.querySelectorAll("input")].find(({ value }) => value === before[name]);
    if (kept) {
      kept.checked = true;
      field.dataset.byHand = "yes";
    }
    field.addEventListener("change", () => {
      field.dataset.byHand = "yes";
      setTab(CHOICES, { ...getTab(CHOICES), [name]: choice(name) });
      changed();
    });
  }
}
