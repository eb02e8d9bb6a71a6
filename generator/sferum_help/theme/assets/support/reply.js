// Ready replies. Plain text without any markup: it looks the same in VK, MAX and e-mail.

/** What can be copied for an answer, in the order of the keys 1, 2, 3… */
export const KINDS = ["link", "short", "full", "steps", "checker"];

/**
 * @param {string} kind one of KINDS
 * @param {object} article {short, text, steps: {role: text}, checker}; see support_pages.py
 * @param {{root: string, role: string, words: Object<string, string>}} about
 *   `root` is the address of the site, `role` whose steps are wanted, `words` greeting, more and checker
 * @returns {string} empty if the answer has no such reply
 */
export function reply(kind, article, { root, role, words }) {
  const link = `${root}${article.short_address}`;
  const more = `${words.more} ${link}`;
  const steps = article.steps[role] || Object.values(article.steps)[0];
  return {
    link,
    short: `${article.short}\n\n${more}`,
    full: `${words.greeting}\n\n${article.text}\n\n${more}`,
    steps: steps && `${steps}\n\n${more}`,
    checker: article.checker && `${words.checker} ${root}${article.checker}`,
  }[kind] || "";
}
