// The one way to the clipboard, for every script that copies a text.

/**
 * Copies a text, true if that worked. Has to be called in a tap or a key press.
 *
 * `shown` is the element where the reader sees the text: if nothing works, it is left selected, in the words that
 * were to be copied, also where the browser had translated them.
 */
async function copy(words, shown) {
  // Places for the end of a line, which large text has on the page (sight/hyphens.js).
  const text = words.replace(/[\u00ad\u200b]/g, "");
  try {
    // Support: Chrome 66, Firefox 63, Safari 13.1; only on https, localhost and in a tap.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const before = document.activeElement;
    const source = shown || document.body.appendChild(document.createElement("pre"));
    if (source.select) {
      source.select();
    } else {
      source.textContent = text;
      getSelection().selectAllChildren(source);
    }
    // Old WebViews, and pages without https, have only this; it is deprecated and works.
    const copied = document.execCommand("copy");
    if (!shown) source.remove();
    // The next key belongs to where the reader was, not to the text that is selected now.
    if (copied && before && before !== source) before.focus({ preventScroll: true });
    return copied;
  }
}

/**
 * Copies a text and says how it went; true if that worked.
 * @param {string} text
 * @param {{done: string, failed: string}} words what to say: the data-done and data-failed of an element
 * @param {(words: string) => void} say is told "" first, so that a screen reader announces the same words again
 * @param {Element} [shown] where the reader sees the text
 */
export async function copyAndSay(text, { done, failed }, say, shown) {
  say("");
  const copied = await copy(text, shown);
  say(copied ? done : failed);
  return copied;
}
