"""Writes a territory as the input of Hugo, Zola and Eleventy: a Markdown file a page.

The front matter of a page holds all that its template shows. Sums and percentages stand in it, worked
out: these tools do not have to add up. The pages, their addresses and their words are the same in
every tool; only the names of a few keys and files differ, as each tool wants them.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from files import TITLE, one_line, put
from territory import CATEGORIES, CHAPTERS, STATES

TEMPLATES = Path(__file__).parent / "templates"
MONTHS = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
).split()
LISTS = {"presupuestos": "Presupuestos", "actas": "Actas", "propuestas": "Propuestas"}


@dataclass(frozen=True)
class Page:
    """A page: where it stands, its kind, its facts and its text (Markdown)."""

    path: str  # without slashes at its ends: "municipio-0001/actas/2024-01-20"; "" is the root
    kind: str  # root, home, list, budget, minutes, proposal
    facts: dict
    text: str = ""

    @property
    def has_pages(self):
        """Whether other pages stand below it."""
        return self.kind in ("root", "home", "list")


def share(part, whole):
    """How much of the whole, in Spanish: 63,8 %."""
    return f"{100 * part / whole:.1f} %".replace(".", ",")


def sums(lines):
    """What is approved and accrued in some lines."""
    approved, accrued = sum(line.approved for line in lines), sum(line.accrued for line in lines)
    return {"approved": approved, "accrued": accrued, "share": share(accrued, approved)}


def line(line):
    """A line of a budget, with its part that is executed."""
    return {
        "code": f"{line.group} · {line.economic}" if line.group else line.economic,
        "name": line.name,
        "approved": line.approved,
        "accrued": line.accrued,
        "share": share(line.accrued, line.approved),
    }


def root():
    """The territory's page."""
    facts = {"title": TITLE, "description": "Los municipios del territorio y lo que publican."}
    return Page("", "root", facts, "Los municipios del territorio.")


def pages(town):
    """All pages of a town."""
    of_town = {"town": {"id": town.id, "name": town.name}}
    yield home(town, of_town)
    for list_id, title in LISTS.items():
        facts = {"title": title, "description": f"{title} de {town.name}.", **of_town, "list": list_id}
        yield Page(f"{town.id}/{list_id}", "list", facts)
    for year in town.years:
        yield budget(town, year, of_town)
    for meeting in town.meetings:
        yield minutes(town, meeting, of_town)
    for proposal in town.proposals:
        yield proposed(town, proposal, of_town)


def home(town, of_town):
    facts = {"title": town.name, "description": f"Lo que publica {town.name}.", **of_town, "people": town.people}
    return Page(town.id, "home", facts, town.description)


def budget(town, year, of_town):
    chapters = []
    for code, name in CHAPTERS.items():
        lines = [each for each in year.expenses if each.group.startswith(code)]
        chapters.append({"code": code, "name": name, **sums(lines)})
    facts = {
        "title": f"Presupuesto {year.year}",
        "description": year.summary,
        "date": f"{year.year}-01-01",
        **of_town,
        "list": "presupuestos",
        "spent": sums(year.expenses),
        "raised": sums(year.incomes),
        "chapters": chapters,
        "expenses": [line(each) for each in year.expenses],
        "incomes": [line(each) for each in year.incomes],
    }
    return Page(f"{town.id}/presupuestos/{year.year}", "budget", facts, year.summary)


def minutes(town, meeting, of_town):
    year, month, day = meeting.date.split("-")
    facts = {
        "title": f"Sesión ordinaria del {int(day)} de {MONTHS[int(month) - 1]} de {year}",
        "description": f"Sesión {meeting.number} del Pleno: quién asistió, qué se votó y qué se decidió.",
        "date": meeting.date,
        **of_town,
        "list": "actas",
        "number": meeting.number,
        "present": [town.council[each] for each in meeting.present],
        "votes": [vars(vote) for vote in meeting.votes],
        "decisions": [vars(decision) for decision in meeting.decisions],
    }
    return Page(f"{town.id}/actas/{meeting.date}", "minutes", facts, meeting.text)


def proposed(town, proposal, of_town):
    facts = {
        "title": proposal.title,
        "description": proposal.summary,
        "date": proposal.date,
        **of_town,
        "list": "propuestas",
        "author": proposal.author,
        "category": CATEGORIES[proposal.category],
        "state": STATES[proposal.state],
        "cost": proposal.cost,
        "supports": proposal.supports,
    }
    return Page(f"{town.id}/propuestas/{proposal.id}", "proposal", facts, proposal.text)


def yaml(facts):
    """Front matter in YAML; what has many entries has one a line."""
    text = []
    for key, value in facts.items():
        if isinstance(value, list) and isinstance(value[0], dict):
            entries = "".join(f"\n  - {one_line(each)}" for each in value)
            text.append(f"{key}:{entries}")
        else:
            text.append(f"{key}: {value if key == 'date' else one_line(value)}")
    return "---\n" + "\n".join(text) + "\n---\n"


def toml(facts, table):
    """Front matter in TOML; the facts of `table` stand in a table of their own, at the end."""
    text = [f"{key} = {value if key == 'date' else inline(value)}" for key, value in facts.items() if key != table]
    text.append(f"[{table}]")
    for key, value in facts[table].items():
        if isinstance(value, list):
            entries = "".join(f"\n  {inline(each)}," for each in value)
            text.append(f"{key} = [{entries}\n]")
        else:
            text.append(f"{key} = {inline(value)}")
    return "+++\n" + "\n".join(text) + "\n+++\n"


def inline(value):
    """A value of TOML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {inline(each)}" for key, each in value.items()) + "}"
    return one_line(value)


class Input:
    """The folder of a tool: its templates, and a file for each page."""

    tool = ""
    index = "_index.md"

    def __init__(self, folder):
        self.folder = folder

    def begin(self, _number):
        """Writes the templates, the stylesheet and the territory's page."""
        shutil.copytree(TEMPLATES / self.tool, self.folder)
        shutil.copytree(TEMPLATES / "static", self.folder / "static")
        self.page(root())

    def town(self, town):
        """Writes a town."""
        for page in pages(town):
            self.page(page)

    def page(self, page):
        """Writes a page."""
        name = f"{page.path}/{self.index}" if page.has_pages else f"{page.path}.md"
        put(self.folder / "content" / name.lstrip("/"), f"{self.front(page)}{page.text}\n")

    def front(self, page):
        """The front matter as the tool wants it."""
        raise NotImplementedError


class Hugo(Input):
    """Facts that are not Hugo's own stand under `params`; the kind says which templates.

    Of the formats that it knows, Hugo reads TOML fastest: a third less work than with YAML.
    """

    tool = "hugo"
    own = ("title", "description", "date")

    def front(self, page):
        own = {key: page.facts[key] for key in self.own if key in page.facts}
        if page.path.endswith("/actas"):
            own["outputs"] = ["html", "feed"]
        if page.kind != "root":
            own["type"] = page.kind
        own["params"] = {key: value for key, value in page.facts.items() if key not in own}
        return toml(own, "params")


class Zola(Input):
    """Facts that are not Zola's own stand under `extra`; each page names its template.

    Zola, too, reads TOML faster than YAML.
    """

    tool = "zola"
    own = ("title", "description", "date")

    def begin(self, number):
        super().begin(number)
        settings = (self.folder / "config.toml").read_text(encoding="utf-8")
        put(self.folder / "minified.toml", settings.replace("minify_html = false", "minify_html = true"))

    def front(self, page):
        own = {key: page.facts[key] for key in self.own if key in page.facts}
        own["template"] = f"{page.kind}.html"
        if page.kind == "list":
            own["sort_by"] = "date"
        if page.kind == "home":
            own["weight"] = int(page.path.rpartition("-")[2])  # the order of the territory's list
        if page.path.endswith("/actas"):
            own["generate_feeds"] = True
        own["extra"] = {key: value for key, value in page.facts.items() if key not in own}
        return toml(own, "extra")


class Eleventy(Input):
    """Each page names its layout and its address. YAML and JSON take it the same time."""

    tool = "eleventy"
    index = "index.md"

    def front(self, page):
        address = f"/{page.path}/".replace("//", "/")
        return yaml(page.facts | {"layout": f"{page.kind}.njk", "permalink": address})


INPUTS = {each.tool: each for each in (Hugo, Zola, Eleventy)}
