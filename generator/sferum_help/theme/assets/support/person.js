// Who writes and about which messenger: guessed, or chosen by hand.

import { words } from "../search/normal.js";
import { getTab, setTab } from "../tab.js";
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

/**
 * What is known of whoever wrote the text: {role, messenger}, each "" if it is not, whether they are `upset`, and
 * whether this is `another` message than the one before.
 */
export function knowPerson(text, { index, replies }) {
  const { senders, messengers, upset } = replies.cues;
  const another = isAnother(text);
  return {
    role: follow("role", guess(text, senders, index.irregular), another),
    messenger: follow("messenger", guess(text, messengers, index.irregular), another),
    upset: SHOUT.test(text) || hear(text, upset, index.irregular) > 0,
    another,
  };
}

// The message before this one: a choice made without any is for the next.
let before = "";

/** Whether this is no longer the message before: less than half of the words are the same. */
function isAnother(text) {
  const [old, now] = [before, text].map((one) => new Set(words(one)));
  if (text) before = text;
  const shared = [...now].filter((word) => old.has(word)).length;
  return old.size > 0 && now.size > 0 && shared < Math.min(old.size, now.size) / 2;
}

/** A choice by hand stays until another message clearly tells otherwise; without one the guess is followed. */
function follow(name, kind, another) {
  const field = part(name);
  if (!field) return "";
  if (field.dataset.byHand && another && kind && kind !== choice(name)) forget(name);
  if (field.dataset.byHand) return choice(name);
  field.querySelector(`[value="${kind}"]`).checked = true;
  return kind;
}

/** The next message may be somebody else's. */
export function forgetChoices() {
  before = "";
  fields().forEach(forget);
}

function forget(name) {
  delete part(name).dataset.byHand;
  setTab(CHOICES, { ...getTab(CHOICES), [name]: "" });
}

/** `changed` is called when somebody has chosen by hand. */
export function startPerson(changed) {
  const chosen = getTab(CHOICES) || {};
  for (const name of fields()) {
    const field = part(name);
    const kept = [...field.querySelectorAll("input")].find(({ value }) => value && value === chosen[name]);
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
