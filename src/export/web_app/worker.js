// The pages that were visited, readable without a connection, and of each language the home, the directory of
// services and, for who opened it, the services. A first visit pays for none of it: the home and the directory
// are fetched when a second page is opened, one by one, and never where data are to be saved.
const HERE = new URL("./", location).pathname, OURS = `cabildo ${HERE} `, NOW = OURS + VERSION, VISITED = OURS + "visited", MOST = 150;
const path = (file) => new URL(file, location).pathname;

const keep = async (request, response) => {
  const cache = await caches.open(VISITED);
  await cache.delete(request);
  await cache.put(request, response);
  const all = await cache.keys();
  await Promise.all(all.slice(0, -MOST).map((old) => cache.delete(old)));
};

// The language of an address: that of the longest home above it.
const language = (pathname) => LANGUAGES.filter(({ home }) => pathname.startsWith(path(home)))
  .sort((one, other) => path(other.home).length - path(one.home).length)[0] || LANGUAGES[0];

const fresh = async (request) => {
  try {
    const response = await fetch(request);
    if (response.ok) await keep(request, response.clone());
    return response;
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: true });
    if (kept) return kept;
    if (request.mode !== "navigate") throw error;
    // What stands in the place of a page that is not kept.
    const { away, home } = language(new URL(request.url).pathname);
    return new Response(away.replace("HOME", path(home)), { status: 503, headers: { "Content-Type": "text/html;charset=utf-8" } });
  }
};

const fill = async (files) => {
  if (navigator.connection?.saveData) return;
  const cache = await caches.open(NOW);
  for (const file of files) if (!(await cache.match(file))) await cache.add(file).catch(() => {});
};

// The pages below the directory are those that it links to.
const ahead = async (pathname) => {
  const { home, directory, pages } = language(pathname);
  await fill([home, ...pages, ...ASSETS]);
  if (!directory || path(directory) !== pathname) return;
  const page = await (await caches.match(pathname))?.text() || "";
  const links = [...page.matchAll(/href="([^"#?]+)"/g)].map(([, link]) => new URL(link, new URL(directory, location)).pathname);
  await fill(links.filter((link) => link.startsWith(pathname)));
};

addEventListener("install", () => skipWaiting());

// What was kept ahead of visits is fetched anew with the content; what was visited, when it is visited again.
addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (!name.startsWith(OURS) || name === NOW || name === VISITED) continue;
    const kept = (await (await caches.open(name)).keys()).map(({ url }) => url);
    await fill([...kept.filter((url) => !url.includes("/assets/")), ...ASSETS]);
    await caches.delete(name);
  }
  await clients.claim();
})()));

addEventListener("message", (event) => event.waitUntil(Promise.all(event.data.map(async (url) => {
  if (!(await caches.match(url))) await fresh(new Request(url)).catch(() => {});
}))));

// Files with their content's name never change.
addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  event.respondWith((async () => (pathname.includes("/assets/") && await caches.match(request)) || fresh(request))());
  if (request.mode === "navigate") event.waitUntil(ahead(pathname));
});
