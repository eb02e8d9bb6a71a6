// What the reader has chosen in the panel: kept in this browser, shown as attributes of <html> for sight.css.

import { getData } from "../storage.js";

/** The name of the choices in the storage. */
export const CHOICES = "sight";

const KNOWN = {
  size: /^(125|150|200)$/,
  spacing: /^(more|most)$/,
  colours: /^(black|white|blue|brown)$/,
  theme: /^(light|dark)$/,
  pictures: /^off$/,
};

/** The choices by name. Whatever else may lie in the storage counts as none. */
export function read() {
  return getData(CHOICES) || {};
}

/** Shows those choices that sight.css knows. */
export function show(state) {
  const { dataset } = document.documentElement;
  for (const name in KNOWN) {
    if (KNOWN[name].test(state[name])) dataset[name] = state[name];
    else delete dataset[name];
  }
  // Media queries do not follow the text size: with large text a wide screen is laid out as a narrow one.
  if (dataset.size || dataset.spacing) dataset.large = "";
  else delete dataset.large;
}
