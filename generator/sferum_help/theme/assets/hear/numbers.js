// Russian numbers in words. The words themselves are data (russian/aloud.py), here `words`.

const MOST = 999999;

/** 1, 2 or 5: the number after which a noun has the same form. */
const like = (number) => {
  const ten = number % 100;
  const one = number % 10;
  if (ten > 10 && ten < 15) return 2;
  return one === 1 ? 0 : one > 1 && one < 5 ? 1 : 2;
};

/** The form of a noun after a number; `forms` are those after 1, 2 and 5. */
export const counted = (number, forms, genitive) =>
  genitive ? forms[like(number) ? 2 : 1] : forms[like(number)];

/** 1234 → 1000, 200, 30, 4: what is said one after another. */
function parts(number) {
  const ten = number % 100;
  const split = ten <= 20 ? [ten] : [ten - (ten % 10), ten % 10];
  return [number - (number % 1000), (number % 1000) - ten, ...split].filter(Boolean);
}

/**
 * A number as it is counted, or in the genitive.
 * @param {string} gender of the noun behind it: "" masculine, "f" feminine, "a" its accusative, "n" neuter
 */
export function cardinal(number, words, genitive = false, gender = "") {
  const { numerals, thousands } = words;
  const form = genitive ? 1 : 0;
  if (number > MOST) return String(number);
  const said = parts(number).map((part) => {
    if (part < 1000) return (numerals[part + gender] || numerals[part])[form];
    const count = part / 1000;
    const noun = thousands[form][like(count)];
    return count === 1 ? noun : `${cardinal(count, words, genitive, "f")} ${noun}`;
  });
  return said.join(" ") || numerals[0][form];
}

/** «2025» → «две тысячи двадцать пятого»; undefined for the few that nobody says. */
export function ordinal(number, { ordinals, ...words }, ending) {
  const last = ordinals[number] ? number : parts(number).pop();
  if (!ordinals[last]) return undefined;
  const soft = ordinals[last].endsWith("ий");
  const stem = ordinals[last].slice(0, -2) + (soft ? "ь" : "");
  const declined = ending ? stem + (soft ? ending.replace(/^о/, "е") : ending) : ordinals[last];
  return last === number ? declined : `${cardinal(number - last, words)} ${declined}`;
}

/** Digits of a code or a telephone as they are read out: «05» → «ноль пять». */
export function spelled(digits, words) {
  const zeros = /^0*/.exec(digits)[0].length;
  const said = Array(zeros).fill(cardinal(0, words));
  return (zeros < digits.length ? [...said, cardinal(Number(digits), words)] : said).join(" ");
}
