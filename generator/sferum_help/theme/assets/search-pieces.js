// Comes in the file of the index where that is in pieces, and brings them.

import { data } from "./data.js";
import { loadScript } from "./load.js";
import { prepare } from "./search/pieces.js";

const here = document.currentScript.src;
const head = data("searchIndex");

prepare(head, async (kind, number) => {
  await loadScript(new URL(`search-${kind}-${number}.${head.pieces[kind]}.js`, here).href);
  return data(kind + number);
});
