// The page /offline/: what this browser keeps, «Сохранить всё», «Удалить». Starts at [data-module="offline"].
// The work is done by the service worker, offline/sw.js, which every page registers (offline/register.js).

const root = document.querySelector('[data-module="offline"]');
const { worker } = document.body.dataset;
const part = (name) => root.querySelector(`[data-offline="${name}"]`);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** More would be a page of its own. */
const LISTED = 30;

async function start() {
  const { active } = await navigator.serviceWorker.ready;
  let all = 0;

  /** Send a message to the service worker and show what it answers. */
  const ask = (message) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }) => {
      all = data.all || all;
      const { whole, some } = part("status").dataset;
      part("status").textContent = data.done >= all ? whole : fill(some, { done: data.done, all });
      if (data.pages) showAll(data);
    };
    active.postMessage(message, [channel.port2]);
  };
  part("save").addEventListener("click", () => ask("save"));
  part("forget").addEventListener("click", () => ask("forget"));
  ask("state");
  part("controls").hidden = false;
}

function showAll({ all, bytes, done, pages }) {
  const size = (bytes / 1e6).toLocaleString("ru", { maximumFractionDigits: 1 });
  part("size").textContent = done < all ? fill(part("size").dataset.text, { size }) : "";
  part("save").hidden = done >= all;
  const list = part("pages");
  list.textContent = "";
  pages
    .filter((url) => url !== location.href.split("#")[0])
    .slice(-LISTED)
    .reverse()
    .forEach(async (url) => {
      const item = list.appendChild(document.createElement("li"));
      const link = item.appendChild(document.createElement("a"));
      link.href = url;
      link.textContent = await titleOf(url);
    });
}

async function titleOf(url) {
  const html = await (await caches.match(url)).text();
  return new DOMParser().parseFromString(html, "text/html").querySelector("h1").textContent;
}

/** The service worker sends here from a page that is not kept, and says in the fragment which one it was. */
function showLost() {
  const lost = /^#\/((?:[\w-]+\/)*)$/.exec(location.hash);
  if (!lost) return;
  part("lost").querySelector("a").href = new URL(lost[1], new URL(".", new URL(worker, location.href))).href;
  part("lost").hidden = false;
}

if (root && worker && "serviceWorker" in navigator) {
  showLost();
  start();
}
