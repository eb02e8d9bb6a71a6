// A text → normal words. The same steps as `russian/stems.py`: what is compared has to be cut alike.

const INVISIBLE = /[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/g;
// Where one word becomes another without a space: «до18лет», «webверсия».
const BORDER = /(\d)(?=[a-zа-я])|([a-z])(?=[\dа-я])|([а-я])(?=[\da-z])/g;
const WORD = /[a-zа-я]+|\d+/g;

const YEARS = /^(лет|год)/;
const NUMBER = /^[1-9]\d?$/;
// Ages of minors in words, from 6 on, as one says «девять» and «до девяти».
const SPOKEN = new Map();
for (const list of [
  "шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать",
  "шести семи восьми девяти десяти одиннадцати двенадцати тринадцати четырнадцати пятнадцати шестнадцати семнадцати восемнадцати",
]) {
  list.split(" ").forEach((word, at) => SPOKEN.set(word, at + 6));
}
const BELOW = new Set(["до", "младше", "меньше", "моложе"]);
const COMPARED = new Set([...BELOW, "старше", "больше"]);
// «Ей 9», «исполнилось 14», «14 исполнилось»: an age without «лет», from 6 to 18.
const AGED = new Set("мне ему ей сыну дочке дочери ребенку внуку внучке исполнилось исполнится".split(" "));
const TURNED = /^исполни/;

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
  const place = at + (compared ? 1 : 0);
  const number = readNumber(found[place]);
  if (!number) return null;
  const after = found[place + 1] || "";
  const years = YEARS.test(after);
  const said = number >= 6 && number <= 18 && !compared && ((AGED.has(found[at - 1]) && !/^клас/.test(after)) || TURNED.test(after));
  // A number after «до» alone may be a date; after «младше» it is an age with or without «лет».
  if (!years && !said && !(compared && found[at] !== "до")) return null;
  // «До 18 лет» is said of who is not 18 yet.
  return { years: number - (BELOW.has(found[at]) ? 1 : 0), length: place - at + 1 + (years ? 1 : 0) };
}

function readNumber(word) {
  return NUMBER.test(word || "") ? Number(word) : SPOKEN.get(word) || 0;
}

function nameAge(years, ages) {
  return ages.filter(([, from]) => from <= years).pop()[0];
}
