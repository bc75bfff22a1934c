// The pages that were visited, readable without a connection; FIRST is kept from the beginning.
const HERE = new URL("./", location).pathname, OURS = `cabildo ${HERE} `, NOW = OURS + VERSION, VISITED = `${OURS}visited`, MOST = 150;

const keep = async (request, response) => {
  const cache = await caches.open(VISITED);
  await cache.delete(request);
  await cache.put(request, response);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((old) => cache.delete(old)));
};

const fresh = async (request) => {
  try {
    const response = await fetch(request);
    if (response.ok) await keep(request, response.clone());
    return response;
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: true });
    if (kept) return kept;
    if (request.mode === "navigate") return (await caches.match(HERE)) || Promise.reject(error);
    throw error;
  }
};

// Files with their content's name never change.
const lasting = async (request) => (await caches.match(request)) || fresh(request);

addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(NOW);
  await Promise.all(FIRST.map((file) => cache.add(file).catch(() => {})));
  await skipWaiting();
})()));

addEventListener("activate", (event) => event.waitUntil((async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NOW && name !== VISITED);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
})()));

addEventListener("message", (event) => event.waitUntil(Promise.all(event.data.map(async (url) => {
  if (!(await caches.match(url))) await fresh(new Request(url)).catch(() => {});
}))));

addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  event.respondWith(pathname.includes("/assets/") ? lasting(request) : fresh(request));
});
