"""Shows that the tools were given the same work: their pages say the same.

The peers' pages stand at the same addresses, the words of each page's head and main part are the same,
page by page, and so are the addresses in feeds and in the sitemap. Cabildo's pages are others; they
hold every text and every line that the peers show.
"""

import re
from html.parser import HTMLParser

from territory import town

SKIPPED = {"404.html"}  # Zola writes one unasked


class Reader(HTMLParser):
    """Reads a page: the words of its title, its head's links and descriptions, and of its main part."""

    def __init__(self):
        super().__init__()
        self.words, self.links, self.inside = [], [], []

    def handle_starttag(self, tag, attributes):
        if tag in ("title", "main"):
            self.inside.append(tag)
        found = dict(attributes)
        if tag == "link" and found.get("rel") in ("canonical", "alternate"):
            self.words.append(found["href"])
        if tag == "meta" and "content" in found:
            self.words += found["content"].split()
        if tag == "a" and "main" in self.inside:
            self.links.append(found.get("href"))

    def handle_endtag(self, tag):
        if self.inside and tag == self.inside[-1]:
            self.inside.pop()

    def handle_data(self, data):
        if self.inside:
            self.words += data.split()


def read(path):
    """A page's words and links; none where there is no page."""
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8") if path.is_file() else "")
    return reader.words, reader.links


def addresses(site):
    """The pages of a site."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return {address for address in found if address not in SKIPPED}


def differences(sites):
    """Where sites, by the tools' names, are not the same."""
    (first, reference), *others = sites.items()
    pages = addresses(reference)
    for name, site in others:
        if other := pages ^ addresses(site):
            yield f"{len(other)} pages are only in {first} or in {name}: {sorted(other)[:3]}"
        for address in sorted(pages & addresses(site)):
            if read(reference / address) != read(site / address):
                yield f"{address} is not the same in {first} and {name}"
        for lists in sorted(path.relative_to(reference) for path in reference.rglob("*.xml")):
            if listed(reference / lists) != listed(site / lists):
                yield f"{lists} is not the same in {first} and {name}"


def listed(path):
    """The addresses that a feed or a sitemap tells."""
    if not path.is_file():
        return None
    return set(re.findall(r"<(?:id|loc)>([^<]+)<", path.read_text(encoding="utf-8")))


def lacking(site):
    """What the first town's pages by Cabildo do not say."""
    it = town(1)
    portal = site / it.id if (site / it.id).is_dir() else site  # a single town stands at the top
    for meeting in it.meetings:
        words = " ".join(read(portal / "actas" / meeting.date / "index.html")[0])
        said = [meeting.text, *(part for vote in meeting.votes for part in (vote.point, vote.motion))]
        said += [part for decision in meeting.decisions for part in (decision.title, decision.summary)]
        yield from (f"{meeting.date}: {each}" for each in missing(said, words))
    for proposal in it.proposals:
        words = " ".join(read(portal / "propuestas" / proposal.id / "index.html")[0])
        yield from (f"{proposal.id}: {each}" for each in missing([proposal.title, proposal.text], words))
    for year in it.years:
        folder = portal / "presupuestos" / str(year.year)
        words = " ".join(word for path in folder.rglob("*.html") for word in read(path)[0])
        names = [line.name for line in year.expenses + year.incomes]
        yield from (f"{year.year}: {each}" for each in missing(names, words))


def missing(texts, words):
    """The lines of texts in Markdown that do not stand among the words."""
    for text in texts:
        for line in text.splitlines():
            plain = " ".join(line.replace("**", "").lstrip("#- ").split())
            if plain not in words:
                yield plain
