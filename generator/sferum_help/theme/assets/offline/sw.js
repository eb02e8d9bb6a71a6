// The service worker: visited pages can be read without the internet. The build writes `BUILD` before it (site/worker.py):
// {slug, former, version, offline, shell, all, moved, bytes}; with an empty version it removes everything, itself included.
//
// A cache belongs to one version of the site, because a page and its styles have to fit together. The next version
// answers at once; it fetches anew what the reader had, and drops the old cache when nothing is missing.
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

/** The address of what is asked for: `/search/?q=…` is `/search/`, as what somebody asked is not kept. */
const bare = (url) => url.split(/[?#]/)[0];

/** The address under which a page is kept: neither `/faq/camera` nor `/faq/camera/index.html` is another one. */
const pageOf = (url) => bare(url).replace(/index\.html$/, "").replace(/\/[^/.]+$/, "$&/");

/** `assets/site.1f2e3d4c.css` → `assets/site.css`: by this a file is known in every version. */
const stem = (url) => url.replace(/\.[0-9a-f]{8}(\.\w+)$/, "$1");

/** Everything that this version has: stem → address. */
const known = new Map(BUILD.version ? BUILD.all.map(full).map((url) => [stem(url), url]) : []);

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

/** The addresses that a cache holds. */
async function held(name) {
  const requests = await (await caches.open(name)).keys();
  return requests.map((request) => request.url);
}

/** What is kept at this address: of this version, or else of a former one that is still needed. */
async function find(url) {
  try {
    for (const name of [CACHE, ...(await older())]) {
      const kept = await (await caches.open(name)).match(url);
      if (kept) return kept;
    }
  } catch {
    // A broken storage is no reason to withhold what the network has.
  }
  return undefined;
}

/** What former versions held and this one has, but does not hold yet. */
async function missing() {
  const here = new Set(await held(CACHE));
  const before = await Promise.all((await older()).map(held));
  const wanted = before.flat().map((url) => known.get(stem(url)));
  return [...new Set(wanted)].filter((url) => url && !here.has(url));
}

/**
 * Fetches and keeps a file. A page is asked for anew, past what the browser has kept by itself: a server that says
 * nothing of caches leaves it there for days. The name of an asset changes with its content: that one is never old.
 */
async function add(cache, url) {
  const response = await fetch(url, { cache: isPage(url) ? "reload" : "default" });
  // Redirected answers cannot be given for a navigation, and errors are not worth keeping.
  if (!response.ok || response.redirected) throw new Error(`not to be kept: ${url}`);
  await cache.put(url, response);
}

/** Fetch and keep these addresses, a few at a time; whether there was room. `tell` hears how many are there. */
async function keep(urls, tell = () => {}) {
  const cache = await caches.open(CACHE);
  const waiting = urls.slice();
  let done = 0;
  let room = true;
  async function work() {
    for (let url = waiting.pop(); url && room; url = waiting.pop()) {
      try {
        if (!(await cache.match(url))) await add(cache, url);
        done += 1;
        tell(done);
      } catch (error) {
        // QuotaExceededError, in Firefox NS_ERROR_FILE_NO_DEVICE_SPACE. Else the connection broke or the page is gone:
        // what is missing is fetched later.
        if (/Quota|SPACE/.test(error.name)) room = false;
      }
    }
  }
  await Promise.all([work(), work(), work(), work()]);
  return room;
}

/** The pages that are open now, and what they load: on a first visit they came before there was a worker. */
async function keepOpen() {
  const cache = await caches.open(CACHE);
  for (const { url } of await self.clients.matchAll({ type: "window", includeUncontrolled: true })) {
    const address = known.get(pageOf(url));
    if (!address) continue;
    await keep([address]);
    const page = await cache.match(address);
    const loads = page ? (await page.text()).match(/ (?:src|href)="[^"]*?assets\/[^"]+/g) : [];
    const files = (loads || []).map((load) => known.get(stem(full(load.slice(load.indexOf("assets/"))))));
    await keep(files.filter(Boolean));
  }
}

/** Only what the page that says «Связи нет» needs, so that a new version is there at once. */
async function install() {
  const cache = await caches.open(CACHE);
  await Promise.all(BUILD.shell.map((address) => add(cache, full(address))));
  // Later ones come while the former version keeps what is opened.
  if (!self.registration.active) await keepOpen();
  await self.skipWaiting();
}

/** Removes what former versions have left. What a version still to come has begun to keep is not ours. */
async function dropOlder() {
  const { installing, waiting } = self.registration;
  if (!installing && !waiting) await Promise.all((await older()).map((name) => caches.delete(name)));
}

/** Every page of the site waits until it is over: nothing is downloaded here. */
async function activate() {
  if (BUILD.version) {
    await self.clients.claim();
    catchUp().catch(() => {});
  } else {
    // First, so that a broken storage does not keep it alive.
    await self.registration.unregister();
    await dropOlder();
  }
}

let tried = false;

/**
 * Fetches what former versions held, and drops them when nothing is missing. Without a connection it comes to
 * nothing and is tried again when the worker has been started again.
 */
async function catchUp() {
  if (tried || !(await older()).length) return;
  tried = true;
  await keep(await missing());
  if (!(await missing()).length) await dropOlder();
}

/** Past the browser's own cache, see `add`. A redirect stays one: the browser itself follows it. */
const askAnew = (request) => fetch(request.url, { cache: "no-cache", credentials: "same-origin", redirect: "manual" });

/** An answer of the network; a copy of it is kept, if there is room for one. */
async function fromNetwork(event, address) {
  const { request } = event;
  const response = await (request.mode === "navigate" ? askAnew(request) : fetch(request));
  if (response.ok && !response.redirected) {
    const copy = response.clone();
    event.waitUntil(
      caches
        .open(CACHE)
        .then((cache) => cache.put(address, copy))
        .catch(() => {}),
    );
  }
  return response;
}

/** Where to go instead of a page that is not kept: where it leads on, or to the page that says so. */
async function instead(url) {
  // Somebody has emptied the storage. The browser says it in its own words: that page would lead to itself for ever.
  if (!(await find(full(BUILD.offline)))) return Response.error();
  const target = BUILD.moved[url.slice(scope.length)];
  if (target && (await find(full(bare(target))))) return Response.redirect(full(target));
  return Response.redirect(`${full(BUILD.offline)}#/${url.slice(scope.length)}`);
}

async function page(event) {
  const url = pageOf(event.request.url);
  const fresh = fromNetwork(event, url);
  event.waitUntil(fresh.then(catchUp).catch(() => {}));
  const kept = await find(url);
  // Redirects, not the pages themselves: their links would lead astray from another address.
  if (!kept) return fresh.catch(() => instead(url));
  const copy = url === bare(event.request.url) ? kept : Response.redirect(url);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, copy));
  return Promise.race([fresh.catch(() => copy), late]);
}

async function file(event) {
  return (await find(event.request.url)) || fromNetwork(event, event.request.url);
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

/** Removes everything but the shell, which nobody could bring back without a connection. */
async function forget() {
  const cache = await caches.open(CACHE);
  const shell = new Set(BUILD.shell.map(full));
  const urls = (await held(CACHE)).filter((url) => !shell.has(url));
  await Promise.all(urls.map((url) => cache.delete(url)));
  await dropOlder();
}

// What the page /offline/ asks for, see offline.js. Every message brings a port for the answer.
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  const answer = async () => {
    let room = true;
    if (event.data === "save") room = await keep(BUILD.all.map(full), (done) => port.postMessage({ done }));
    if (event.data === "forget") await forget();
    const kept = await held(CACHE);
    port.postMessage({
      all: BUILD.all.length,
      bytes: BUILD.bytes,
      done: kept.length,
      room,
      pages: kept.filter(isPage),
    });
  };
  event.waitUntil(answer());
});
