// The support desk: a person's message in, ready replies out. Starts at [data-module="support"]; the page lists
// what can be had without it. Nothing is sent anywhere, and what is remembered stays in this browser.

import { copy } from "./clipboard.js";
import { data } from "./data.js";
import { decodeIndex } from "./search/index.js";
import { search } from "./search/search.js";
import { clarify } from "./support/clarify.js";
import { guess } from "./support/guess.js";
import { key } from "./storage.js";
import { load, MEMORY, merge, parse, save, tidy, use } from "./support/memory.js";
import { KINDS, reply } from "./support/reply.js";

const SHOWN = 6;
const CODE = /(?:^|\D)(\d{4,9})(?!\d)/g;

const root = document.querySelector('[data-module="support"]');
const part = (name) => root.querySelector(`[data-support="${name}"]`);
const parts = (name) => [...root.querySelectorAll(`[data-support="${name}"]`)];

function start() {
  const index = decodeIndex(data("searchIndex"));
  const replies = data("replies");
  const { articles, words, cues } = replies;
  const site = new URL(root.dataset.root, location.href).href;
  const message = part("message");
  const list = part("found");
  let memory = load();
  let results = [];
  let chosen = -1;

  const known = new Map(index.documents.map((document) => [document.id, document]));
  const titled = (id) => ({ document: known.get(id), score: 0, messengers: articles[id].messengers });
  const choice = (name) => root.querySelector(`[name="${name}"]:checked`);
  const say = (text) => (part("status").textContent = text);

  /** A choice by hand stays until the message is another one; before that it follows the guess. */
  function follow(name, kind) {
    const field = part(name);
    if (field.dataset.byHand) return choice(name).value;
    field.querySelector(`[value="${kind}"]`).checked = true;
    return kind;
  }

  function look() {
    const text = message.value.trim();
    const role = follow("role", guess(text, cues.senders, index.irregular));
    const messenger = follow("messenger", guess(text, cues.messengers, index.irregular));
    results = text ? find(text, role, messenger) : memory.recent.filter((id) => articles[id]).map(titled);
    const title = text ? "found" : "recent";
    part("title").textContent = part("title").dataset[title];
    part("title").hidden = list.hidden = results.length === 0;
    part("nothing").hidden = !text || results.length > 0;
    showResults();
    showQuestion(text ? clarify(results, { role, messenger }) : null);
    choose(results.length ? 0 : -1);
  }

  /** Answers whose code is named come first, then those the search finds; other messengers' answers come last. */
  function find(text, role, messenger) {
    const codes = [...text.matchAll(CODE)].map((found) => found[1]);
    const named = Object.keys(articles).filter((id) => codes.includes(articles[id].code));
    const fits = ({ messengers }) => !messenger || messengers.includes("any") || messengers.includes(messenger);
    const found = search(index, text, { role, limit: 3 * SHOWN })
      .results.filter(({ document }) => articles[document.id] && !named.includes(document.id))
      .map((one) => ({ ...one, messengers: articles[one.document.id].messengers }));
    const sorted = [...found.filter(fits), ...found.filter((one) => !fits(one))];
    return [...named.map(titled), ...sorted].slice(0, SHOWN);
  }

  function showResults() {
    list.textContent = "";
    results.forEach(({ document: found }, number) => {
      const item = list.appendChild(document.createElement("li"));
      item.id = `found-${number}`;
      item.setAttribute("role", "option");
      item.className = "sh-desk__option";
      item.dataset.id = found.id;
      const title = item.appendChild(document.createElement("span"));
      title.textContent = found.title;
      const about = item.appendChild(document.createElement("span"));
      about.className = "sh-desk__about";
      about.textContent = [...found.roles.map((role) => root.dataset[role]), articles[found.id].code].join(" · ");
      item.addEventListener("click", () => choose(number));
    });
  }

  function choose(number) {
    chosen = number;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === number)));
    const item = list.children[number];
    if (item) list.setAttribute("aria-activedescendant", item.id);
    else list.removeAttribute("aria-activedescendant");
    if (item) item.scrollIntoView({ block: "nearest" });
    showAnswer();
  }

  const current = () => results[chosen] && results[chosen].document;
  const text = (kind) => reply(kind, current().id, replies, { site, role: choice("role").value });

  function showAnswer() {
    const found = current();
    part("answer").hidden = !found;
    if (!found) return;
    const link = part("open");
    link.textContent = found.title;
    link.href = root.dataset.root + found.address;
    part("text").textContent = text("full");
    for (const button of parts("copy")) button.disabled = !text(button.value);
    const picture = part("qr");
    const address = articles[found.id].qr;
    picture.hidden = !address;
    if (address) picture.src = root.dataset.root + address;
  }

  function showQuestion(question) {
    part("question").hidden = !question;
    if (!question) return;
    const titles = (question.titles || []).map((title) => `— ${title}`);
    part("ask").textContent = [words[question.ask], ...titles].join("\n");
  }

  /** Copy one kind of reply, and remember the answer. */
  async function take(kind) {
    if (!current() || !text(kind)) return;
    const shown = kind === "full" ? part("text") : undefined;
    const button = parts("copy").find((one) => one.value === kind);
    part("text").textContent = text(kind);
    say("");
    const done = await copy(text(kind), shown || part("text"));
    say(done ? button.dataset.done : root.dataset.failed);
    memory = use(memory, current().id);
    save(memory);
  }

  message.addEventListener("input", () => {
    for (const name of ["role", "messenger"]) if (!message.value) delete part(name).dataset.byHand;
    look();
  });
  message.addEventListener("keydown", (event) => {
    const down = event.key === "ArrowDown" && message.selectionStart === message.value.length;
    if (event.isComposing || event.shiftKey || !(down || event.key === "Enter") || !results.length) return;
    event.preventDefault();
    list.focus();
  });
  for (const name of ["role", "messenger"]) {
    part(name).addEventListener("change", () => {
      part(name).dataset.byHand = "yes";
      look();
    });
  }
  list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const last = results.length - 1;
    const moves = {
      ArrowDown: Math.min(chosen + 1, last),
      ArrowUp: Math.max(chosen - 1, 0),
      Home: 0,
      End: last,
    };
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    if (event.key in moves) choose(moves[event.key]);
    else if (event.key === "Enter") take("short");
    else if (digit && KINDS[digit[1] - 1]) take(KINDS[digit[1] - 1]);
    else if (digit && Number(digit[1]) === KINDS.length + 1) copyPicture();
    else if (event.key === "Escape") message.select();
    else return;
    event.preventDefault();
  });
  for (const button of parts("copy")) button.addEventListener("click", () => take(button.value));
  part("copy-question").addEventListener("click", async () => {
    say((await copy(part("ask").textContent, part("ask"))) ? part("copy-question").dataset.done : root.dataset.failed);
  });

  /** The QR code as a picture, where the browser can copy one; elsewhere the picture is opened to be saved. */
  async function copyPicture() {
    const picture = part("qr");
    if (picture.hidden) return;
    try {
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = 600;
      canvas.getContext("2d").fillStyle = "#fff";
      canvas.getContext("2d").fillRect(0, 0, 600, 600);
      canvas.getContext("2d").drawImage(picture, 0, 0, 600, 600);
      const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
      // Support: Chrome 76, Safari 13.1, Firefox 127.
      await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
      say(part("copy-qr").dataset.done);
    } catch {
      open(picture.src);
    }
  }
  // A site that does not know its own address has no QR codes.
  for (const button of parts("copy-qr")) button.addEventListener("click", copyPicture);

  startSnippets(() => memory, (next) => {
    memory = next;
    if (!save(memory)) say(root.dataset.unsaved);
    if (!message.value.trim()) look();
  }, say);

  part("desk").hidden = false;
  look();
  message.focus();
}

/** Texts of one's own: kept, copied, exported, brought in, removed. */
function startSnippets(get, set, say) {
  const list = part("snippets");
  const form = part("new-snippet");

  function show() {
    const { snippets } = get();
    list.textContent = "";
    snippets.forEach(({ name, text }, number) => {
      const item = list.appendChild(document.createElement("li"));
      const take = item.appendChild(document.createElement("button"));
      take.type = "button";
      take.className = "sh-desk__snippet";
      take.textContent = name;
      take.title = text;
      take.addEventListener("click", async () => say((await copy(text)) ? list.dataset.done : root.dataset.failed));
      const remove = item.appendChild(document.createElement("button"));
      remove.type = "button";
      remove.className = "sh-desk__remove";
      remove.textContent = "×";
      remove.setAttribute("aria-label", `${list.dataset.remove}: ${name}`);
      remove.addEventListener("click", () => {
        change({ ...get(), snippets: snippets.filter((_, at) => at !== number) });
        form.elements.name.focus();
      });
    });
    part("clear").hidden = part("export").hidden = snippets.length === 0 && get().recent.length === 0;
  }

  function change(memory) {
    set(memory);
    show();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { name, text } = form.elements;
    if (!name.value.trim() || !text.value.trim()) return;
    change(merge(get(), { recent: [], snippets: [{ name: name.value.trim(), text: text.value.trim() }] }));
    form.reset();
    name.focus();
  });
  part("export").addEventListener("click", () => {
    const file = new Blob([JSON.stringify(get(), null, 2)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${key(MEMORY)}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  });
  part("import").addEventListener("change", async ({ target }) => {
    const memory = parse(await target.files[0].text());
    if (memory) change(merge(get(), memory));
    say(memory ? target.dataset.done : target.dataset.failed);
    target.value = "";
  });
  part("clear").addEventListener("click", () => change(tidy(null)));
  show();
}

if (root) start();
