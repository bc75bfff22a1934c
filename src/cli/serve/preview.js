// On previewed pages alone: asks for news, and shows the page again where it has changed, at the
// place where it was.
"use strict";
(() => {
  const panel = document.querySelector(".cabildo-preview");
  const key = "cabildo-scroll:" + location.pathname;
  const kept = sessionStorage.getItem(key);
  if (kept !== null) {
    sessionStorage.removeItem(key);
    requestAnimationFrame(() => scrollTo({ top: Number(kept), behavior: "instant" }));
  }
  let known = panel ? panel.dataset.looks : "0";
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const text = async () => (await (await fetch(location.href, { cache: "no-store" })).text()).replace(/data-looks="\d+"/, "");
  const watch = async () => {
    const before = await text();
    for (;;) {
      try {
        const now = await (await fetch("/.cabildo/news?since=" + known, { cache: "no-store" })).text();
        if (now === known) continue;
        known = now;
        if ((await text()) !== before) {
          sessionStorage.setItem(key, String(scrollY));
          location.reload();
          return;
        }
      } catch {
        await pause(1000);
      }
    }
  };
  watch();
  // Opening a file leaves the page where it is.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.getAttribute("action") !== "/.cabildo/open") return;
    event.preventDefault();
    // What could not be opened is said on the button.
    const button = event.submitter ?? form.querySelector("button");
    const said = (text) => { button.textContent = text; };
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) })
      .then(async (answer) => { if (!answer.ok) said(await answer.text()); })
      .catch((error) => said(String(error)));
  });
})();
