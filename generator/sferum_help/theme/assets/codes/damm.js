// What model/damm.py knows of short codes, for the page that takes them; tests hold both to the same answers.

const TABLE = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
];

/** Whether the digits agree; Damm's check digit catches one wrong digit and one swap of neighbours. */
export function isSound(digits) {
  return [...digits].reduce((state, digit) => TABLE[state][digit], "0") === "0";
}

/** The digits of what was typed or pasted: "10-10", "№ 1010" and "https://site2.example/o/1010/" are all 1010. */
export function digitsOf(text) {
  return text.split("/o/").pop().replace(/\D/g, "").slice(0, 12);
}
