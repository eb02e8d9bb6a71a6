// An address as messengers, phones and people mangle it → the page that was meant, or those that come nearest.

import { digitsOf } from "../codes/damm.js";
import { distance, FAR, LONGEST } from "../search/slips.js";

/** A messenger may encode what is encoded already. */
const ROUNDS = 3;

function fromBytes(percents) {
  try {
    return decodeURIComponent(percents);
  } catch {
    // Old programs write Russian letters as windows-1251.
    const bytes = percents.slice(1).split("%").map((byte) => parseInt(byte, 16));
    return new TextDecoder("windows-1251").decode(new Uint8Array(bytes));
  }
}

/** «%D1%87», «%25D1%2587», «%F7» and «%u0447» are all «ч». */
function decode(text) {
  let result = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    result = result
      .replace(/%u([\da-f]{4})/gi, (_, code) => String.fromCharCode(parseInt(code, 16)))
      .replace(/(?:%[\da-f]{2})+/gi, fromBytes);
  }
  return result;
}

/** Whoever reads an address from paper types Russian letters that look like Latin ones. */
const RUSSIAN = "авекмнорстух";
const LATIN = "abekmhopctyx";
const toLatin = (text) => text.replace(/[а-я]/gi, (letter) => LATIN[RUSSIAN.indexOf(letter.toLowerCase())] || letter);

/** What stands between the slashes, without what has stuck to it: «/FAQ/how—much»,» is faq and how-much. */
function partsOf(path) {
  const parts = path
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/[\u2010-\u2015\u2212_]+/g, "-")
    .split(/[/\\]/)
    .map((part) => part.replace(/^[^a-z\d]+|[^a-z\d]+$/g, ""))
    .filter((part) => part && !/^index\.html?$/.test(part));
  // A code that was dictated without what stands before it.
  return parts.length === 1 && /^\d+$/.test(parts[0]) ? ["o", ...parts] : parts;
}

/** The path that was asked for, below the root of the site, and the anchor that was encoded with it. */
function read(asked) {
  const [, path, anchor] = /^([^?#]*)(?:\?[^#]*)?(?:#([^]*))?$/.exec(decode(asked));
  return { path, anchor: (anchor || "").replace(/[^a-z\d]+$/i, "") };
}

/** The longest piece that is an address; a section only if nothing else was asked for behind it. */
function knownIn(parts, { pages, moved }) {
  for (let from = 0; from < parts.length; from += 1) {
    for (let to = parts.length; to > from; to -= 1) {
      const address = `${parts.slice(from, to).join("/")}/`;
      const whole = to === parts.length || to > from + 1;
      if (whole && (moved[address] || pages[address])) return moved[address] || address;
    }
  }
  return "";
}

/**
 * @param {string} asked the path below the root of the site
 * @param {{pages: Object<string, string>, moved: Object<string, string>, quiet: string[]}} known address → title; former
 *   address or code → present address; addresses that are no guess, only opened by their own names
 * @returns {string} the address that was meant, with the anchor that was glued to it; empty: nobody knows
 */
export function findPage(asked, known) {
  const { path, anchor } = read(asked);
  const found = knownIn(partsOf(path), known) || knownIn(partsOf(toLatin(path)), known);
  return found && anchor && !found.includes("#") ? `${found}#${anchor}` : found;
}

/** The digits that stand where a code of a page should. */
export function codeIn(asked) {
  const [first, ...rest] = partsOf(toLatin(read(asked).path));
  return first === "o" ? digitsOf(rest.join("")) : "";
}

const OFFERED = 5;
/** Slips for each letter of a name, and the part of its words that has to be right. */
const SLIPS = 0.34;
const SHARE = 0.3;
/** What the right folder counts. */
const NEARER = 0.01;

const slips = (one, other, most) => distance(one.slice(0, LONGEST), other.slice(0, LONGEST), most);

/** From 0, the same, to FAR: by slips of the hand, or else by the words that two names have in common. */
function howFar(asked, name) {
  const cost = slips(asked, name, Math.max(1, name.length * SLIPS));
  if (cost < FAR) return cost / name.length;
  const words = new Set(asked.split("-"));
  const others = name.split("-");
  const share = others.filter((word) => words.has(word)).length / Math.max(words.size, others.length);
  return share >= SHARE ? 1 - share : FAR;
}

/** The addresses whose last parts are nearest to that of what was asked for, the best first. */
export function nearest(asked, { pages, quiet }) {
  const parts = partsOf(read(asked).path);
  if (!parts.length) return [];
  return Object.keys(pages)
    .filter((address) => !quiet.includes(address))
    .map((address) => ({ address, far: howFar(parts[parts.length - 1], address.split("/").slice(-2)[0]) }))
    .filter(({ far }) => far < FAR)
    // Of pages with the same name the one in the same folder, and else the first: an article before its video.
    .map(({ address, far }) => ({ address, far: address.startsWith(`${parts[0]}/`) ? far - NEARER : far }))
    .sort((one, other) => one.far - other.far)
    .slice(0, OFFERED)
    .map(({ address }) => address);
}

/** Russian words, of somebody who has typed a question instead of an address: «/не-вижу-чат». */
export function wordsIn(asked) {
  return (read(asked).path.match(/[а-яё]+/gi) || []).join(" ");
}
