// Keeps visited pages for reading without a connection, once the page is there: the worker stands beside the manifest.
addEventListener("load", async () => {
  const all = (one) => [...document.querySelectorAll(one)];
  try {
    await navigator.serviceWorker.register(new URL("sw.js", all("link[rel=manifest]")[0].href));
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage([location.href, ...all("link[rel=stylesheet], script[src], .name img").map((one) => one.href || one.src)]);
  } catch { /* the page is whole without it */ }
});
