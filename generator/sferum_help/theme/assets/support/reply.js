// Ready replies. Plain text without any markup: it looks the same in every messenger and in e-mail. Nothing of the
// message itself is repeated: names and numbers of people stay where they are.

/** What can be copied for an answer, in the order of the keys 1, 2, 3…; the same as in support.html.j2. */
export const KINDS = ["link", "short", "full", "steps", "checker", "all"];

/**
 * @param {string} kind one of KINDS
 * @param {{id: string, address: string, part: string}[]} told the answer, and for "all" every answer in its order;
 *   `part`: the one case of the answer that it is about, or ""
 * @param {{articles: object, words: object, trouble: object}} replies all that pages/support.py wrote
 * @param {{site: string, role: string, upset: boolean, danger: boolean}} person `site` is the address of the site, ""
 *   if nobody else can open it; `role`: whose steps are wanted; `upset`: who is angry hears a calm word first;
 *   `danger`: who is in danger hears what fits that role
 * @returns {string} empty if there is no such reply
 */
export function reply(kind, told, { articles, words, trouble }, { site, role, upset, danger }) {
  const [{ id, part }] = told;
  const article = articles[id];
  const guide = articles[article.guides[role] || Object.values(article.guides)[0]];
  const name = ({ code }) => words.code.replace("{code}", code);
  const more = (one, place = one.page) => (site ? `${words.more} ${site}${place}` : name(one));
  // A short code leads to the top of a page; one case of it has only its whole address.
  const where = (one) => (one.part ? one.address : articles[one.id].page);
  const greeting = upset && words.calm ? `${words.greeting} ${words.calm}` : words.greeting;
  const short = (one) => articles[one.id].parts[one.part] || articles[one.id].short;
  const numbered = (one, at) => `${at + 1}. ${short(one)}\n${more(articles[one.id])}`;
  switch (kind) {
    case "link":
      return site ? site + article.page : name(article);
    case "short":
      return `${short(told[0])}\n\n${more(article, where(told[0]))}`;
    case "full":
      return [greeting, danger && trouble[role], article.parts[part] || article.text, more(article, where(told[0]))]
        .filter(Boolean)
        .join("\n\n");
    case "steps":
      return guide ? `${guide.steps}\n\n${more(guide)}` : "";
    case "checker":
      return article.checker && site && `${words.checker} ${site}${article.checker}`;
    case "all":
      return told.length > 1 ? [greeting, ...told.map(numbered)].join("\n\n") : "";
    default:
      return "";
  }
}
