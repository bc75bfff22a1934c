// The search page: words and markup come from the page, matches from the index beside it, whose
// form `src/search/index.rs` tells; its files are scripts, for sites that are read from a disk.
(() => {
  const PAGE = 10, OF_KIND = 3, PAUSE_MS = 120, NEAR = 40, FIRST = 1e4;
  const box = document.getElementById("search");
  if (!box) return;
  const part = (name) => box.querySelector(`[data-part="${name}"]`);
  const [status, list, more, filters, model, group, words, towns] = ["status", "results", "more", "filters", "result", "group", "words", "towns"].map(part);
  const form = box.querySelector("form");
  const { q, kind, year, order } = form.elements, fields = [q, kind, year, order];
  const language = document.documentElement.lang || undefined;
  let timer, turn = 0, found, shown;

  // The files of the index, each asked for once; one that failed may be asked for again.
  const parts = new Map(), waiting = new Map();
  window.cabildoSearch = (name, data) => waiting.get(name)?.(data);
  const load = (name, version = "") => {
    if (!parts.has(name)) parts.set(name, new Promise((resolve, reject) => {
      let done = false;
      waiting.set(name, (data) => resolve(data, done = true));
      const script = document.createElement("script");
      script.src = new URL(`${box.dataset.index}${name}.js${version && `?${version}`}`, document.baseURI);
      // Too late, if it handed its data over.
      script.onload = script.onerror = () => { reject(name); if (!done) parts.delete(name); };
      document.head.append(script);
    }));
    return parts.get(name);
  };

  // Words as `src/search/words.rs` cuts and folds them.
  const JOINERS = ".,\\-/'’:_@·", DIGITS = /^\d+$/;
  const WORD = new RegExp(`[\\p{L}\\p{N}\\p{M}]+(?:[${JOINERS}]+[\\p{L}\\p{N}\\p{M}]+)*`, "gu");
  const plain = (word) => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const fold = (word) => DIGITS.test(word) ? word.replace(/^0+(?=.)/, "") : plain(word);
  const number = (word) => /^\d{1,3}(?:[.,']\d{3})+(?:[.,]\d{1,2})?$/.test(word)
    ? word.replace(/[.,]\d{1,2}$/, "").replace(/\D/g, "") : word;
  const PARTS = new RegExp(`[${JOINERS}]+`);
  const cut = (word) => /^[\d.,']+$/.test(word) ? [fold(number(word))] : word.split(PARTS).filter((piece) => piece[1] || DIGITS.test(piece)).map(fold);

  // Whether one word becomes the other by a letter more, less, wrong or changed with the next.
  const isNear = (a, b) => {
    let from = 0, enda = a.length, endb = b.length;
    if (Math.abs(enda - endb) > 1) return false;
    while (from < enda && a[from] === b[from]) from++;
    while (enda > from && endb > from && a[enda - 1] === b[endb - 1]) { enda--; endb--; }
    return enda - from < 2 && endb - from < 2
      || enda - from === 2 && endb - from === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
  };
  // Where the last value stands that is not above one; or the first.
  const last = (list, value) => { let at = list.length - 1; while (at > 0 && list[at] > value) at--; return at; };
  const alike = (a, b) => { let n = 0; while (n < a.length && a[n] === b[n]) n++; return n; };

  const open = async () => {
    const index = await load("index"), { n, v, w } = index;
    const fileOf = (form) => last(w, form);
    const file = async (at) => {
      const data = await load(`words-${at}`, v);
      data.forms ||= data.f.split(" ");
      return data;
    };

    // The forms that a word leads to: itself, or else what it begins (the last one typed always),
    // or else what is one letter away, or else what begins as it does.
    const formsOf = async (form, begins, exact) => {
      const at = fileOf(form), first = await file(at), whole = first.forms.indexOf(form);
      const here = whole < 0 ? [] : [[first, whole, 1]];
      if (exact || whole >= 0 && !begins) return here;
      const files = [first];
      for (let next = at + 1; next < Math.min(w.length, at + 3) && w[next].startsWith(form); next++) files.push(await file(next));
      const pick = (test, weight) => files.flatMap((data) =>
        data.forms.flatMap((other, i) => other !== form && test(other) ? [[data, i, weight]] : [])).slice(0, NEAR);
      if (form.length > 1) here.push(...pick((other) => other.startsWith(form), 0.5));
      if (here.length || DIGITS.test(form)) return here;
      if (form.length > 3) here.push(...pick((other) => other.length > 2 && isNear(form, other), 0.4));
      if (here.length || form.length < 6) return here;
      const least = Math.max(4, form.length - 3), longest = Math.max(...first.forms.map((other) => alike(form, other)));
      return longest < least ? [] : pick((other) => alike(form, other) === longest && other.length < longest + 4, 0.3);
    };

    // A word's pages with their weights; nothing where no page has it.
    const pagesOf = async (form, begins, exact) => {
      const forms = await formsOf(form, begins, exact), pages = new Map(), seen = new Set();
      let common = false;
      for (const [data, i, weight] of forms) {
        const stem = data.s[i], name = `${data.forms[0]} ${stem}`, steps = data.p[stem];
        if (seen.has(name)) continue;
        seen.add(name);
        common ||= !steps[1];
        const rare = Math.log(1 + (n - steps.length / 2 + 0.5) / (steps.length / 2 + 0.5));
        for (let at = 0, page = 0; at < steps.length; at += 2) {
          page += steps[at];
          if (steps[at + 1]) pages.set(page, Math.max(pages.get(page) || 0, rare * weight * steps[at + 1]));
        }
      }
      const marks = forms.flatMap(([data, i]) => data.forms.filter((_, other) => data.s[other] === data.s[i]));
      return forms.length ? { pages, marks, common } : undefined;
    };
    const termOf = async (word, begins, exact) => {
      const pieces = cut(word);
      const whole = pieces[1] && /\d/.test(word) && await pagesOf(plain(word), begins, true);
      return whole ? [whole] : Promise.all(pieces.map((piece) => pagesOf(piece, begins && !pieces[1], exact)));
    };

    const find = async (text) => {
      const typed = text.match(WORD) || [], exact = /["«“]/.test(text), begins = !exact && /[\p{L}\p{N}]$/u.test(text);
      const terms = (await Promise.all(typed.map((word, i) => termOf(word, begins && i === typed.length - 1, exact)))).flat();
      const known = terms.filter(Boolean), telling = known.filter(({ common }) => !common);
      const marks = new Set((telling.length ? telling : known).flatMap(({ marks }) => marks));
      if (!known.length) return { scores: new Map(), marks };
      const scores = new Map(telling.length ? [] : Array.from({ length: n }, (_, page) => [page, 0])), held = new Map();
      for (const { pages } of telling) for (const page of pages.keys()) held.set(page, (held.get(page) || 0) + 1);
      // Pages that hold all words; where there are none, those that hold the most. Where they are few, those that
      // lack one word of three or more stand behind them.
      const most = Math.max(...held.values()), fits = (count) => count === most || most > 2 && count === most - 1;
      const few = [...held.values()].filter((count) => count === most).length < PAGE;
      for (const [page, count] of held) if (few ? fits(count) : count === most) scores.set(page, count * FIRST);
      for (const { pages } of known) for (const [page, weight] of pages) if (scores.has(page)) scores.set(page, scores.get(page) + weight);
      return { scores, marks };
    };

    const entry = async (page, marks) => {
      const at = last(index.p, page);
      const [address, title, kind, year, number, amount, text, town] = (await load(`pages-${at}`, v))[page - index.p[at]];
      const url = new URL(address + (box.dataset.links === "file" && /(^|\/)$/.test(address) ? "index.html" : ""), new URL(box.dataset.root, document.baseURI)).href;
      return { url, title, kind, year, number, amount, town, excerpt: excerpt(text, marks) };
    };

    return async (text, wanted) => {
      const kindOf = (page) => index.k[index.dk[page] - 1], yearOf = (page) => index.y[index.dy[page] - 1];
      const { scores, marks } = text ? await find(text) : { scores: new Map(index.dk.map((_, page) => [page, 0])), marks: new Set() };
      const fits = (page, { kind, year }) => (!kind || kindOf(page) === kind) && (!year || String(yearOf(page)) === year);
      const tally = (of, some) => {
        const counts = {};
        for (const page of scores.keys()) if (fits(page, some)) counts[of(page)] = (counts[of(page)] || 0) + 1;
        return counts;
      };
      const newest = (a, b) => (yearOf(b) || 0) - (yearOf(a) || 0);
      const best = (a, b) => scores.get(b) - scores.get(a);
      const by = wanted.order === "new" ? [newest, best] : [best, newest];
      const all = [...scores.keys()].filter((page) => fits(page, wanted)).sort((a, b) => by[0](a, b) || by[1](a, b) || a - b);
      // Without a kind the first few of each, kinds by their best page.
      const kinds = wanted.kind || !text ? [] : [...new Set(all.map(kindOf))];
      const entries = (pages) => Promise.all(pages.map((page) => entry(page, marks)));
      const ofKind = (kind) => all.filter((page) => kindOf(page) === kind);
      return {
        total: all.length,
        groups: kinds.length > 1 && all.length > PAGE / 2 ? kinds.map((kind) => ({ kind, total: ofKind(kind).length, page: () => entries(ofKind(kind).slice(0, OF_KIND)) })) : [],
        counts: { kind: tally(kindOf, { year: wanted.year }), year: tally(yearOf, { kind: wanted.kind }) },
        page: (from, to) => entries(all.slice(from, to)),
      };
    };
  };

  // A stretch of the text around the first word found, as [words, marked].
  const excerpt = (text, marks) => {
    const AROUND = 90, LONG = 240, hits = [];
    for (const match of text.matchAll(WORD)) {
      if ([plain(match[0]), ...cut(match[0])].some((form) => marks.has(form))) hits.push([match.index, match.index + match[0].length]);
      if (hits.length && match.index > hits[0][0] + LONG) break;
    }
    const start = hits.length ? Math.max(0, hits[0][0] - AROUND) : 0;
    const from = start && text.indexOf(" ", start) + 1;
    const end = text.length > from + LONG ? Math.max(text.lastIndexOf(" ", from + LONG), hits[0]?.[1] || 0) : text.length;
    const pieces = [[from ? "…" : "", false]];
    let at = from;
    for (const [a, b] of hits) if (a >= from && b <= end) { pieces.push([text.slice(at, a), false], [text.slice(a, b), true]); at = b; }
    return [...pieces, [text.slice(at, end) + (end < text.length ? "…" : ""), false]];
  };

  const say = (message, n = 0, text = "") => {
    const words = box.getAttribute(`data-${message}`) ?? box.dataset.countOther;
    status.textContent = words.replace("{n}", n.toLocaleString(language)).replace("{q}", () => text);
  };

  const row = ({ url, title, kind, year, number, amount, town, excerpt }) => {
    const item = model.content.firstElementChild.cloneNode(true);
    const [link, facts, text] = ["title", "facts", "excerpt"].map((name) => item.querySelector(`[data-slot="${name}"]`));
    link.href = url;
    link.textContent = title;
    facts.textContent = [town, kind, year, number, amount].filter(Boolean).join(" · ");
    text.append(...excerpt.map(([words, marked]) =>
      marked ? Object.assign(document.createElement("mark"), { textContent: words }) : words));
    text.hidden = !text.textContent || plain(text.textContent) === plain(title);
    return item;
  };

  const show = async (results, from, mine) => {
    const rows = (await results.page(from, Math.min(from + PAGE, results.total))).map(row);
    if (mine !== turn) return;
    if (!from) list.replaceChildren(document.createElement("ol"));
    list.lastChild.append(...rows);
    [found, shown] = [results, from + rows.length];
    more.hidden = shown >= results.total;
    if (from) rows[0]?.querySelector("a").focus();
  };

  // The kinds under their names, each with its first few and a way to all of them.
  const showGroups = async ({ groups }, mine) => {
    const parts = await Promise.all(groups.map(async ({ kind: name, total, page }) => {
      const part = group.content.firstElementChild.cloneNode(true), [rows, all] = ["ol", "button"].map((tag) => part.querySelector(tag));
      const heading = document.createElement("h2");
      const option = [...kind.options].find(({ value }) => value === name);
      heading.textContent = option?.dataset.word || name;
      heading.id = `search-${name}`;
      all.setAttribute("aria-describedby", heading.id);
      all.textContent = box.dataset.all.replace("{n}", total.toLocaleString(language));
      all.hidden = total <= OF_KIND;
      all.onclick = () => { kind.value = name; run().then(() => list.querySelector("a")?.focus()); };
      part.prepend(heading);
      rows.append(...(await page()).map(row));
      return part;
    }));
    if (mine !== turn) return;
    list.replaceChildren(...parts);
    more.hidden = true;
  };

  const count = (select, counts = {}) => {
    for (const option of [...select.options].slice(1)) {
      const n = counts[option.value] || 0;
      option.dataset.word ||= option.text;
      option.text = `${option.dataset.word} (${n.toLocaleString(language)})`;
      option.hidden = option.disabled = !n && !option.selected;
    }
  };

  // What the last word may become, from the file that was loaded for it.
  const suggest = async (text) => {
    const typed = text.match(/[\p{L}\p{N}\p{M}]+$/u)?.[0], begun = typed && fold(typed);
    if (!begun || begun.length < 3 || !words) return words?.replaceChildren();
    const { w, v } = await load("index");
    const { forms, f, w: written } = await load(`words-${last(w, begun)}`, v);
    const endings = (forms || f.split(" ")).flatMap((form, i) => form.startsWith(begun) && !/\d/.test(form) ? [written[i] || form] : []).slice(0, 8);
    words.replaceChildren(...endings.map((ending) => Object.assign(document.createElement("option"), { value: text.slice(0, -typed.length) + ending })));
  };

  let engine;
  const run = async () => {
    clearTimeout(timer);
    const mine = ++turn, url = new URL(location);
    const asked = Object.fromEntries(fields.map(({ name, value }) => [name, value.trim()]).filter(([, value]) => value));
    // One letter tells nothing yet.
    const { q: typed = "", ...wanted } = asked, text = typed.length > 1 || DIGITS.test(typed) ? typed : "", wants = text || wanted.kind || wanted.year;
    url.search = new URLSearchParams(asked);
    for (const link of towns?.querySelectorAll("a") || []) link.search = typed && new URLSearchParams({ q: typed });
    if (location.protocol !== "file:") history.replaceState(null, "", url);
    try {
      if (!engine) say("loading");
      // What stands below has its place before the results come, and does not jump under a finger.
      box.classList.toggle("asked", !!wants);
      const results = await (await (engine ||= open()))(text, wanted);
      if (mine !== turn) return;
      count(kind, results.counts.kind);
      count(year, results.counts.year);
      filters.hidden = filters.disabled = false;
      if (!wants) [results.total, results.groups] = [0, []];
      await (results.groups.length ? showGroups(results, mine) : show(results, 0, mine));
      const n = results.total, rule = new Intl.PluralRules(language).select(n);
      if (mine === turn) say(!wants ? "hint" : n ? `count-${rule}` : "none", n, text);
      if (mine === turn && !n) box.classList.remove("asked");
      await suggest(q.value);
    } catch (error) {
      console.error(error);
      engine = undefined; // the next search tries again
      if (mine === turn) say("failed");
      box.classList.remove("asked");
    }
  };

  const asked = new URLSearchParams(location.search);
  for (const field of fields) field.value = asked.get(field.name) || "";
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(run, PAUSE_MS); });
  form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
  q.addEventListener("focus", () => engine || run(), { once: true });
  more.addEventListener("click", () => show(found, shown, turn).catch(() => say("failed")));
  if (fields.some(({ value }) => value)) run();
})();
