"""The territory that every tool is given: towns, years, meetings and proposals, all invented.

A town has three fiscal years of sixty lines, 24 meetings with about 400 words of minutes, five votes
and two decisions each, and 40 proposals of about 150 words. The same number gives the same town in
every run, however many towns there are. Words are made of syllables; as in any language, a few of
them do most of the work, which is what a search index and a compressor live on.
"""

import itertools
import random
from dataclasses import dataclass

YEARS = (2024, 2025, 2026)
MEETINGS = 24
PROPOSALS = 40
COUNCILLORS = 13
VOTES = 5
DECISIONS = 2
EXPENSES = 48
INCOMES = 12

# Groups of COFOG with the function (the chapter) that each belongs to.
GROUPS = ("01.1.1", "02.2.0", "03.1.0", "04.5.1", "05.1.0", "06.2.0", "07.4.0", "08.2.0", "09.1.2", "10.4.0")
CHAPTERS = {
    "01": "Servicios públicos generales",
    "02": "Defensa",
    "03": "Orden público y seguridad",
    "04": "Asuntos económicos",
    "05": "Protección del medio ambiente",
    "06": "Vivienda y servicios comunitarios",
    "07": "Salud",
    "08": "Actividades recreativas, cultura y religión",
    "09": "Educación",
    "10": "Protección social",
}
SPENDING = ("211", "212", "22", "263", "282", "311")
INCOME = ("113", "114", "133", "141", "142", "143")

# Ours, and what the peers' pages say.
CATEGORIES = {
    "mobility": "Movilidad",
    "education": "Educación",
    "health": "Salud",
    "environment": "Ambiente",
    "safety": "Seguridad",
    "digital": "Servicios digitales",
}
STATES = {
    "received": "Recibida",
    "under_review": "En estudio",
    "accepted": "Aceptada",
    "in_execution": "En ejecución",
    "not_selected": "No seleccionada",
}

VOCABULARY = 20_000
ONSETS = "b br c ch d f fl g gr h j l ll m n p pr r s t tr v z".split()
NUCLEI = "a a a e e e i o o u ia ie ue".split()
ENDS = "ción miento dad tura ble nta rio ada al ar ero ería eza ino ista ático oso ón".split()
LITTLE = "de la el en y a los que se del las un por con una para al su no lo".split()


@dataclass(frozen=True)
class Line:
    """A line of a budget: whole euros; the group is missing where money comes in."""

    group: str | None
    economic: str
    name: str
    approved: int
    accrued: int


@dataclass(frozen=True)
class Year:
    """A fiscal year: as much comes in as goes out."""

    year: int
    summary: str
    expenses: tuple[Line, ...]
    incomes: tuple[Line, ...]


@dataclass(frozen=True)
class Vote:
    """A point of the agenda, and how its motion was voted on."""

    point: str
    motion: str
    yes: int
    no: int
    abstain: int


@dataclass(frozen=True)
class Decision:
    """What a meeting decided."""

    number: str
    title: str
    summary: str


@dataclass(frozen=True)
class Meeting:
    """A session of the council; its text is Markdown."""

    date: str
    number: int
    present: tuple[int, ...]
    votes: tuple[Vote, ...]
    decisions: tuple[Decision, ...]
    text: str


@dataclass(frozen=True)
class Proposal:
    """What a citizen proposes; its text is Markdown."""

    id: str
    date: str
    title: str
    summary: str
    author: str
    category: str
    state: str
    cost: int
    supports: int
    text: str


@dataclass(frozen=True)
class Town:
    """A municipality with all that it publishes."""

    id: str
    name: str
    people: int
    description: str
    council: tuple[str, ...]
    years: tuple[Year, ...]
    meetings: tuple[Meeting, ...]
    proposals: tuple[Proposal, ...]


def vocabulary():
    """The language's long words, each once, and how often each is said."""
    chance, words = random.Random("vocabulary"), {}
    while len(words) < VOCABULARY:
        stem = "".join(chance.choice(ONSETS) + chance.choice(NUCLEI) for _ in range(chance.randint(1, 3)))
        end = chance.choice(ENDS)
        words[stem + (chance.choice(ONSETS) if end[0] in "aeioáéíó" else "") + end] = None
    often = itertools.accumulate(1 / (rank + 8) for rank in range(len(words)))
    return list(words), list(often)


LONG, OFTEN = vocabulary()


class Writer:
    """Writes a town's texts."""

    def __init__(self, town):
        self.chance = random.Random(f"town {town}")

    def title(self, words):
        """A title of so many words."""
        return " ".join(self.chance.choices(LONG, cum_weights=OFTEN, k=words)).capitalize()

    def sentence(self, words):
        """A sentence; two words in five are little ones."""
        said = self.chance.choices(LONG, cum_weights=OFTEN, k=words)
        for place in range(1, words):
            if self.chance.random() < 0.4:
                said[place] = self.chance.choice(LITTLE)
        return (" ".join(said)).capitalize() + "."

    def paragraph(self, words, bold=False):
        """About so many words; with `bold`, a sentence in four has a word set bold."""
        sentences = []
        while words > 0:
            length = min(words, self.chance.randint(8, 18))
            sentence = self.sentence(length)
            if bold and length > 6 and self.chance.random() < 0.25:
                parts = sentence.split(" ")
                parts[3] = f"**{parts[3]}**"
                sentence = " ".join(parts)
            sentences.append(sentence)
            words -= length
        return " ".join(sentences)


def towns(number):
    """So many towns, one at a time."""
    return (town(each) for each in range(1, number + 1))


def town(number):
    """The town of a number."""
    writer = Writer(number)
    council = tuple(f"{writer.title(1)} {writer.title(1)} {writer.title(1)}" for _ in range(COUNCILLORS))
    return Town(
        id=f"municipio-{number:04}",
        name=f"Municipio {number:04}",
        people=800 + number * 37,
        description=writer.paragraph(60),
        council=council,
        years=tuple(year(writer, each) for each in YEARS),
        meetings=tuple(meeting(writer, each) for each in range(MEETINGS)),
        proposals=tuple(proposal(writer, each) for each in range(1, PROPOSALS + 1)),
    )


def year(writer, number):
    """A fiscal year; the first line of income is what the others leave."""
    within = writer.chance.randint
    expenses = []
    for line in range(EXPENSES):
        approved = within(2_000, 900_000)
        accrued = approved * within(30, 95) // 100
        group, spending = GROUPS[line % len(GROUPS)], SPENDING[line % len(SPENDING)]
        expenses.append(Line(group, spending, writer.title(4), approved, accrued))
    whole = sum(line.approved for line in expenses)
    part = whole // INCOMES
    incomes = []
    for line in range(INCOMES):
        approved = part if line else whole - part * (INCOMES - 1)
        accrued = approved * within(60, 100) // 100
        incomes.append(Line(None, INCOME[line % len(INCOME)], writer.title(4), approved, accrued))
    return Year(number, writer.paragraph(40), tuple(expenses), tuple(incomes))


def meeting(writer, number):
    """The n-th meeting: one a month, on the twentieth, from January 2024."""
    chance = writer.chance
    present = chance.randint(9, COUNCILLORS)
    votes = []
    for _ in range(VOTES):
        no = chance.randrange(present // 2)
        abstain = chance.randrange(present // 2 - no)
        votes.append(Vote(writer.title(5), writer.title(6), present - no - abstain, no, abstain))
    decisions = tuple(
        Decision(f"AC-{number + 1}-{each + 1}", writer.title(5), writer.paragraph(14)) for each in range(DECISIONS)
    )
    text = [writer.paragraph(70, bold=True)]
    for point in range(1, 5):
        text += [f"## {point}. {writer.title(4)}", writer.paragraph(70, bold=True)]
    text.append("\n".join(f"- {writer.paragraph(14, bold=True)}" for _ in range(2)))
    date = f"{2024 + number // 12}-{number % 12 + 1:02}-20"
    return Meeting(date, number + 1, tuple(range(present)), tuple(votes), decisions, "\n\n".join(text))


def proposal(writer, number):
    """The n-th proposal."""
    chance = writer.chance
    text = [writer.paragraph(60, bold=True), f"## {writer.title(2)}", writer.paragraph(50, bold=True)]
    text.append("\n".join(f"- {writer.paragraph(15, bold=True)}" for _ in range(2)))
    return Proposal(
        id=f"propuesta-{number:02}",
        date=f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}",
        title=writer.title(5),
        summary=writer.paragraph(14),
        author=writer.title(2),
        category=chance.choice(tuple(CATEGORIES)),
        state=chance.choice(tuple(STATES)),
        cost=chance.randint(1_000, 400_000),
        supports=chance.randrange(4_000),
        text="\n\n".join(text),
    )
