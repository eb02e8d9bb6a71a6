// Texts of one's own: kept, copied, exported, brought in, removed.

import { key } from "../storage.js";
import { MEMORY, merge, parse, tidy } from "./memory.js";
import { copyText, part, say } from "./page.js";

/** `remember` is called with each memory that shall be kept from now on. */
export function startSnippets(desk, remember) {
  const [form, undo] = [part("new-snippet"), part("undo")];
  let before = desk.memory;

  function change(memory) {
    before = desk.memory;
    remember(memory);
    undo.hidden = true;
    show();
  }

  /** What is removed can be had back until the next change. */
  function remove(memory) {
    change(memory);
    undo.hidden = false;
    undo.focus();
    say(undo.dataset.done);
  }

  function show() {
    const { snippets, recent } = desk.memory;
    part("snippets").textContent = "";
    part("snippets").append(...snippets.map((snippet, number) => item(snippet, () => remove(without(desk.memory, number)))));
    part("clear").hidden = part("export").hidden = snippets.length === 0 && recent.length === 0;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [name, text] = [form.elements.name.value.trim(), form.elements.text.value.trim()];
    if (!name || !text) return;
    change(merge(desk.memory, { recent: [], snippets: [{ name, text }] }));
    form.reset();
    form.elements.name.focus();
  });
  part("export").addEventListener("click", ({ target }) => {
    download(desk.memory);
    say(target.dataset.done);
  });
  part("import").addEventListener("change", async ({ target }) => {
    const memory = parse(await target.files[0].text());
    if (memory) change(merge(desk.memory, memory));
    say(memory ? target.dataset.done : target.dataset.failed);
    target.value = "";
  });
  part("clear").addEventListener("click", () => remove(tidy(null)));
  undo.addEventListener("click", () => {
    change(before);
    form.elements.name.focus();
  });
  show();
}

const without = (memory, number) => ({ ...memory, snippets: memory.snippets.filter((_, at) => at !== number) });

/** A snippet with its buttons. */
function item({ name, text }, remove) {
  const words = part("snippets").dataset;
  const take = button("sh-desk__snippet", name, () => copyText(text, words.done));
  take.title = text;
  const cross = button("sh-desk__remove", "×", remove);
  cross.setAttribute("aria-label", `${words.remove}: ${name}`);
  const made = document.createElement("li");
  made.append(take, cross);
  return made;
}

function button(className, words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function download(memory) {
  const file = new Blob([JSON.stringify(memory, null, 2)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${key(MEMORY)}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
