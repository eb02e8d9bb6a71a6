// What the desk remembers, in this browser only: snippets of one's own and answers used of late.

import { getData, setData } from "../storage.js";

/** The name of the memory in the storage. */
export const MEMORY = "support";

const MOST_RECENT = 12;
const MOST_SNIPPETS = 200;

const isText = (value) => typeof value === "string" && value !== "";

/** Anything → a sound memory: {recent: id[], snippets: {name, text}[]}. */
export function tidy(data) {
  const list = (value) => (Array.isArray(value) ? value : []);
  const { recent, snippets } = data && typeof data === "object" ? data : {};
  return {
    recent: list(recent).filter(isText).slice(0, MOST_RECENT),
    snippets: list(snippets)
      .filter((one) => one && isText(one.name) && isText(one.text))
      .slice(0, MOST_SNIPPETS)
      .map(({ name, text }) => ({ name, text })),
  };
}

/** An id moves to the front of those used of late. */
export function use(memory, id) {
  return { ...memory, recent: [id, ...memory.recent.filter((one) => one !== id)].slice(0, MOST_RECENT) };
}

/** Two memories as one; a snippet of the second replaces one of the same name. */
export function merge(memory, other) {
  const names = new Set(other.snippets.map(({ name }) => name));
  const kept = memory.snippets.filter(({ name }) => !names.has(name));
  return tidy({ recent: [...memory.recent, ...other.recent], snippets: [...other.snippets, ...kept] });
}

/** A text that was exported → a memory; null if it is something else. */
export function parse(text) {
  try {
    const data = JSON.parse(text);
    return data && Array.isArray(data.snippets) ? tidy(data) : null;
  } catch {
    return null;
  }
}

export function load() {
  return tidy(getData(MEMORY));
}

/** True if it will be there next time; private windows and full disks refuse. */
export function save(memory) {
  return setData(MEMORY, memory);
}
