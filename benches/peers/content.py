"""Writes a territory as the content of Cabildo: what an officer would write.

Amounts, votes and texts, and nothing that follows from them: Cabildo adds up, checks and links.
"""

from files import SITE, TITLE, one_line, put

COLOURS = ("7a3e1d", "1d4e7a", "2f6b3a", "5b2a86", "8a1c3c", "33566b")


class Content:
    """A folder of content."""

    def __init__(self, folder):
        self.folder = folder

    def begin(self, number):
        """Writes what so many towns share."""
        put(self.folder / "cabildo.yaml", self.settings())
        put(self.folder / "territory.yaml", self.areas(number))

    @staticmethod
    def settings():
        return (
            f"format: 1\ntitle: {TITLE}\npublisher: Agencia de medida\ncountry: ES\nlanguages: [es]\n"
            f"currency: EUR\nbase_url: {SITE}/\n"
            'licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}\n'
            'numbers: {decimal: ".", thousands: ","}\n'
        )

    @staticmethod
    def areas(number):
        text = [
            "levels:\n  - {id: province, name: Provincia}\n  - {id: municipality, name: Municipio}",
            "areas:\n  - id: provincia\n    name: Provincia de medida\n    areas:",
        ]
        for each in range(1, number + 1):
            people = 800 + each * 37
            text.append(
                f"      - {{id: municipio-{each:04}, name: Municipio {each:04}, population: {{2024: {people}}}}}"
            )
        return "\n".join(text) + "\n"

    def town(self, town):
        """Writes a town."""
        folder = self.folder / town.id
        put(folder / "municipality.yaml", self.municipality(town))
        for year in town.years:
            put(folder / f"budgets/{year.year}.yaml", self.budget(year))
        for meeting in town.meetings:
            put(folder / f"minutes/{meeting.date}.md", self.minutes(meeting))
        for proposal in town.proposals:
            put(folder / f"proposals/{proposal.id}.md", self.proposal(proposal))

    @staticmethod
    def municipality(town):
        colour = COLOURS[town.people % len(COLOURS)]
        text = [
            f'name: {town.name}\narea: {town.id}\ncolour: "#{colour}"\ndescription: {one_line(town.description)}',
            f'contact:\n  email: contacto@{town.id}.example\n  phone: "+34 900 000 000"',
            "bodies:\n  - {id: pleno, name: Pleno, kind: council, quorum: majority}\npeople:",
        ]
        for number, name in enumerate(town.council):
            role = "member" if number else "president"
            text.append(
                f"  - id: persona-{number + 1}\n    name: {name}\n    memberships:\n"
                f"      - {{body: pleno, role: {role}, from: 2023-06-17}}"
            )
        return "\n".join(text) + "\n"

    @staticmethod
    def budget(year):
        def line(line):
            group = f'functional: "{line.group}", ' if line.group else ""
            return (
                f'  - {{{group}economic: "{line.economic}", name: {line.name}, '
                f'approved: "{line.approved}.00", accrued: "{line.accrued}.00"}}'
            )

        text = [
            f"year: {year.year}\nsummary: {one_line(year.summary)}\nstages:",
            f"  - {{stage: approved, date: {year.year - 1}-12-15}}",
            f"  - {{stage: accrued, as_of: {year.year}-12-31}}",
            "expenditure:",
            *(line(each) for each in year.expenses),
            "revenue:",
            *(line(each) for each in year.incomes),
        ]
        return "\n".join(text) + "\n"

    @staticmethod
    def minutes(meeting):
        present = ", ".join(f"persona-{each + 1}" for each in meeting.present)
        text = [
            f'---\nbody: pleno\nkind: ordinary\nnumber: "{meeting.number}"\ndate: {meeting.date}\nstart: "18:00"',
            f'end: "20:30"\nstate: approved\nchair: persona-1\npresent: [{present}]\nagenda:',
        ]
        for place, vote in enumerate(meeting.votes):
            counted = f"yes: {vote.yes}, no: {vote.no}, abstain: {vote.abstain}"
            text.append(
                f"  - title: {vote.point}\n    motions:\n      - title: {vote.motion}\n"
                f"        vote: {{{counted}}}\n        result: adopted"
            )
            if place < len(meeting.decisions):
                text.append(f"        decision: {meeting.decisions[place].number}")
        text.append("decisions:")
        for decision in meeting.decisions:
            text.append(
                f"  - {{number: {decision.number}, kind: agreement, title: {decision.title}, "
                f"summary: {one_line(decision.summary)}, state: done}}"
            )
        return "\n".join(text) + f"\n---\n{meeting.text}\n"

    @staticmethod
    def proposal(proposal):
        return (
            f"---\ntitle: {proposal.title}\nsummary: {one_line(proposal.summary)}\nauthor: {proposal.author}\n"
            f"author_public: yes\ncategories: [{proposal.category}]\nstate: {proposal.state}\n"
            f'submitted: {proposal.date}\ncost: {{asked: "{proposal.cost}.00"}}\n'
            f"supports: {proposal.supports}\n---\n{proposal.text}\n"
        )
