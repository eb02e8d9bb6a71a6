// The support desk: a person's message in, ready replies out. Starts at [data-module="support"]; the page lists
// what can be had without it. Nothing is sent anywhere, and what is remembered stays in this browser.

import { sharedAddress } from "./address.js";
import { data } from "./data.js";
import { decodeIndex } from "./search/index.js";
import { decodeSense } from "./search/sense.js";
import { copyPicture, copyReply, forgetEdit, showAnswer, showBelow, startEditing } from "./support/answer.js";
import { clarify } from "./support/clarify.js";
import { find, pick } from "./support/find.js";
import { courtesy } from "./support/guess.js";
import { startKeys } from "./support/keys.js";
import { load, save, use } from "./support/memory.js";
import { part, parts, root, say } from "./support/page.js";
import { forgetChoices, knowPerson, startPerson } from "./support/person.js";
import { showCourtesy, showNotOurs, showQuestion, startQuestions } from "./support/question.js";
import { bringReplies } from "./support/replies.js";
import { showChosen, showResults } from "./support/results.js";
import { startSnippets } from "./support/snippets.js";

function start() {
  // All that the desk knows. Modules of support/ read it; it is changed here alone.
  const desk = {
    index: readIndex(),
    replies: data("replies"),
    /** Where others find the site: its own address, or where it is open; "" on a disk. */
    site: data("replies").site || (sharedAddress() && new URL(root.dataset.root, location.href).href),
    memory: load(),
    results: [],
    /** How many of the first results answer a question of their own. */
    questions: 1,
    /** Whether the message is an angry one. */
    upset: false,
    /** The number of a result; -1 for none. */
    chosen: -1,
  };
  const message = part("message");

  function look() {
    const text = message.value.trim();
    const person = knowPerson(text, desk);
    if (person.another) forgetEdit();
    const plain = (results) => ({ sure: true, near: "", open: [], questions: 1, results });
    const { cues, words } = desk.replies;
    const polite = text && courtesy(text, cues);
    const courteous = Boolean(polite === "hello" ? words.invite : polite && words.welcome);
    const asked = text && !courteous;
    const found = asked ? find(text, person, desk) : plain(text ? [] : pick(desk.memory.recent, desk));
    const { sure, near, open, questions, results } = found;
    if (desk.index.lacks(results, look)) return;
    // In danger every line counts.
    const upset = person.upset && !results.some(({ danger }) => danger);
    Object.assign(desk, { results, questions, upset });
    part("open-questions").textContent = `${part("open-questions").dataset.said} ${open.join("; ")}`;
    part("open-questions").hidden = !open.length;
    part("several").hidden = questions < 2;
    part("nothing").hidden = !asked || results.length > 0;
    part("cut").hidden = message.value.length < message.maxLength;
    part("guesses").hidden = sure || !results.length;
    showResults(desk, text ? "found" : "recent", tap);
    showQuestion(text && sure && questions < 2 ? clarify(results, person) : null, words);
    showNotOurs(text && !sure, near, words);
    showCourtesy(courteous && polite, words);
    // A guess is no answer yet: somebody has to choose it.
    choose(results.length && sure ? 0 : -1);
  }

  function choose(number) {
    desk.chosen = number;
    showChosen(desk);
    if (!bringReplies(desk, () => choose(desk.chosen))) showAnswer(desk);
  }

  function tap(number) {
    choose(number);
    showBelow();
  }

  /** Copies a reply, and remembers the answer. */
  async function take(kind) {
    if (bringReplies(desk, () => choose(desk.chosen))) return;
    const id = await copyReply(kind, desk);
    if (!id) return;
    desk.memory = use(desk.memory, id);
    save(desk.memory);
  }

  message.addEventListener("input", () => {
    say("");
    if (!message.value) {
      forgetChoices();
      forgetEdit();
    }
    look();
  });
  startPerson(look);
  startKeys(desk, { choose, take, copyPicture });
  for (const button of parts("copy")) button.addEventListener("click", () => take(button.value));
  // A site that does not know its own address has no QR codes.
  for (const button of parts("copy-qr")) button.addEventListener("click", copyPicture);
  startQuestions();
  startEditing();
  startSnippets(desk, (memory) => {
    desk.memory = memory;
    if (!save(memory)) say(root.dataset.unsaved);
    if (!message.value.trim()) look();
  });
  part("desk").hidden = false;
  part("wait").remove();
  look();
  // Back from another page: some browsers put the message there again, and only now.
  addEventListener("pageshow", () => message.value && look());
  message.focus();
}

/** The index, with the sense of words if there is one. */
function readIndex() {
  const index = decodeIndex(data("searchIndex"));
  index.sense = data("searchSense") && decodeSense(data("searchSense"), index);
  return index;
}

if (root) start();
