// Ready replies. Plain text without any markup: it looks the same in every messenger and in e-mail.

/** What can be copied for an answer, in the order of the keys 1, 2, 3…; the same as in support.html.j2. */
export const KINDS = ["link", "short", "full", "steps", "checker"];

/**
 * @param {string} kind one of KINDS
 * @param {string} id of an answer or instruction
 * @param {{articles: object, words: object}} replies all that pages/support.py wrote
 * @param {{site: string, role: string, part: string}} person `site` is the address of the site, `role` whose steps are
 *   wanted, `part` the one case of the answer that it is about, or empty
 * @returns {string} empty if there is no such reply
 */
export function reply(kind, id, { articles, words }, { site, role, part = "" }) {
  const article = articles[id];
  const told = article.parts[part];
  const guide = articles[article.guides[role] || Object.values(article.guides)[0]];
  const more = (page) => `${words.more} ${site}${page}`;
  switch (kind) {
    case "link":
      return site + article.page;
    case "short":
      return `${told || article.short}\n\n${more(article.page)}`;
    case "full":
      return `${words.greeting}\n\n${told || article.text}\n\n${more(article.page)}`;
    case "steps":
      return guide ? `${guide.steps}\n\n${more(guide.page)}` : "";
    case "checker":
      return article.checker && `${words.checker} ${site}${article.checker}`;
    default:
      return "";
  }
}
