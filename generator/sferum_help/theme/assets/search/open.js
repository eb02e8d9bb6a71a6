// The index as a page has it, whole or in pieces.

import { data } from "../data.js";
import { decodeIndex } from "./index.js";

/** The index that a data script has brought; that of a large site comes with its own way to open it. */
export function openIndex(published) {
  const openPieces = data("openPieces");
  return openPieces ? openPieces(published, decodeIndex) : decodeIndex(published);
}
