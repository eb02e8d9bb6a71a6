// What to ask back when two answers compete.

// The second answer competes from this share of the first one's score on.
const CLOSE = 0.85;

/**
 * @param {{score: number, document: {roles: string[], title: string}, messengers: string[]}[]} results best first
 * @param {{role: string, messenger: string}} known what is known of the person already; "" if it is not
 * @returns {null | {ask: "role"} | {ask: "messenger"} | {ask: "which", titles: string[]}}
 */
export function clarify(results, known) {
  const [first, second] = results;
  if (!second || second.score < CLOSE * first.score) return null;
  const roles = [first, second].map(({ document }) => document.roles);
  if (!known.role && !share(roles[0], roles[1])) return { ask: "role" };
  if (!known.messenger && differ(first.messengers, second.messengers)) return { ask: "messenger" };
  return { ask: "which", titles: [first.document.title, second.document.title] };
}

const share = (one, other) => one.some((item) => other.includes(item));

/** No messenger has both; a site may know of none at all. */
const differ = (one, other) => one.length > 0 && other.length > 0 && !share(one, other);
