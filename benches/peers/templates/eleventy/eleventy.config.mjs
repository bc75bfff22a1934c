// The site's settings: lists by town made once for all pages, and how numbers and dates are written.

const number = new Intl.NumberFormat("es-ES", { useGrouping: "always", maximumFractionDigits: 0 });
const day = (date) => date.toISOString().slice(0, 10);
const newest = (pages) => pages.sort((one, other) => other.date - one.date);

/** The pages of each town by list, the newest first. */
function towns(api) {
  const found = {};
  for (const page of api.getAll()) {
    const { town, list, layout } = page.data;
    if (!town) continue;
    const here = (found[town.id] ??= { home: null, presupuestos: [], actas: [], propuestas: [] });
    if (layout === "home.njk") here.home = page;
    else if (layout !== "list.njk") here[list].push(page);
  }
  for (const town of Object.values(found)) {
    for (const list of [town.presupuestos, town.actas, town.propuestas]) newest(list);
  }
  const byName = ([one], [other]) => (one < other ? -1 : 1);
  return Object.fromEntries(Object.entries(found).sort(byName));
}

export default function (config) {
  config.addPassthroughCopy({ static: "." });
  config.setTemplateFormats(["md", "njk"]);
  config.setNunjucksEnvironmentOptions({ throwOnUndefined: false });
  config.addCollection("towns", towns);
  config.addFilter("number", (value) => number.format(value));
  config.addFilter("day", day);
  config.addFilter("date", (date) => day(date).split("-").reverse().join("/"));
  config.addFilter("first", (list, count) => list.slice(0, count));
  return {
    dir: { input: "content", layouts: "../layouts", includes: "../layouts", output: "_site" },
    markdownTemplateEngine: false,
  };
}
