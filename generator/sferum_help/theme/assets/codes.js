// `/o/`: takes a code, goes to its page, or says that there is none and what it could have been. 404.html
// sends here who mistyped `/o/1010/`. The list of codes on the page is all the data it needs.

import { digitsOf, isSound } from "./codes/damm.js";
import { isSlip } from "./codes/slip.js";

const form = document.querySelector('[data-module="codes"]');

/** The number of digits that most codes have: "4". */
function usualLength(codes) {
  return String(codes[0].length);
}

function start() {
  const input = form.querySelector("input");
  const said = form.querySelector('[role="status"]');
  const items = [...document.querySelectorAll(".sh-codes li")];
  const codes = items.map((item) => item.id);
  const linkOf = (code) => items[codes.indexOf(code)].querySelector("a");

  function line(words) {
    const paragraph = document.createElement("p");
    paragraph.textContent = words;
    said.append(paragraph);
    return paragraph;
  }

  function offer(code) {
    const link = linkOf(code).cloneNode(true);
    link.prepend(`${code}: `);
    return link;
  }

  /** Says what there is to say about a code, without leaving the page. */
  function explain(code) {
    const { unknown, length, typo, sound, gone, found, near } = said.dataset;
    said.textContent = "";
    if (codes.includes(code)) {
      if (linkOf(code)) line(found).append(" ", offer(code));
      else line(gone.replace("{}", code));
      return;
    }
    const sizes = codes.some((one) => one.length === code.length);
    const why = !sizes ? length.replace("{}", usualLength(codes)) : isSound(code) ? sound : typo;
    line(code ? `${unknown.replace("{}", code)} ${why}` : why);
    const meant = codes.filter((one) => isSlip(code, one) && linkOf(one));
    if (!meant.length) return;
    line(near);
    const list = document.createElement("ul");
    for (const one of meant) {
      const item = document.createElement("li");
      item.append(offer(one));
      list.append(item);
    }
    said.append(list);
  }

  function fromAddress() {
    const code = /^#\d+$/.test(location.hash) ? digitsOf(location.hash) : "";
    if (!code) return;
    input.value = code;
    explain(code);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const code = digitsOf(input.value);
    const link = codes.includes(code) && linkOf(code);
    if (link) location.assign(link.href);
    else explain(code);
  });
  form.hidden = false;
  addEventListener("hashchange", fromAddress);
  fromAddress();
}

if (form) start();
