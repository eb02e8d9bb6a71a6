// The chosen answer: shown, put right by hand, and copied as a reply of some kind or as a picture.

import { pageAddress } from "../address.js";
import { copyText, part, parts, root, say } from "./page.js";
import { chosenRole } from "./person.js";
import { reply } from "./reply.js";

/** The document that is chosen, if one is. */
function current({ results, chosen }) {
  return results[chosen] && results[chosen].document;
}

/** The reply of this kind to the chosen answer, or to all that were asked about. */
function text(kind, desk) {
  const { results, questions, site, upset } = desk;
  const told = kind === "all" ? results.slice(0, questions).map(({ document }) => document) : [current(desk)];
  const named = told.map(({ id, address }) => ({ id, address, part: address.split("#")[1] || "" }));
  const { danger } = results[desk.chosen];
  return reply(kind, named, desk.replies, { site, role: chosenRole(), upset, danger });
}

export function showAnswer(desk) {
  const found = current(desk);
  part("answer").hidden = !found;
  if (!found) return;
  const link = part("open");
  link.textContent = found.title;
  const [folder, anchor] = found.address.split("#");
  link.href = root.dataset.root + pageAddress(folder) + (anchor ? `#${anchor}` : "");
  for (const button of parts("copy")) button.disabled = !text(button.value, desk);
  show(text(desk.questions > 1 && desk.chosen === 0 ? "all" : "full", desk));
  const picture = part("qr");
  const address = desk.replies.articles[found.id].qr;
  picture.hidden = !address;
  if (address) picture.src = root.dataset.root + address;
}

// What somebody has put right by hand, and another text has taken the place of.
let edit = "";

/** Shows a reply in its field; a text put right by hand can be had back. */
function show(words) {
  if (!part("copy-edited").hidden) edit = part("text").value;
  fill(words, false);
}

/** Fills the field, which is as high as its text. */
function fill(words, edited) {
  const field = part("text");
  field.value = words;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
  part("copy-edited").hidden = !edited;
  part("restore").hidden = edited || !edit;
}

/** Another message: what was written to the last one is not for this one. */
export function forgetEdit() {
  edit = "";
  part("copy-edited").hidden = part("restore").hidden = true;
}

/** Brings the answer into sight, where it stands below the list. */
export function showBelow() {
  const [list, answer] = [part("found"), part("answer")].map((one) => one.getBoundingClientRect());
  if (answer.top > list.top) part("answer").scrollIntoView();
}

/** Copies one kind of reply; the id of the answer, empty if there is no such reply. */
export async function copyReply(kind, desk) {
  const found = current(desk);
  if (!found) return "";
  const words = text(kind, desk);
  // Or what was copied before would be sent for it.
  if (!words) say(root.dataset.missing);
  if (!words) return "";
  show(words);
  const button = parts("copy").find(({ value }) => value === kind);
  await copyText(words, button.dataset.done, part("text"));
  return found.id;
}

/** A reply is a field: whoever puts a word right gets a button for just that. */
export function startEditing() {
  const [field, button] = [part("text"), part("copy-edited")];
  field.addEventListener("input", () => (button.hidden = false));
  part("restore").addEventListener("click", () => {
    fill(edit, true);
    field.focus();
  });
  button.addEventListener("click", () => copyText(field.value, button.dataset.done, field));
}

/** Copies the QR code as a picture, where the browser can; elsewhere the picture is opened to be saved. */
export async function copyPicture() {
  const picture = part("qr");
  if (picture.hidden) return;
  try {
    // Loaded or not yet: what is drawn has to be there. Support: Chrome 64, Safari 11.1, Firefox 68.
    await picture.decode();
    const blob = await draw(picture);
    // Support: Chrome 76, Safari 13.1, Firefox 127.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
    say(part("copy-qr").dataset.done);
  } catch {
    open(picture.src);
  }
}

function draw(picture) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 600;
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, 600, 600);
  pen.drawImage(picture, 0, 0, 600, 600);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
