// 404.html, which a host shows at any address: goes to the page that was meant, or offers those that come nearest.

import { data } from "./data.js";
import { loadScript } from "./load.js";
import { codeIn, findPage, nearest, wordsIn } from "./lost/address.js";

const place = document.querySelector('[data-module="lost"]');
const { root, addresses, codes } = place.dataset;
const path = location.pathname;
const asked = path.startsWith(root) ? path.slice(root.length) : path;

/** Never to where we are: a page that its host has lost would lead to itself for ever. */
function goTo(address) {
  const target = address.includes("#") ? root + address : root + address + location.search + location.hash;
  if (target.split(/[?#]/)[0] === path) return false;
  location.replace(target);
  return true;
}

function offer(near, { pages }) {
  for (const address of near) {
    const link = document.createElement("a");
    link.href = root + address;
    link.textContent = pages[address];
    const item = document.createElement("li");
    item.append(link);
    place.querySelector("ul").append(item);
  }
  place.hidden = !near.length;
}

function start() {
  const known = data("addresses");
  const found = findPage(asked, known);
  if (found && goTo(found)) return;
  const code = codeIn(asked);
  if (code && goTo(`${codes}#${code}`)) return;
  offer(nearest(asked, known), known);
  document.querySelector("main [name=q]").value = wordsIn(asked);
}

// Opened by its own name it has nothing to look for.
if (!path.endsWith("/404.html")) loadScript(addresses).then(start, () => {});
