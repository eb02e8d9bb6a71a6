// A word → the part that its forms share: Snowball's Russian algorithm, https://snowballstem.org/algorithms/russian/stemmer.html
// Written without look-behind, which Safari learnt in 16.4. `russian/stems.py` uses the reference implementation;
// tests compare both over all words of the site.

const VOWELS = "аеиоуыэюя";

// Each list is endings, longest first. Those of `afterA` count only after «а» or «я», which stays.
const GERUND = endings("ившись ывшись ивши ывши ив ыв", "вшись вши в");
const ADJECTIVE = endings("ими ыми его ого ему ому ее ие ые ое ей ий ый ой ем им ым ом их ых ую юю ая яя ою ею");
const PARTICIPLE = endings("ивш ывш ующ", "ем нн вш ющ щ");
const REFLEXIVE = endings("ся сь");
const VERB = endings(
  "ейте уйте ила ыла ена ите или ыли ило ыло ено ует уют ены ить ыть ишь ей уй ил ыл им ым ен ят ит ыт ую ю",
  "ете йте ешь нно ла на ли ло но ет ют ны ть й л ем н",
);
const NOUN = endings(
  "иями ями ами ией иям ием иях ев ов ие ье еи ии ей ой ий ям ем ам ом ах ях ию ью ия ья а е и й о у ы ь ю я",
);

function endings(always, afterA = "") {
  const list = always.split(" ").map((text) => ({ text, afterA: false }));
  if (afterA) list.push(...afterA.split(" ").map((text) => ({ text, afterA: true })));
  return list.sort((one, other) => other.text.length - one.text.length);
}

/** The text without the longest of these endings; the same text if there is none, or it must not go. */
function cut(text, list) {
  const found = list.find((one) => text.endsWith(one.text));
  if (!found) return text;
  const rest = text.slice(0, text.length - found.text.length);
  return found.afterA && !/[ая]$/.test(rest) ? text : rest;
}

function snowball(word) {
  const first = [...word].findIndex((letter) => VOWELS.includes(letter));
  if (first < 0) return word;
  const head = word.slice(0, first + 1);
  let rest = word.slice(first + 1);
  let shorter = cut(rest, GERUND);
  if (shorter === rest) {
    rest = cut(rest, REFLEXIVE);
    shorter = cut(rest, ADJECTIVE);
    if (shorter !== rest) shorter = cut(shorter, PARTICIPLE);
    else shorter = cut(rest, VERB);
    if (shorter === rest) shorter = cut(rest, NOUN);
  }
  rest = shorter.replace(/и$/, "");
  // -ость, but only well inside the word: after two groups of «vowel, consonant».
  const inside = /^[^аеиоуыэюя]*[аеиоуыэюя]+[^аеиоуыэюя]+[аеиоуыэюя]+[^аеиоуыэюя](.*)$/.exec(head + rest);
  if (inside) {
    const match = /ость?$/.exec(inside[1]);
    if (match && match[0].length <= rest.length) rest = rest.slice(0, rest.length - match[0].length);
  }
  const superlative = rest.replace(/ейше?$/, "");
  if (superlative !== rest) rest = superlative.replace(/нн$/, "н");
  else if (/нн$/.test(rest)) rest = rest.slice(0, -1);
  else rest = rest.replace(/ь$/, "");
  return head + rest;
}

/**
 * The stem of a normal word.
 * @param {string} word
 * @param {Map<string, string>} irregular forms that have a stem of their own
 */
export function stem(word, irregular) {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (word.length < 4 || word[0] < "а" || word[0] > "я") return word;
  // «Привязывать» is «привязать».
  const short = snowball(word).replace(/([а-я]{4})[ыи]ва$/, "$1а");
  return short.length < 3 ? word : short;
}
