// Passes the page on: «Переслать» gives its answer as plain text to any app, «Скопировать ссылку» its address, and so do
// the links of its steps and notes. Starts at [data-module="share"]; without it those are plain links, and stay so: a
// click still goes there.

import { sharedAddress } from "./address.js";
import { copyAndSay } from "./clipboard.js";
import { data } from "./data.js";

const root = document.querySelector('[data-module="share"]');
// Before anything translates the page or breaks its words: spaces that hold words together mean nothing in a chat.
const wordsOf = (selector) => document.querySelector(selector).textContent.replace(/\s+/g, " ").trim();

/** What is sent of an article: looks the same in a messenger, in an SMS and in a letter. */
function message() {
  const title = wordsOf("h1");
  const code = wordsOf(".sh-about > :last-child");
  return { title, text: `${title}\n\n${wordsOf(".sh-lead--answer")}\n\n${code}\n${sharedAddress()}` };
}

function start() {
  const button = root.querySelector("button");
  const status = root.querySelector('[role="status"]');
  const say = (words) => (status.textContent = words);
  let timer;

  async function copy(text) {
    const { done, failed } = button.dataset;
    await copyAndSay(text, { done, failed: `${failed} ${text}` }, say);
    clearTimeout(timer);
    timer = setTimeout(say, 8000, "");
  }

  const share = (hash) => copy(sharedAddress() + hash);

  button.hidden = false;
  button.addEventListener("click", () => share(""));
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".sh-anchor");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) share(link.hash);
  });
  // An article has a short answer; the page of a video has none.
  if (!document.querySelector(".sh-lead--answer")) return;
  const said = message();
  const forward = button.cloneNode();
  forward.textContent = data("share").forward;
  button.before(forward, " ");
  forward.addEventListener("click", async () => {
    // Support: Chrome 89 (Android 61), Safari 12.1; Firefox on Android alone.
    if (!navigator.share) return copy(said.text);
    try {
      // The address stands in the text: given apart, some apps take it alone.
      await navigator.share(said);
    } catch ({ name }) {
      // Who has closed the list of apps has changed their mind; a window inside an app may allow none.
      if (name !== "AbortError") await copy(said.text);
    }
  });
}

if (root && sharedAddress()) start();
