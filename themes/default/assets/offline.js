// Keeps visited pages for reading without a connection: the worker stands beside the manifest. It comes when somebody
// reads (scrolls, types, presses) or goes on to a second page: a look alone pays for nothing.
(() => {
  const all = (one) => [...document.querySelectorAll(one)], worker = navigator.serviceWorker;
  const keep = async () => {
    try {
      await worker.register(new URL("sw.js", all("link[rel=manifest]")[0].href));
      const { active } = await worker.ready;
      active.postMessage([location.href, ...all("link[rel=stylesheet], script[src], .name img").map((one) => one.href || one.src)]);
    } catch { /* the page is whole without it */ }
  };
  if (document.referrer.startsWith(location.origin)) addEventListener("load", keep);
  else for (const sign of ["scroll", "keydown", "pointerdown"]) addEventListener(sign, keep, { once: true });
})();
