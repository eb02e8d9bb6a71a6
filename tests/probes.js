// What the accessibility tests ask of a page in the browser. Each function answers with words for a message.

globalThis.probes = (() => {
  const FOCUSABLE = "a[href], button, summary, input, select, textarea, iframe, video[controls], [tabindex]";

  /** "a.sh-brand «Справочный центр»" */
  function name(element) {
    const text = (element.getAttribute("aria-label") || element.textContent || "").trim().replace(/\s+/g, " ");
    const kind = element.classList.length ? `.${element.classList[0]}` : "";
    return `${element.localName}${element.id ? `#${element.id}` : kind} «${text.slice(0, 50)}»`;
  }

  const rendered = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]");

  /** A group of radio buttons is one stop: the chosen one, or the first. */
  function leads(radio) {
    const group = [...document.querySelectorAll("input[type=radio]")].filter(
      (one) => one.name === radio.name && one.form === radio.form,
    );
    return radio === (group.find((one) => one.checked) ?? group[0]);
  }

  /** Everything that Tab should reach, in the order of the document. */
  function stops() {
    return [...document.querySelectorAll(FOCUSABLE)].filter(
      (element) =>
        (element.tabIndex >= 0 || element.localName === "video") &&
        !element.disabled &&
        rendered(element) &&
        (element.type !== "radio" || leads(element)),
    );
  }

  function luminance([r, g, b]) {
    const [x, y, z] = [r, g, b].map((one) => {
      const part = one / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  }

  function contrast(one, other) {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  /** "rgb(1, 2, 3)" → [1, 2, 3, alpha] */
  function colour(text) {
    const [r, g, b, alpha = 1] = text.match(/[\d.]+/g).map(Number);
    return [r, g, b, alpha];
  }

  function ground(element) {
    for (let at = element; at; at = at.parentElement) {
      const found = colour(getComputedStyle(at).backgroundColor);
      if (found[3] === 1) return found;
    }
    return [255, 255, 255, 1];
  }

  /** What is wrong with how the focused element shows that it has the focus; empty if nothing is. */
  function focusProblem() {
    const element = document.activeElement;
    if (!element || element === document.body) return "фокус потерян";
    // The browser's own buttons on a video have the browser's own ring.
    if (element.localName === "video") return hidden(element);
    const style = getComputedStyle(element);
    const width = parseFloat(style.outlineWidth);
    if (style.outlineStyle === "none" || width < 2) return `${name(element)}: нет рамки фокуса`;
    // The ring lies outside the element, on whatever is behind it.
    const outside = parseFloat(style.outlineOffset) >= 0 ? element.parentElement : element;
    const ratio = contrast(colour(style.outlineColor), ground(outside));
    if (ratio < 3) return `${name(element)}: рамка фокуса едва видна, ${ratio.toFixed(2)}`;
    return hidden(element);
  }

  /** Whether the element can be seen where it is: in the window, of some size, on top. */
  function hidden(element) {
    const boxes = [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    if (!boxes.length) return `${name(element)}: не имеет размера`;
    const { clientWidth, clientHeight } = document.documentElement;
    const inside = boxes.filter(
      (box) => box.left >= -1 && box.right <= clientWidth + 1 && box.bottom > 0 && box.top < clientHeight,
    );
    if (!inside.length) return `${name(element)}: за краем окна`;
    const seen = inside.some((box) => {
      const y = Math.min(Math.max((box.top + box.bottom) / 2, 1), clientHeight - 1);
      return [0.25, 0.5, 0.75].some((part) => {
        const top = document.elementFromPoint(box.left + box.width * part, y);
        return top && (element.contains(top) || top.contains(element));
      });
    });
    return seen ? "" : `${name(element)}: закрыт другим элементом`;
  }

  /** Where the focus is: its place among the stops, or -1. */
  const place = () => stops().indexOf(document.activeElement);

  /** What makes the order on the screen differ from the order of the document. */
  function reordered() {
    return [...document.querySelectorAll("body *")]
      .filter((element) => {
        if (!rendered(element)) return false;
        const style = getComputedStyle(element);
        return style.order !== "0" || style.flexDirection.endsWith("reverse") || element.tabIndex > 0;
      })
      .map(name);
  }

  /** Text that has no room: cut off by its box, or past the side of the window. */
  function cut() {
    const problems = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) problems.push(`страница шире окна на ${scrollWidth - clientWidth}`);
    for (const element of document.querySelectorAll("body, body *")) {
      if (element.closest("svg") || !rendered(element) || !element.textContent.trim()) continue;
      const style = getComputedStyle(element);
      // Texts for screen readers alone are one pixel wide on purpose.
      if (element.clientWidth <= 1 || style.display === "inline") continue;
      const wide = element.scrollWidth > element.clientWidth + 1;
      const high = element.scrollHeight > element.clientHeight + 1;
      if (/hidden|clip/.test(style.overflowX) && wide) problems.push(`${name(element)}: обрезан сбоку`);
      if (/hidden|clip/.test(style.overflowY) && high) problems.push(`${name(element)}: обрезан снизу`);
      const box = element.getBoundingClientRect();
      if (box.width > 1 && box.bottom > 0 && (box.right > clientWidth + 1 || box.left < -1)) {
        const scroller = element.closest("pre, [data-scrolls]");
        if (!scroller) problems.push(`${name(element)}: за краем окна`);
      }
    }
    return problems.slice(0, 10);
  }

  /** Words broken in the middle without a hyphen, though the word alone would fit its line: «Учителя|м». */
  function brokenWords(selector) {
    const problems = [];
    const range = document.createRange();
    for (const element of document.querySelectorAll(selector)) {
      if (!rendered(element)) continue;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        // A text for screen readers alone is one pixel wide on purpose.
        if (node.parentElement.getBoundingClientRect().width <= 1) continue;
        for (const word of node.data.matchAll(/[\p{L}\p{N}]+/gu)) {
          const lines = (start, length) => {
            range.setStart(node, start);
            range.setEnd(node, start + length);
            return [...range.getClientRects()].map((box) => Math.round(box.top));
          };
          if (new Set(lines(word.index, word[0].length)).size < 2) continue;
          // What follows a soft hyphen begins, to a range, with the hyphen on the line before: ask letter by letter.
          const letters = [...word[0]].map((_, at) => lines(word.index + at, 1).pop());
          if (new Set(letters).size > 1) problems.push(`${name(element)}: «${word[0]}» разорвано`);
        }
      }
    }
    return problems.slice(0, 10);
  }

  /** Landmarks that a screen reader would list without a name of their own. */
  function landmarks() {
    const named = (element) => {
      const ids = (element.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
      const text = ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
      return (text || element.getAttribute("aria-label") || "").trim();
    };
    const all = [...document.querySelectorAll("nav, aside, section, form, [role=region], [role=search]")];
    const seen = new Map();
    const problems = [];
    for (const element of all.filter(rendered)) {
      const label = named(element);
      // A section without a name is no landmark.
      if (!label && !["section", "form"].includes(element.localName)) problems.push(`${name(element)}: нет имени`);
      if (label && seen.has(label)) problems.push(`${name(element)}: имя «${label}» уже есть`);
      seen.set(label, element);
    }
    for (const [selector, count] of [["main", 1], ["body > header", 1], ["body > footer", 1]]) {
      if (document.querySelectorAll(selector).length !== count) problems.push(`${selector}: не один`);
    }
    return problems;
  }

  /** What moves, or would move at the next hover, though the reader asked for less motion. */
  function motion() {
    const problems = document.getAnimations().map((one) => `движется: ${name(one.effect.target)}`);
    for (const element of document.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      const seconds = style.transitionDuration.split(",").map(parseFloat);
      if (Math.max(...seconds) > 0.01) problems.push(`${name(element)}: переход ${style.transitionDuration}`);
      if (style.scrollBehavior === "smooth") problems.push(`${name(element)}: плавная прокрутка`);
    }
    return problems.slice(0, 10);
  }

  return { brokenWords, cut, focusProblem, landmarks, motion, name, place, reordered, stops };
})();
