// How codes are mistyped; alone, because search needs nothing else of codes.

/** Whether one slip turns `meant` into `typed`: one digit wrong, or two neighbours swapped. */
export function isSlip(typed, meant) {
  if (typed.length !== meant.length) return false;
  const wrong = [...typed].map((digit, place) => (digit === meant[place] ? -1 : place)).filter((place) => place >= 0);
  if (wrong.length !== 2) return wrong.length === 1;
  const [first, second] = wrong;
  return second === first + 1 && typed[first] === meant[second] && typed[second] === meant[first];
}
