// Comes in the file of the index where that is in pieces, and tells the engine how to open it (`search/open.js`).

import { data } from "./data.js";
import { loadScript } from "./load.js";
import { openPieces } from "./search/pieces.js";

const here = document.currentScript.src;

globalThis.helpCentre.openPieces = (head, decode) =>
  openPieces(head, decode, async (kind, number) => {
    await loadScript(new URL(`search-${kind}-${number}.${head.pieces[kind]}.js`, here).href);
    return data(kind + number);
  });
