// The pages that were visited, readable without a connection, and of each language the home, the directory of
// services and, for who opened it, the services. A first visit pays for none of it: the home and the directory
// are fetched when a second page is opened, one by one, and never where data are to be saved.
const HERE = new URL("./", location).pathname, OURS = `cabildo ${HERE} `, NOW = OURS + VERSION, VISITED = `${OURS}visited`, MOST = 150;
const path = (file) => new URL(file, location).pathname;

const keep = async (request, response) => {
  const cache = await caches.open(VISITED);
  await cache.delete(request);
  await cache.put(request, response);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((old) => cache.delete(old)));
};

// The language of an address: that of the longest home above it.
const language = (pathname) => {
  const own = LANGUAGES.filter(({ home }) => pathname.startsWith(path(home)));
  return own.sort((one, other) => path(other.home).length - path(one.home).length)[0] || LANGUAGES[0];
};

// What stands in the place of a page that is not kept.
const away = (pathname) => {
  const { lang, dir, away: words, name, home } = language(pathname);
  const text = (value) => value.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  const page = `<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${text(words.title)}</title><h1>${text(words.title)}</h1>
<p>${text(words.text)}</p><p><a href="${text(path(home))}">${text(name)}</a></p></html>`;
  return new Response(page, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
};

const fresh = async (request) => {
  try {
    const response = await fetch(request);
    if (response.ok) await keep(request, response.clone());
    return response;
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: true });
    if (kept) return kept;
    if (request.mode === "navigate") return away(new URL(request.url).pathname);
    throw error;
  }
};

// Files with their content's name never change.
const lasting = async (request) => (await caches.match(request)) || fresh(request);

const fill = async (files) => {
  if (navigator.connection?.saveData) return;
  const cache = await caches.open(NOW);
  for (const file of files) {
    if (!(await cache.match(file))) await cache.add(file).catch(() => {});
  }
};

const ahead = async (pathname) => {
  const { directory, files, services } = language(pathname);
  await fill(directory && path(directory) === pathname ? [...files, ...services] : files);
};

addEventListener("install", () => skipWaiting());

// What was kept ahead of visits is fetched anew with the content; what was visited, when it is visited again.
addEventListener("activate", (event) => event.waitUntil((async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NOW && name !== VISITED);
  for (const name of old) {
    const kept = new Set((await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname));
    await fill(LANGUAGES.flatMap(({ files, services }) => [...files, ...services]).filter((file) => kept.has(path(file))));
    await caches.delete(name);
  }
  await clients.claim();
})()));

addEventListener("message", (event) => event.waitUntil(Promise.all(event.data.map(async (url) => {
  if (!(await caches.match(url))) await fresh(new Request(url)).catch(() => {});
}))));

addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  event.respondWith(pathname.includes("/assets/") ? lasting(request) : fresh(request));
  if (request.mode === "navigate") event.waitUntil(ahead(pathname));
});
