// What is written → what a voice says: short forms, addresses, codes, telephones, dates, numbers in their case. Which
// words there are is data (russian/aloud.py and the words of the centre); here is how they are put together.

import { cardinal, counted, ordinal, spelled } from "./numbers.js";

const LETTER = "[\\p{L}\\d]";

/** A pattern for any of these texts, the longest first. */
const anyOf = (texts) =>
  [...texts]
    .sort((one, other) => other.length - one.length)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("|");

/**
 * A regular expression for any of these texts where no letter stands around; a hyphen behind belongs to it.
 * Without lookbehind, which Safari knows since 16.4 only: what stands before is a part of the match.
 */
const alone = (texts) => new RegExp(`(^|[^\\p{L}\\d])(${anyOf(texts)})(?!${LETTER})(-(?=${LETTER}))?`, "gu");

/** The word that ends a text, and the one that begins it. */
const lastWord = (text) => (/(\p{L}+)[\s«(]*$/u.exec(text) || ["", ""])[1].toLowerCase();
const firstWord = (text) => (/^[\s»)]*(\p{L}+)/u.exec(text) || ["", ""])[1].toLowerCase();

/** What a noun asks of 1 and 2 before it, told by its ending. */
function genderOf(noun, number, genitive) {
  if (noun.length < 4 || (number % 100 > 10 && number % 100 < 13)) return "";
  if (number % 10 === 2 || genitive) return /[ыи]$/.test(noun) ? "f" : "";
  if (number % 10 !== 1) return "";
  return /[ая]$/.test(noun) ? "f" : /[ую]$/.test(noun) ? "a" : /[ое]$/.test(noun) ? "n" : "";
}

/**
 * A function that says texts.
 * @param {object} words what `spoken_script` brings
 * @returns {(text: string) => string}
 */
export function makeSay(words) {
  const { said, shortForms, closingForms, signs, units, marks, letters, months, year, shortYears } = words;
  const lower = {};
  for (const written of Object.keys(said)) lower[written.toLowerCase()] = said[written];
  const known = alone(Object.keys(said));
  const short = alone([...Object.keys(shortForms), ...Object.keys(closingForms)]);
  const sign = new RegExp(`(${anyOf(Object.keys(signs))}) ?(?=\\d)`, "g");
  const counting = new RegExp(`(\\d+) ?(${anyOf(Object.keys(units))})`, "g");
  const numbered = new RegExp(`^(?:${words.numbered.join("|")})`);
  const codeBefore = new RegExp(`(?:^|[^\\p{L}])${words.code}\\p{L}*(?:\\s\\p{L}+)?:?\\s$`, "iu");
  const date = new RegExp(`(\\d{1,2}) (${months.join("|")})(?!${LETTER})`, "gu");
  const shortYear = new RegExp(`(\\d{4}(?:–\\d{4})?) (${anyOf(Object.keys(shortYears))})`, "gu");
  const years = new RegExp(`(\\d{4})(?:–(\\d{4}))? (${Object.keys(year).join("|")})(?!${LETTER})`, "gu");

  const spell = (digits) => spelled(digits, words);

  /** «+7 495 123-45-67»: group by group, with a breath between them. */
  function telephone(written) {
    const digits = written.replace(/\D/g, "");
    if (digits.length < 10 || digits.length > 12) return written;
    const groups = written.match(/\d+/g);
    const shown = groups.length > 1 ? groups : /^(\d{0,2})(\d{3})(\d{3})(\d\d)(\d\d)$/.exec(digits).slice(1);
    const one = (group) => {
      if (group.length < 4 || group.endsWith("000")) return spell(group);
      return group.match(/\d\d?/g).map(spell).join(" ");
    };
    const plus = written.startsWith("+") ? `${marks["+"]} ` : "";
    return plus + shown.filter(Boolean).map(one).join(", ");
  }

  /** «school.example»: its parts, as they are said, and what stands between them. */
  function address(written) {
    if (!/[a-z]/i.test(written)) return written;
    const parts = written.replace(/^https?:\/\//, "").replace(/\/$/, "").split(/([./@])/);
    return parts.map((part) => marks[part] || lower[part.toLowerCase()] || part).join(" ");
  }

  function shorten(found, before, form, hyphen, at, text) {
    if (!closingForms[form]) return before + shortForms[form];
    const ends = /^\s*$|^\s+\p{Lu}/u.test(text.slice(at + found.length));
    return before + closingForms[form] + (ends ? "." : "");
  }

  /** Numbers that are counted: in the genitive where the word before asks for it, in the gender of the word behind. */
  function count(found, at, text) {
    const before = text.slice(0, at);
    const after = text.slice(at + found.length);
    if (/[\p{L}\d][.,:/–-]?$/u.test(before) || /^(?:[\p{L}\d]|[.,:/–-][\p{L}\d])/u.test(after)) return found;
    if (codeBefore.test(before) && /^\d{4}$/.test(found)) return found.match(/\d\d/g).map(spell).join(" ");
    const numbers = found.replace(/ /g, "").split("–").map(Number);
    const previous = lastWord(before);
    const noun = firstWord(after);
    const oblique = noun.length > 4 && /(ам|ям|ах|ях|ами|ями)$/.exec(noun);
    // In other cases than the two, only some numbers look like the genitive; the rest is left to the voice.
    const alike = numbers.every((one) => one < 100 && (one % 10 > 4 || one % 10 === 0 || (one > 10 && one < 15)));
    if (oblique && (oblique[1].length > 2 || !alike)) return found;
    const genitive = Boolean(oblique) || words.genitiveAfter.includes(previous);
    const gender = (one) => (numbered.test(previous) ? "" : genderOf(noun, one, genitive));
    return numbers.map((one) => cardinal(one, words, genitive, gender(one))).join(" — ");
  }

  /** «5 %»: the sign in the form that its number asks for. */
  function unit(found, number, sign, at, text) {
    const genitive = words.genitiveAfter.includes(lastWord(text.slice(0, at)));
    return `${number} ${counted(Number(number), units[sign], genitive)}`;
  }

  const isIn = (before) => /^во?$/.test(lastWord(before));

  function dated(found, from, to, noun, at, text) {
    // «К 2025 году», not «в 2025 году».
    const ending = noun === "году" && !isIn(text.slice(0, at)) ? "ому" : year[noun];
    const both = [from, to].filter(Boolean).map((one) => ordinal(Number(one), words, ending));
    return both.every(Boolean) ? `${both.join(" — ")} ${noun}` : found;
  }

  return (text) =>
    text
      .replace(/\u00ad/g, "")
      .replace(/\s+/g, " ")
      .replace(/\+?\d[\d ()-]{8,}\d/g, telephone)
      .replace(/(?:https?:\/\/)?[a-z0-9][a-z0-9-]*(?:[./@][a-z0-9-]+)+\/?/gi, address)
      .replace(shortYear, (_, number, noun, at, all) => `${number} ${shortYears[noun][Number(isIn(all.slice(0, at)))]}`)
      .replace(short, shorten)
      .replace(sign, (_, one) => `${signs[one]} `)
      .replace(date, (found, day, month) => `${ordinal(Number(day), words, "ого") || day} ${month}`)
      .replace(years, dated)
      .replace(/(\d{1,2}):(\d\d)(?![\d:])/g, (_, hours, minutes) => `${spell(hours)} ${spell(minutes)}`)
      .replace(/(^|[^\d–])(\d{1,2})[ -]?[«„]?([А-Я])[»“]?(?![\p{L}\d])/gu, (found, before, number, letter) =>
        letters[letter] ? `${before}${spell(number)} ${letters[letter]}` : found,
      )
      .replace(counting, unit)
      .replace(/(?:\d{1,3}(?: \d{3})+|\d+)(?:–\d+)?/g, count)
      .replace(known, (_, before, written, hyphen) => before + said[written] + (hyphen ? " " : ""));
}

/** A text in sentences, each said by itself: a voice that has begun a long one cannot be stopped everywhere. */
export function sentences(text) {
  // The point of an initial («А. С.») ends nothing, nor does that of a quotation within a sentence.
  const all = text.match(/(?:\p{Lu}\. |[^])+?(?:[.!?…]+(?:[»“")]+(?! \p{Ll}))?(?= |$)|$)/gu) || [];
  return all.map((one) => one.trim()).filter((one) => /[\p{L}\d]/u.test(one));
}
