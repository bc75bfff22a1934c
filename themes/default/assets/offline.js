// Keeps visited pages for reading without a connection: the worker stands beside the manifest.
(async () => {
  const manifest = document.querySelector("link[rel=manifest]");
  if (!manifest || !navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register(new URL("sw.js", manifest.href));
    const { active } = await navigator.serviceWorker.ready;
    const styles = [...document.querySelectorAll("link[rel=stylesheet], script[src], .name img")].map((one) => one.href || one.src);
    active.postMessage([location.href, ...styles]);
  } catch { /* the page is whole without it */ }
})();
