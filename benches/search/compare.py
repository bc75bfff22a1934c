"""The portals' own search beside Pagefind: the same pages, the same questions, in the same browser.

    python3 benches/search/compare.py target/demo --pagefind node_modules/@pagefind/linux-x64/bin/pagefind_extended

The folder is a site that `cabildo build` made of `content/`. `queries.json` holds the questions, and for
each the addresses that answer it, best first; they were written by somebody who read the pages and had
seen neither search. Whatever a portal's sitemap names is given to Pagefind, its main part alone, so that
neither search is led astray by menus. Both are then asked in Chromium, each question on a first visit
with nothing kept, and what travels is counted at the server, packed as servers pack it.

**Found at n**: an address that answers is among the first n results, in the order in which the search
page shows them (for ours: as its groups by kind stand below one another).
"""

import argparse
import collections
import gzip
import http.server
import json
import re
import shutil
import socketserver
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "peers"))
import measure  # noqa: E402  what a command took is measured as for the peers

HERE = Path(__file__).resolve().parent
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}


def pages_of(site, town):
    """The pages that a portal's sitemap names, or all sitemaps where no portal is: paths below the site."""
    pages = []
    for sitemap in [site / town / "sitemap.xml"] if town else sorted(site.glob("*/sitemap.xml")):
        addresses = re.findall("<loc>([^<]*)</loc>", sitemap.read_text(encoding="utf-8"))
        paths = [urlsplit(address).path for address in addresses]
        start = paths[0][: paths[0].index(f"/{sitemap.parent.name}/") + 1]
        pages += [site / path[len(start) :] / "index.html" for path in paths if path.startswith(start)]
    return [page for page in pages if page.is_file()]


def index(site, town, pagefind, work):
    """Gives a portal's pages to Pagefind: what it took, and the folder of its index."""
    source, out = work / "pages", work / "pagefind" / (town or "all")
    shutil.rmtree(source, ignore_errors=True)
    for page in pages_of(site, town):
        target = source / page.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page.read_bytes())
    command = [pagefind, "--site", source, "--output-path", out, "--root-selector", "main", "--silent"]
    took, _ = measure.run(command, work)
    return took, out


def weight(folder):
    """How many files a folder holds, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


class Serving(http.server.BaseHTTPRequestHandler):
    """The site, Pagefind's index, the page that asks, and what it answers."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        """Says nothing."""

    def do_GET(self):
        path = urlsplit(self.path).path
        site, work, questions = self.server.site, self.server.work, self.server.questions
        if path == "/ask/":
            return self.answer((HERE / "page.html").read_bytes(), ".html")
        if path == "/ask/questions":
            return self.answer(json.dumps(questions).encode(), ".json")
        if path.startswith("/ask/next/"):
            self.server.counted = collections.Counter()
            return self.answer(b"{}", ".json")
        if path == "/ask/count":
            return self.answer(json.dumps(self.server.counted).encode(), ".json")
        root = work if path.startswith("/pagefind/") else site
        file = root / path.lstrip("/") / ("index.html" if path.endswith("/") else "")
        # A worker that keeps pages for later would be counted with the search.
        if file.name == "sw.js" or not file.is_file():
            return self.send_error(404)
        return self.answer(file.read_bytes(), file.suffix, count=path)

    def do_POST(self):
        self.server.told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.answer(b"{}", ".json")

    def answer(self, body, suffix, count=None):
        packed = gzip.compress(body, 6)
        if len(packed) < len(body):
            body = packed
        if count and suffix in (".js", ".json") or count and "/pagefind/" in count:
            self.server.counted["bytes"] += len(body)
            self.server.counted["files"] += 1
        self.send_response(200)
        self.send_header("Content-Type", TYPES.get(suffix, "application/octet-stream"))
        if body is packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    """Answers the browser's questions side by side."""

    daemon_threads = True
    request_queue_size = 64


def ask(site, work, questions, chromium):
    """Asks both searches every question in a browser: {id, ours, pagefind} of each."""
    server = Server(("127.0.0.1", 0), Serving)
    server.site, server.work, server.questions = site, work, questions
    server.told, server.counted = [], collections.Counter()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    profile = work / "profile"
    address = f"http://127.0.0.1:{server.server_port}/ask/"
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}", "--remote-debugging-port=0"]
    browser = subprocess.Popen([chromium, *flags, address], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        seen, since = 0, time.monotonic()
        while len(server.told) < len(questions):
            time.sleep(0.2)
            if len(server.told) > seen:
                seen, since = len(server.told), time.monotonic()
            if time.monotonic() - since > 120 or browser.poll() is not None:
                raise SystemExit(f"the browser stopped after {len(server.told)} of {len(questions)} questions")
    finally:
        browser.kill()
        browser.wait()
        server.shutdown()
    broken = next((one for one in server.told if "error" in one), None)
    if broken:
        raise SystemExit(f"question {broken['id']}: {broken['error']}")
    return server.told


def rank(results, answers):
    """The place of the first result that answers, from 1; none where none does."""
    wanted = {answer.removesuffix("index.html").strip("/") for answer in answers}
    return next((place for place, result in enumerate(results, 1) if result.strip("/") in wanted), None)


def search_page(site, town, language):
    """The address of a portal's search page in a language."""
    for page in sorted((site / town).rglob("index.html")):
        if len(page.relative_to(site / town).parts) > (3 if town else 2):
            continue
        text = page.read_text(encoding="utf-8")
        # Pages are made small: attributes stand without quotes.
        if re.search(r"<div [^>]*id=\"?search\"?[ >]", text) and re.search(rf"<html[^>]* lang=\"?{language}\"?[ >]", text):
            return page.parent.relative_to(site).as_posix() + "/"
    raise SystemExit(f"{town or 'the territory'} has no search page in {language}")


def table(heads, rows):
    """A table in Markdown."""
    print("|" + "|".join(heads) + "|")
    print("|---" + "|--:" * (len(heads) - 1) + "|")
    for row in rows:
        print("|" + "|".join(map(str, row)) + "|")
    print()


def tell_found(questions, told):
    """The table of what was found, by kind of question."""
    by_kind = collections.defaultdict(list)
    empty = []
    for question in questions:
        answer = next(one for one in told if one["id"] == question["id"])
        if question["answers"]:
            places = [rank(answer[engine]["results"], question["answers"]) for engine in ("ours", "pagefind")]
            by_kind[question["kind"]].append(places)
            by_kind["all"].append(places)
        else:
            empty.append([len(answer[engine]["results"]) for engine in ("ours", "pagefind")])
    rows = []
    for kind in [*sorted(set(by_kind) - {"all"}), "all"]:
        places = by_kind[kind]
        cells = [f"{sum(1 for pair in places if pair[e] and pair[e] <= n)}" for e in (0, 1) for n in (1, 3, 10)]
        rows.append([kind, len(places), *cells])
    table(["kind of question", "asked", "ours at 1", "at 3", "at 10", "Pagefind at 1", "at 3", "at 10"], rows)
    print(f"Questions without an answer: {len(empty)}; results none: ours {sum(1 for a, _ in empty if not a)}, "
          f"Pagefind {sum(1 for _, b in empty if not b)}.\n")


def main():
    """Indexes, asks, and prints the tables."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("site", type=Path)
    options.add_argument("--pagefind", required=True, type=Path)
    options.add_argument("--chromium", default="chromium")
    options.add_argument("--questions", default=HERE / "queries.json", type=Path)
    options.add_argument("--work", default=Path("target/search"), type=Path)
    options.add_argument("--each", action="store_true", help="print the places of every question")
    chosen = options.parse_args()
    site, work = chosen.site.resolve(), chosen.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    questions = json.loads(chosen.questions.read_text(encoding="utf-8"))
    pages = {pair: search_page(site, *pair) for pair in {(one["town"], one["language"]) for one in questions}}
    for question in questions:
        question["page"] = pages[question["town"], question["language"]]
    rows = []
    for town in sorted({one["town"] for one in questions}):
        took, out = index(site, town, chosen.pagefind.resolve(), work)
        files, size = weight(out)
        own = [weight(folder) for folder in ([site / town / "search"] if town else site.glob("*/search"))]
        rows.append([town or "all", len(pages_of(site, town)), sum(n for n, _ in own), f"{sum(n for _, n in own) / 1024:.0f} KiB", files, f"{size / 1024:.0f} KiB",
                     f"{took.wall:.2f} s", f"{took.peak / 1e6:.0f} MB"])
    table(["portal", "pages", "our files", "size", "Pagefind's files", "size", "its time", "its memory"], rows)
    told = ask(site, work, questions, chosen.chromium)
    tell_found(questions, told)
    rows = [[engine, *(f"{f(one[engine]['bytes'] for one in told) / 1024:.1f} KiB" for f in (statistics.median, max)),
             f"{statistics.median(one[engine]['files'] for one in told):.0f}"] for engine in ("ours", "pagefind")]
    table(["first result", "median", "most", "files"], rows)
    if chosen.each:
        for question in questions:
            answer = next(one for one in told if one["id"] == question["id"])
            places = [rank(answer[engine]["results"], question["answers"]) for engine in ("ours", "pagefind")]
            print(question["id"], question["kind"], repr(question["query"]), *places)


if __name__ == "__main__":
    main()
