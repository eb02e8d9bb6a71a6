// The page /offline/: what this browser keeps, «Сохранить всё», «Удалить». Starts at [data-module="offline"].
// The work is done by the service worker, offline/sw.js, which every page registers (offline/register.js).

import { fill } from "./fill.js";

const root = document.querySelector('[data-module="offline"]');
const { worker } = document.body.dataset;
const part = (name) => root.querySelector(`[data-offline="${name}"]`);

/** More would be a page of its own. */
const LISTED = 30;

/** The worker's registration; an error if nothing is kept here: without https, with cookies blocked, in some apps. */
async function findWorker() {
  if (!worker) throw new Error("no worker on this site");
  const registration = await navigator.serviceWorker.register(worker);
  const { active, waiting, installing } = registration;
  await works(active || waiting || installing);
  await caches.keys();
  return registration;
}

/** Waits for a worker; an error if it gives up: where there is no room, not even for this page. */
function works(one) {
  return new Promise((done, failed) => {
    const look = () => {
      if (one.state === "activated") done();
      if (one.state === "redundant") failed(new Error("the worker was not installed"));
    };
    one.addEventListener("statechange", look);
    look();
  });
}

function start(registration) {
  let all = 0;

  /** Send a message to the service worker and show what it answers. */
  const ask = (message) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }) => {
      all = data.all || all;
      const { whole, some, full } = part("status").dataset;
      const words = data.room === false ? full : some;
      part("status").textContent = data.done >= all ? whole : fill(words, { done: data.done, all });
      if (data.pages) showAll(data);
    };
    // The one of now: a new version may have come since.
    registration.active.postMessage(message, [channel.port2]);
  };
  part("save").addEventListener("click", () => ask("save"));
  part("forget").addEventListener("click", () => ask("forget"));
  ask("state");
  part("controls").hidden = false;
  part("how").hidden = false;
}

async function showAll({ all, bytes, done, pages }) {
  const size = (bytes / 1e6).toLocaleString("ru", { maximumFractionDigits: 1 });
  part("size").textContent = done < all ? fill(part("size").dataset.text, { size }) : "";
  part("save").hidden = done >= all;
  const here = location.href.split("#")[0];
  const urls = pages.filter((url) => url !== here).slice(-LISTED).reverse();
  // All titles first: a link without words must not be there even for a moment.
  const links = (await Promise.all(urls.map(linkTo))).filter(Boolean);
  const list = part("pages");
  part("kept").hidden = !links.length;
  list.textContent = "";
  list.append(...links);
}

/** An entry of the list, or nothing if the page has just been removed. */
async function linkTo(url) {
  const kept = await caches.match(url);
  if (!kept) return null;
  const page = new DOMParser().parseFromString(await kept.text(), "text/html");
  const link = document.createElement("a");
  link.href = url;
  link.textContent = page.querySelector("h1").textContent;
  const item = document.createElement("li");
  item.append(link);
  return item;
}

/** The service worker sends here from a page that is not kept, and says in the fragment which one it was. */
function showLost() {
  const lost = /^#\/((?:[\w-]+\/)*)$/.exec(location.hash);
  if (!lost) return;
  part("lost").querySelector("a").href = new URL(lost[1], new URL(".", new URL(worker, location.href))).href;
  part("lost").hidden = false;
}

/** Nothing is promised where nothing is kept; on a disk everything is at hand already. */
function sayThatNothingIsKept() {
  const why = location.protocol === "file:" ? "disk" : worker ? "unable" : "off";
  part(why).hidden = false;
  part("intro").hidden = true;
}

if (root) {
  part("intro").hidden = false;
  if (worker) showLost();
  findWorker().then(start, sayThatNothingIsKept);
}
