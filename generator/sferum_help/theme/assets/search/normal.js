// A text → normal words. The same steps as `russian/stems.py`: what is compared has to be cut alike.

const INVISIBLE = /[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/g;
// Where one word becomes another without a space: «до18лет», «webверсия».
const BORDER = /(\d)(?=[a-zа-я])|([a-z])(?=[\dа-я])|([а-я])(?=[\da-z])/g;
const WORD = /[a-zа-я]+|\d+/g;

const YEARS = /^(лет|год)/;
const NUMBER = /^[1-9]\d?$/;
const BELOW = new Set(["до", "младше", "меньше", "моложе"]);
const COMPARED = new Set([...BELOW, "старше", "больше"]);

/** Lower case, ё as е, one form of every character, nothing invisible. */
export function normal(text) {
  return text.normalize("NFKC").toLowerCase().replace(/ё/g, "е").replace(INVISIBLE, "");
}

/** The words and numbers of a text: «до18лет» is three. */
export function words(text) {
  return normal(text).replace(BORDER, "$1$2$3 ").match(WORD) || [];
}

/**
 * Words with every age as one word: with a limit of 18, «младше 18 лет» and «9 годиков» are one.
 * @param {string[]} found
 * @param {[string, number][]} ages terms, each with the age from which it holds, in order; none where no age matters
 * @returns {{text: string, term: string}[]} what stood there, and an age's word or the word itself
 */
export function joinAges(found, ages) {
  const result = [];
  for (let at = 0; at < found.length; ) {
    const age = ages.length ? readAge(found, at) : null;
    const length = age ? age.length : 1;
    const text = found.slice(at, at + length).join(" ");
    result.push({ text, term: age ? nameAge(age.years, ages) : text });
    at += length;
  }
  return result;
}

function readAge(found, at) {
  const compared = COMPARED.has(found[at]);
  const number = at + (compared ? 1 : 0);
  if (number >= found.length || !NUMBER.test(found[number])) return null;
  const years = number + 1 < found.length && YEARS.test(found[number + 1]);
  // A number after «до» alone may be a date; after «младше» it is an age with or without «лет».
  if (!years && !(compared && found[at] !== "до")) return null;
  // «До 18 лет» is said of who is not 18 yet.
  return { years: found[number] - (BELOW.has(found[at]) ? 1 : 0), length: number - at + 1 + (years ? 1 : 0) };
}

function nameAge(years, ages) {
  return ages.filter(([, from]) => from <= years).pop()[0];
}
