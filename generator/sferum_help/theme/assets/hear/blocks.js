// The text of a page in the pieces that are read one after another: a paragraph, an item, a heading.

/** What is not the text itself: ways around, things to press, who else may read it and where it comes from. */
const LEFT_OUT = `[hidden], [aria-hidden="true"], nav, button, svg, video, details:not([open]), .sh-for, .sh-about,
  .sh-twin, .sh-anchor, .sh-checker-call, .sh-message, .sh-basis, .sh-helped, .sh-ways, .sh-links, .sh-sources, .sh-qr,
  .sh-video, .sh-made, .sh-papers`;

const PIECE = "dl > div, p, li, h1, h2, h3, h4, figcaption, div, section";

const rank = ({ element }) => (/^H\d$/.test(element.tagName) ? Number(element.tagName[1]) : 9);

/** Every piece of text below an element, in the order of the page: {element, text}. */
export function readable(root) {
  const pieces = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: (node) =>
      node.matches && node.matches(LEFT_OUT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  });
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) add(pieces, node);
  }
  return pieces.reduceRight(withoutEmptyHeadings, []);
}

function add(pieces, node) {
  const element = node.parentElement.closest(PIECE);
  const last = pieces[pieces.length - 1];
  // «Кому: мастеру»: the colon is drawn by a style.
  const text = node.parentElement.closest("dt") && node.data.trim() ? `${node.data.trim()}: ` : node.data;
  if (last && last.element === element) last.text += text;
  else if (text.trim()) pieces.push({ element, text });
}

/** A heading with nothing below it, as all of that is left out, says nothing. */
function withoutEmptyHeadings(kept, piece) {
  const next = kept[0] ? rank(kept[0]) : 0;
  return rank(piece) < 9 && next <= rank(piece) ? kept : [piece, ...kept];
}
