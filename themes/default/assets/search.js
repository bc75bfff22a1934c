// The search page: words and markup come from the page, matches from the engine behind `open`.
(() => {
  const PAGE = 10, PAUSE_MS = 150;
  const box = document.getElementById("search");
  if (!box) return;
  const part = (name) => box.querySelector(`[data-part="${name}"]`);
  const [status, list, more, filters, model] = ["status", "results", "more", "filters", "result"].map(part);
  const form = box.querySelector("form");
  const { q, kind, year } = form.elements, fields = [q, kind, year];
  const language = document.documentElement.lang || undefined;
  let engine, timer, turn = 0, found, shown;

  // "a &lt;b <mark>c</mark>" -> [["a <b ", false], ["c", true]]: all else is text
  const pieces = (excerpt) => excerpt.split(/<mark>(.*?)<\/mark>/s)
    .map((text, i) => [text.replace(/&lt;/g, "<").replace(/&gt;/g, ">"), i % 2 > 0]);
  const bare = (text) => text.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

  // All that knows the engine. Gives find(text, {kind, year}) -> {total, counts, page(from, to)}
  const open = async () => {
    const url = (name) => new URL(box.dataset[name], document.baseURI).href;
    const pagefind = await import(`${url("runtime")}pagefind.js`);
    const index = pagefind.createInstance({ basePath: url("index"), baseUrl: url("root"), noWorker: true, excerptEllipsis: "…" });
    await index.filters();
    const search = (text, filters) => index.search(text, { filters });
    const entry = async (result) => {
      const { url, meta, excerpt } = await result.data();
      return { ...meta, url, excerpt: pieces(excerpt) };
    };
    // For a word that it lacks, the engine takes a short one that begins it: `de` for `deporte`.
    const known = async (word) => {
      const { results } = await search(word), whole = bare(word);
      const first = results.find(({ words }) => words.length);
      const [mark] = first ? (await entry(first)).excerpt.filter(([, marked]) => marked).map(([text]) => bare(text)) : [];
      const begins = mark?.length < 5 && mark.length + 2 < whole.length && whole.startsWith(mark);
      return begins || !results.length ? "" : word;
    };
    return async (text, filters) => {
      const term = text && !text.includes('"') ? (await Promise.all(text.split(/\s+/).map(known))).join(" ") : text;
      const [{ results }, byKind, byYear] = await Promise.all(
        [filters, { year: filters.year }, { kind: filters.kind }].map((some) => search(term ?? null, some)));
      return {
        total: results.length,
        counts: { kind: byKind.filters.kind, year: byYear.filters.year },
        page: (from, to) => Promise.all(results.slice(from, to).map(entry)),
      };
    };
  };

  const say = (message, n = 0, text = "") => {
    const words = box.getAttribute(`data-${message}`) ?? box.dataset.countOther;
    status.textContent = words.replace("{n}", n.toLocaleString(language)).replace("{q}", () => text);
  };

  const row = ({ url, title, kind, year, number, amount, excerpt }) => {
    const item = model.content.firstElementChild.cloneNode(true);
    const [link, facts, text] = ["title", "facts", "excerpt"].map((name) => item.querySelector(`[data-slot="${name}"]`));
    link.href = url;
    link.textContent = title;
    facts.textContent = [kind, year, number, amount].filter(Boolean).join(" · ");
    text.append(...excerpt.map(([words, marked]) =>
      marked ? Object.assign(document.createElement("mark"), { textContent: words }) : words));
    text.hidden = bare(text.textContent) === bare(title);
    return item;
  };

  const show = async (results, from, mine) => {
    const rows = (await results.page(from, Math.min(from + PAGE, results.total))).map(row);
    if (mine !== turn) return;
    if (!from) list.replaceChildren();
    list.append(...rows);
    [found, shown] = [results, from + rows.length];
    more.hidden = shown >= results.total;
    if (from) rows[0]?.querySelector("a").focus();
  };

  const count = (select, counts = {}) => {
    for (const option of [...select.options].slice(1)) {
      const n = counts[option.value] || 0;
      option.dataset.word ||= option.text;
      option.text = `${option.dataset.word} (${n.toLocaleString(language)})`;
      option.hidden = option.disabled = !n && !option.selected;
    }
  };

  const run = async () => {
    clearTimeout(timer);
    const mine = ++turn, url = new URL(location);
    const asked = Object.fromEntries(fields.map(({ name, value }) => [name, value.trim()]).filter(([, value]) => value));
    const { q: text, ...wanted } = asked;
    url.search = new URLSearchParams(asked);
    history.replaceState(null, "", url);
    try {
      if (!engine) say("loading");
      const results = await (await (engine ||= open()))(text, wanted);
      if (mine !== turn) return;
      count(kind, results.counts.kind);
      count(year, results.counts.year);
      filters.hidden = filters.disabled = false;
      if (!url.search) results.total = 0;
      await show(results, 0, mine);
      const n = results.total, rule = new Intl.PluralRules(language).select(n);
      if (mine === turn) say(!url.search ? "hint" : n ? `count-${rule}` : "none", n, text);
    } catch (error) {
      console.error(error);
      engine = undefined; // the next search tries again
      if (mine === turn) say("failed");
    }
  };

  if (location.protocol === "file:") return say("local");
  const asked = new URLSearchParams(location.search);
  for (const field of fields) field.value = asked.get(field.name) || "";
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(run, PAUSE_MS); });
  form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
  q.addEventListener("focus", () => engine || run(), { once: true });
  more.addEventListener("click", () => show(found, shown, turn).catch(() => say("failed")));
  if (fields.some(({ value }) => value)) run();
})();
