// The count of a participatory budget, done again in the reader's browser on the published ballots.
// Exact: whole numbers of any size (BigInt), never decimals. The words come from the page:
//   <div data-replay data-ballots="votes.pb" data-tally="tally.json" data-sha256="…" data-counting="… {n} …"
//     data-same="… {n} {seconds} …" data-differs="… {winners} …" data-changed="…" data-failed="…">
//   <p><button type="button" hidden>…</button></p><p role="status"></p></div>
// `tally.json` is what `cabildo tally --format json` writes: its `winners` and `parameters`.
(() => {
  const sum = (list, of) => list.reduce((all, item) => all + of(item), 0n);
  const byText = (a, b) => {
    const [one, two] = [[...a], [...b]];
    const at = one.findIndex((letter, i) => letter !== two[i]);
    if (at < 0) return one.length - two.length;
    return at < two.length ? one[at].codePointAt(0) - two[at].codePointAt(0) : 1;
  };
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  // Fractions as [above, below].
  const compareFractions = ([a, b], [c, d]) => compare(a * d, c * b);

  // The rows of a table between semicolons; a quoted cell may hold any of them.
  const rows = (text) => {
    const all = [];
    let row = [], cell = "", quoted = false;
    const close = () => { row.push(cell.trim()); cell = ""; };
    for (let i = 0; i < text.length; i++) {
      const letter = text[i];
      if (quoted) {
        if (letter !== '"') cell += letter;
        else if (text[i + 1] === '"') { cell += letter; i++; }
        else quoted = false;
      } else if (letter === '"' && cell === "") quoted = true;
      else if (letter === ";") close();
      else if (letter === "\n") { close(); all.push(row); row = []; }
      else if (letter !== "\r") cell += letter;
    }
    if (cell || row.length) { close(); all.push(row); }
    return all.filter((cells) => cells.some(Boolean));
  };

  const list = (cell) => (cell ?? "").split(",").map((item) => item.trim()).filter(Boolean);
  const decimals = (text) => (String(text).split(".")[1] ?? "").replace(/0+$/, "").length;
  // A decimal as a whole number of its n-th decimal.
  const units = (text, n) => {
    const [, sign, whole, part = ""] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(String(text)) ?? [0, "", "0"];
    return BigInt(`${sign}${whole}${part.slice(0, n).padEnd(n, "0")}`);
  };

  // A Pabulib file as {head, projects, votes}, each row an object.
  const read = (text) => {
    const parts = { META: [], PROJECTS: [], VOTES: [] };
    let part, titles;
    for (const cells of rows(text.replace(/^\ufeff/, ""))) {
      if (cells.length === 1 && parts[cells[0]]) [part, titles] = [parts[cells[0]], undefined];
      else if (!titles) titles = cells.map((title) => title.toLowerCase());
      else part.push(Object.fromEntries(titles.map((title, i) => [title, cells[i] ?? ""])));
    }
    return { head: Object.fromEntries(parts.META.map(({ key, value }) => [key, value])), projects: parts.PROJECTS, votes: parts.VOTES };
  };

  // The election in whole numbers: equal ballots put together.
  const prepare = ({ head, projects, votes }, parameters) => {
    const amounts = [head.budget, parameters.increment, ...projects.map(({ cost }) => cost), ...parameters.limits.map(({ most }) => most)];
    const places = Math.max(...amounts.map(decimals)), unit = 10n ** BigInt(places);
    const kind = head.vote_type, hasPoints = kind === "cumulative" || kind === "scoring";
    const fine = hasPoints ? Math.max(0, ...votes.flatMap(({ points }) => list(points).map(decimals))) : 0;
    const longest = Number(head.max_length || projects.length), at = new Map(projects.map(({ project_id }, i) => [project_id, i]));
    const unnamed = kind === "scoring" ? units(head.default_score || "0", fine) : 0n;
    const all = projects.map((project, i) => ({
      i, id: project.project_id, cost: units(project.cost, places), named: 0n, votes: 0n, score: unnamed * BigInt(votes.length), voters: [],
      area: list(project.neighborhood || project.subunit || project.district), category: list(project.category || project.categories),
    }));
    const groups = new Map(), additive = parameters.rule === "equal-shares-additive";
    for (const vote of votes) {
      const points = list(vote.points);
      const said = list(vote.vote).map((id, place) => {
        const own = hasPoints ? units(points[place], fine) : kind === "ordinal" ? BigInt(Math.max(0, longest - place)) : 1n;
        return [at.get(id), own];
      });
      for (const [project, own] of said) {
        all[project].score += own - unnamed;
        all[project].named += 1n;
        if (own > 0n) all[project].votes += 1n;
      }
      const wanted = said.filter(([, own]) => own > 0n).sort(([a], [b]) => a - b), key = wanted.join(";");
      if (groups.has(key)) groups.get(key).size += 1n;
      else if (wanted.length) groups.set(key, { size: 1n, wanted });
    }
    for (const group of groups.values()) {
      for (const [project, own] of group.wanted) all[project].voters.push({ group, size: group.size, weight: additive ? own : 1n });
    }
    const minimum = parameters.min_score;
    const keys = {
      "lower-cost": (a, b) => compare(a.cost, b.cost), "higher-cost": (a, b) => compare(b.cost, a.cost),
      "more-votes": (a, b) => compare(b.votes, a.votes), listed: (a, b) => a.i - b.i, id: (a, b) => byText(a.id, b.id),
      lot: (a, b) => lot(a.id) - lot(b.id),
    };
    const lot = (id) => (parameters.lot.indexOf(id) + 1) || Infinity;
    const order = [...parameters.ties, "id", "listed"].map((key) => keys[key]);
    const sorted = [...all].sort((a, b) => order.reduce((found, key) => found || key(a, b) || 0, 0));
    const unwanted = (project) => project.votes === 0n && project.score <= 0n;
    const silent = (project) => project.named === 0n && unwanted(project);
    const few = (project) => minimum !== null && project.score < units(minimum, fine);
    return {
      budget: units(head.budget, places), increment: units(parameters.increment, places), unit, voters: BigInt(votes.length),
      groups: [...groups.values()], all, order: sorted.filter((project) => !unwanted(project) && !few(project)), silent: sorted.filter((project) => silent(project) && !few(project)),
      gain: (project) => (parameters.rule === "equal-shares-cost" && project.cost > 0n ? project.cost : 1n),
      limits: parameters.limits.map(({ of, name, most }) => ({ of, name, most: units(most, places) })),
      rivals: parameters.incompatible, parameters,
    };
  };

  // What is left while winners are taken.
  const room = (count) => {
    const winners = [], won = new Set(), spent = count.limits.map(() => 0n);
    const held = (project) => count.limits.map(({ of, name }, i) => [project[of].includes(name), i]).filter(([holds]) => holds).map(([, i]) => i);
    const rivalled = (project) => count.rivals.some((ids) => ids.includes(project.id) && winners.some(({ id }) => ids.includes(id)));
    const shutOut = (project) =>
      rivalled(project)
      || held(project).some((i) => spent[i] + project.cost > count.limits[i].most);
    const self = {
      left: count.budget, winners, won: (project) => won.has(project), shutOut, rivalled, ended: false,
      fits: (project) => project.cost <= count.budget && project.cost <= self.left && !shutOut(project),
      take: (project) => {
        self.left -= project.cost;
        held(project).forEach((i) => { spent[i] += project.cost; });
        won.add(project);
        winners.push(project);
      },
    };
    return self;
  };

  const greedy = (count, into, ends) => {
    const queue = count.order.filter((project) => !into.won(project)).sort((a, b) => compare(b.score, a.score));
    for (const project of queue) {
      if (into.fits(project)) into.take(project);
      else if (ends && project.cost > into.left && !into.rivalled(project)) {
        into.ended = true;
        return;
      }
    }
  };

  // Equal shares, when everyone has share / voters units.
  const equalShares = (count, share) => {
    const into = room(count), { voters } = count;
    let below = voters;
    const factors = [1n];
    for (const group of count.groups) Object.assign(group, { money: share, since: 0 });
    // Denominators grow with every purchase; a group's money follows when it is looked at.
    const money = (group) => {
      if (group.since < factors.length - 1) {
        if (group.money) group.money *= factors[factors.length - 1] / factors[group.since];
        group.since = factors.length - 1;
      }
      return group.money;
    };
    const priced = (project) => {
      let rest = project.cost * below, weight = 0n, together = 0n, rich = project.voters;
      for (const { group, size, weight: own } of rich) { together += size * money(group); weight += size * own; }
      if (together < rest) return null;
      for (;;) {
        const poor = [], can = [];
        for (const voter of rich) (voter.group.money * weight < rest * voter.weight ? poor : can).push(voter);
        if (!poor.length) return { project, rest, weight, rich, rate: [rest, weight * below * count.gain(project)] };
        for (const { group, size, weight: own } of poor) { rest -= size * group.money; weight -= size * own; }
        rich = can;
      }
    };
    let queue = count.order.filter((project) => project.voters.length).map((project) => {
      const weight = sum(project.voters, (voter) => voter.size * voter.weight);
      return { project, known: [project.cost, weight * count.gain(project)] };
    });
    for (;;) {
      queue = queue.filter(({ project }) => !into.won(project) && !into.shutOut(project)).sort((a, b) => compareFractions(a.known, b.known));
      let best = null;
      for (const item of queue) {
        if (best && compareFractions(item.known, best.rate) > 0) break;
        const price = priced(item.project);
        item.known = price ? price.rate : null;
        const order = price && (best ? compareFractions(price.rate, best.rate) : -1);
        const first = price && (order < 0 || (order === 0 && count.order.indexOf(item.project) < count.order.indexOf(best.project)));
        if (first) best = price;
      }
      queue = queue.filter(({ known }) => known);
      if (!best) return into;
      const { project, rest, weight, rich } = best, paying = new Set(rich.map(({ group }) => group));
      factors.push(factors[factors.length - 1] * weight);
      below *= weight;
      for (const { group, weight: own } of project.voters) {
        if (paying.has(group)) group.money = money(group) - rest * own;
        else Object.assign(group, { money: 0n, since: factors.length - 1 });
      }
      into.take(project);
    }
  };

  const firstShare = ({ budget, voters, unit, parameters }) =>
    parameters.start === "whole" ? (budget / (voters * unit)) * unit * voters : budget;

  // The share before which no outcome can be the last: some project would still fit beside all those
  // together whose voters have, all in all, its cost.
  const fruitful = (count, waiting) => {
    const into = room(count), sorted = [...waiting].sort((a, b) => compare(a.cost * b.votes, b.cost * a.votes));
    let share = 0n;
    for (const [at, project] of sorted.entries()) {
      if (!sorted.slice(at).some((other) => other.cost <= into.left && !into.shutOut(other))) break;
      share = (project.cost * count.voters + project.votes - 1n) / project.votes;
      into.take(project);
    }
    return share;
  };

  // Shares are raised step by step; `pause` lets the page breathe.
  const raised = async (count, pause) => {
    const step = count.increment * count.voters, waiting = count.order.filter((project) => project.voters.length);
    const all = sum(count.all, ({ cost }) => cost);
    const first = firstShare(count), early = (fruitful(count, waiting) - first + step - 1n) / step - 1n;
    let share = first, last = null;
    for (let times = 0; ; times++) {
      const into = equalShares(count, share);
      if (into.left < 0n && last) return last;
      const others = waiting.filter((project) => !into.won(project));
      if (others.every(into.shutOut) || share / count.voters > all) return into;
      if (count.parameters.stop === "exhaustive" && !others.some((project) => project.cost <= into.left && !into.shutOut(project))) return into;
      last = into;
      share = share + step < first + early * step ? first + early * step : share + step;
      await pause(times);
    }
  };

  const prefers = (count, into, other) => {
    const gain = ({ wanted }, { won }) => sum(wanted, ([i, own]) => {
      const worth = { "equal-shares-cost": count.all[i].cost, "equal-shares-additive": own }[count.parameters.rule] ?? 1n;
      return won(count.all[i]) ? worth : 0n;
    });
    return sum(count.groups, (group) => (gain(group, into) > gain(group, other) ? group.size : 0n));
  };

  const phragmen = (count) => {
    const into = room(count);
    let below = 1n, waiting = count.order.filter((project) => project.voters.length && project.cost <= count.budget);
    for (const group of count.groups) Object.assign(group, { time: 0n });
    for (;;) {
      waiting = waiting.filter((project) => !into.won(project) && !into.shutOut(project));
      const due = waiting.map((project) => [sum(project.voters, ({ group, size }) => size * group.time) + project.cost * below, project.votes]);
      if (!due.length) return into;
      const best = due.reduce((least, time) => (compareFractions(time, least) < 0 ? time : least));
      const equals = waiting.filter((_, i) => compareFractions(due[i], best) === 0);
      if (equals.some((project) => project.cost > into.left)) {
        into.ended = true;
        return into;
      }
      below *= best[1];
      for (const group of count.groups) group.time *= best[1];
      for (const { group } of equals[0].voters) group.time = best[0];
      into.take(equals[0]);
    }
  };

  // The ids of the winners, in the order in which they win.
  const tally = async (text, parameters, pause = async () => {}) => {
    const count = prepare(read(text), parameters), { rule, completion } = parameters;
    if (count.voters < (parameters.quorum ?? 0)) return [];
    let into = room(count);
    if (rule === "phragmen") into = phragmen(count);
    else if (rule.startsWith("equal-shares")) {
      if (count.voters) into = completion.startsWith("add1") ? await raised(count, pause) : equalShares(count, firstShare(count));
      if (completion === "add1u" || completion === "utilitarian") greedy(count, into, false);
      if (parameters.comparison) {
        const other = room(count);
        greedy(count, other, false);
        if (prefers(count, other, into) > prefers(count, into, other)) into = other;
      }
    } else greedy(count, into, rule === "greedy-stop");
    // What nobody voted for comes after all that somebody did.
    const waits = () => into.ended || count.order.some((project) => !into.won(project) && into.fits(project));
    if (parameters.without_votes === "if-it-fits" && !waits()) count.silent.forEach((project) => into.fits(project) && into.take(project));
    return into.winners.map(({ id }) => id);
  };

  if (typeof module === "object") module.exports = { tally };
  if (typeof document !== "object") return;
  const box = document.querySelector("[data-replay]");
  if (!box) return;
  const [button, status] = [box.querySelector("button"), box.querySelector("[role=status]")];
  const say = (name, values = {}) => {
    status.textContent = box.getAttribute(`data-${name}`).replace(/\{(\w+)\}/g, (_, key) => values[key]);
  };
  const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const replay = async () => {
    const get = async (name) => (await fetch(new URL(box.dataset[name], document.baseURI))).arrayBuffer();
    const [ballots, told] = await Promise.all([get("ballots"), get("tally")]), text = new TextDecoder();
    // Where the address is not encrypted, browsers give no sums.
    if (crypto.subtle && hex(await crypto.subtle.digest("SHA-256", ballots)) !== box.dataset.sha256) return say("changed");
    const { winners, parameters } = JSON.parse(text.decode(told));
    const started = performance.now();
    const found = await tally(text.decode(ballots), parameters, async (times) => {
      if (times % 5) return;
      say("counting", { n: times });
      await new Promise((next) => setTimeout(next));
    });
    const same = [...found].sort().join() === [...winners].sort().join();
    const seconds = ((performance.now() - started) / 1000).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
    say(same ? "same" : "differs", { n: found.length, winners: found.join(", "), seconds });
  };
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    say("counting", { n: 0 });
    await replay().catch(() => say("failed"));
    button.disabled = false;
  });
})();
