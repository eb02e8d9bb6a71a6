// How much a word says about a document, by where it stands and by how rare it is.

export const TITLE = 4.5;
export const ALIAS = 2.2;
export const MOST_ALIASES = 2;
// From here on more of the same word adds little.
export const ENOUGH = 0.9;
// A negation stands almost everywhere, and still turns a question round.
export const NEGATION = 0.9;

/** How much finding a word says, when so many of all documents have it. */
export function rarity(having, all) {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}
