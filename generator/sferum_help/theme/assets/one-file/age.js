// A file lives in a chat for years, and cannot become fresh by itself.

const DAY = 24 * 60 * 60 * 1000;
const OLD = 90;
const MONTH = 365.25 / 12;

/**
 * Says in words how old the texts are, once they are old.
 * @param {HTMLElement} element its data: the day when they were checked, and words with {months} for each plural form
 * @param {Date} now
 */
export function tellAge(element, now) {
  const days = (now - new Date(element.dataset.checked)) / DAY;
  if (!(days > OLD)) return;
  const months = Math.round(days / MONTH);
  // Support: Chrome 63, Firefox 58, Safari 13.
  const form = new Intl.PluralRules("ru").select(months);
  const words = element.dataset[form] || element.dataset.many;
  element.prepend(Object.assign(document.createElement("b"), { textContent: words.replace("{}", months) }), " ");
  element.classList.add("warn");
}
