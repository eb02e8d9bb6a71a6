// Replies of a large site come in pieces, each when one of its answers is chosen; those of others are there at once.

import { data } from "../data.js";
import { loadScript } from "../load.js";
import { part, root, say } from "./page.js";

const here = (document.currentScript || {}).src;

/**
 * Whether a reply to the chosen answer has still to be brought; then it is, and `then` is called when it has come.
 * Without a network it never has: the answer stays out of sight until it is chosen again, and the desk says so.
 */
export function bringReplies({ results, questions, chosen, replies }, then) {
  const { articles, size, pieces } = replies;
  const told = results.filter((_, at) => at === chosen || (questions > 1 && at < questions)).map(({ document }) => document.id);
  // An answer may send to instructions of others.
  const guides = told.filter((id) => articles[id].guides).map((id) => Object.values(articles[id].guides));
  const missing = told.concat(...guides).filter((id) => !articles[id].guides);
  if (!missing.length) return false;
  part("answer").hidden = true;
  const order = Object.keys(articles);
  const numbers = new Set(missing.map((id) => Math.floor(order.indexOf(id) / size)));
  const bring = async (number) => {
    await loadScript(new URL(`search-replies-${number}.${pieces}.js`, here).href);
    data(`replies${number}`).forEach((one, at) => Object.assign(articles[order[number * size + at]], one));
  };
  Promise.all([...numbers].map(bring)).then(then, () => say(root.dataset.unbrought));
  return true;
}
