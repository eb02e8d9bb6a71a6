// Pages that a text names outright: by a short code or by an address of the site, old ones too.

import { isSlip } from "../codes/slip.js";

// Alone, or behind a word that says what it is: «№ 1288» of a school and a phone number are no codes.
const ALONE = /^\s*[№#]?\s*(\d{4})\s*$/g;
const CALLED = /(?:код|справк[аиуе]|страниц[аыуе])(?:\s+страницы)?[\s:]*[№#]?\s*(\d{4})(?!\d)/gi;
const ADDRESS = /(?:https?:\/\/)?[\w.:-]*(?:\/[\w-]+)*\/[\w-]+\/?(?:[?#]\S*)?|\b(?:faq|instructions)\/[\w-]+\/?/gi;
const SLIP = /^\s*(?:код(?:\s+страницы)?[\s:]*)?[№#]?\s*(\d{4})\s*$/i;
const SHORT = /(?:^|\/)o\/(\d{4})\/?$/;

/**
 * @param {object} index
 * @param {string} text
 * @returns {{called: object[], rest: string, slip: string, near: [string, object][]}} `called`: the documents, in the order of the
 *   text; `rest`: the text without what names them; `slip`: what looks like a code and is none, if it is all that was
 *   typed, and `near` the codes that it may have been, each with its document
 */
export function named(index, text) {
  const called = new Set();
  const take = (found, document) => {
    if (!document) return found;
    called.add(document);
    return " ";
  };
  const byCode = (found, code) => take(found, index.codes.get(code));
  const rest = text
    .replace(ADDRESS, (found) => take(found, placeOf(index, found)))
    .replace(CALLED, byCode)
    .replace(ALONE, byCode);
  const [, slip = ""] = (index.codes.size && !called.size && SLIP.exec(text)) || [];
  const near = slip ? [...index.codes].filter(([code]) => isSlip(slip, code)) : [];
  return { called: [...called], rest, slip, near };
}

/** The document at an address, wherever the site lies: the longest end of the path that is one of ours. */
function placeOf(index, address) {
  const path = address.replace(/[?#].*$/, "").replace(/^https?:\/\//i, "").toLowerCase();
  const [, code] = SHORT.exec(path) || [];
  if (code) return index.codes.get(code);
  const steps = path.split("/").filter(Boolean);
  const ends = steps.map((_, at) => `${steps.slice(at).join("/")}/`);
  const end = ends.find((one) => one && index.addresses.has(one));
  return end && index.addresses.get(end);
}
