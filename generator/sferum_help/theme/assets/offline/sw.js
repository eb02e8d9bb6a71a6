// The service worker: visited pages can be read without the internet. The build writes `BUILD` before it (site/worker.py):
// {slug, former, version, offline, shell, all, bytes}; with an empty version it removes everything, itself included.
//
// A cache belongs to one version of the site, because a page and its styles have to fit together. The next version
// fetches anew what the reader had, and only then drops the old cache.
//
// All that is published on one host shares its caches. So a cache is named `<slug>/<path of the site>/<version>`,
// and the worker of another centre, or of a second copy of this one, leaves it alone.

const scope = self.registration.scope;
const full = (address) => new URL(address, scope).href;
const isPage = (url) => url.endsWith("/");

/** Ends with a slash, and a version has none: what stands before the last slash of a name says whose a cache is. */
const OWNER = BUILD.slug + new URL(scope).pathname;
const CACHE = OWNER + BUILD.version;
/** Milliseconds to wait for the network while there is a kept copy: an old instruction is worse than a slow one. */
const PATIENCE = 3000;

async function isOurs(name) {
  if (name.includes("/")) return name.slice(0, name.lastIndexOf("/") + 1) === OWNER;
  // Earlier builds named the caches of every centre alike. Each holds the page for reading without the internet,
  // and the address of that page says whose it is.
  if (!name.startsWith(BUILD.former)) return false;
  return Boolean(await (await caches.open(name)).match(full(BUILD.offline)));
}

/** Names of the caches that former versions of this site have left. */
async function older() {
  const names = (await caches.keys()).filter((name) => name !== CACHE);
  const ours = await Promise.all(names.map(isOurs));
  return names.filter((_, at) => ours[at]);
}

async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll(BUILD.shell.map(full));
  await self.skipWaiting();
}

async function activate() {
  const names = await older();
  if (BUILD.version) {
    const known = new Set(BUILD.all.map(full));
    for (const name of names) {
      const requests = await (await caches.open(name)).keys();
      await keep(requests.map((request) => request.url).filter((url) => known.has(url)));
    }
  }
  await Promise.all(names.map((name) => caches.delete(name)));
  if (BUILD.version) await self.clients.claim();
  else await self.registration.unregister();
}

/** Fetch and keep these addresses, a few at a time; tells how many are there now. */
async function keep(urls, tell = () => {}) {
  const cache = await caches.open(CACHE);
  const waiting = urls.slice();
  let done = 0;
  async function work() {
    for (let url = waiting.pop(); url; url = waiting.pop()) {
      if (!(await cache.match(url))) {
        try {
          await cache.add(url);
        } catch {
          // The connection broke or the page is gone: what is missing is fetched at the next visit.
          continue;
        }
      }
      done += 1;
      tell(done);
    }
  }
  await Promise.all([work(), work(), work(), work()]);
  return done;
}

async function fromNetwork(request, cache) {
  const response = await fetch(request);
  // Redirected answers cannot be given for a navigation, and errors are not worth keeping.
  if (response.ok && !response.redirected) await cache.put(withoutQuery(request.url), response.clone());
  return response;
}

/** `/search/?q=…` is the page `/search/`: what somebody asked is not kept. */
const withoutQuery = (url) => url.split(/[?#]/)[0];

async function page(event) {
  const cache = await caches.open(CACHE);
  const fresh = fromNetwork(event.request, cache);
  event.waitUntil(fresh.catch(() => {}));
  const kept = await cache.match(withoutQuery(event.request.url));
  // A redirect, not the page itself: its links would lead astray from another address.
  const lost = `${full(BUILD.offline)}#/${withoutQuery(event.request.url).slice(scope.length)}`;
  if (!kept) return fresh.catch(() => Response.redirect(lost));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([fresh.catch(() => kept), late]);
}

async function file(event) {
  const cache = await caches.open(CACHE);
  return (await cache.match(event.request)) || fromNetwork(event.request, cache);
}

self.addEventListener("install", (event) => event.waitUntil(BUILD.version ? install() : self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (!BUILD.version || request.method !== "GET" || !request.url.startsWith(scope)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  // Names of assets change with their content, so a kept one is never old. Videos are fetched in pieces: not kept.
  else if (request.url.startsWith(full("assets/")) && !request.headers.has("range")) event.respondWith(file(event));
});

// What the page /offline/ asks for, see offline.js. Every message brings a port for the answer.
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  const answer = async () => {
    if (event.data === "save") await keep(BUILD.all.map(full), (done) => port.postMessage({ done }));
    if (event.data === "forget") {
      await caches.delete(CACHE);
      await keep(BUILD.shell.map(full));
    }
    const requests = await (await caches.open(CACHE)).keys();
    const kept = requests.map((request) => request.url);
    port.postMessage({ all: BUILD.all.length, bytes: BUILD.bytes, done: kept.length, pages: kept.filter(isPage) });
  };
  event.waitUntil(answer());
});
