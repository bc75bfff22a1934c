"""The tables, as Markdown."""

import statistics
from dataclasses import dataclass, field

MEGABYTE = 1e6
DASH = "–"


@dataclass
class Row:
    """A way of building with all its runs."""

    name: str
    version: str
    runs: list = field(default_factory=list)
    pages: int = 0
    files: int = 0
    size: int = 0
    failed: str = ""

    @property
    def wall(self):
        """The median of the seconds."""
        return statistics.median(run.wall for run in self.runs)

    @property
    def cpu(self):
        """The median of the work in seconds; missing where it was not measured."""
        known = [run.cpu for run in self.runs if run.cpu is not None]
        return statistics.median(known) if known else None

    @property
    def peak(self):
        """The most memory of all runs, in bytes; missing where it was not measured."""
        return max((run.peak for run in self.runs if run.peak is not None), default=None)


def table(head, rows):
    """A table whose first two columns are texts and whose others are numbers."""
    lines = [head, ["---" if place < 2 else "--:" for place in range(len(head))], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def number(value, digits=0):
    """A number with its thousands apart, or a dash where there is none."""
    return DASH if value is None else f"{value:,.{digits}f}"


def times(value, of):
    """How many times as much."""
    return f"{value / of:.2f}×" if of else DASH


def builds(rows):
    """What each way took; ratios are to the first row, Cabildo without a search."""
    head = ["Build", "Version", "Pages", "Files", "MB", "Wall s", "Least–most", "CPU s", "Peak MB"]
    head += ["Pages/s", "µs a page", "Same content", "A page"]
    ours = rows[0] if rows and rows[0].runs else None
    return table(head, [cells(row, ours) for row in rows])


def cells(row, ours):
    """A row of the table."""
    if not row.runs:
        return [row.name, row.version, f"failed: {row.failed}", *[DASH] * 10]
    walls = [run.wall for run in row.runs]
    page = row.wall / row.pages if row.pages else None
    return [
        row.name,
        row.version,
        number(row.pages or None),
        number(row.files),
        number(row.size / MEGABYTE, 1),
        number(row.wall, 2),
        f"{min(walls):.2f}–{max(walls):.2f}",
        number(row.cpu, 2),
        number(row.peak and row.peak / MEGABYTE),
        number(page and 1 / page),
        number(page and page * 1e6),
        times(row.wall, ours and ours.wall),
        times(page, ours.wall / ours.pages) if ours and page else DASH,
    ]


def searches(ours, index, peers):
    """Cabildo with its search, and each peer followed by Pagefind."""
    head = ["Build and index", "Made of", "Wall s", "CPU s", "Peak MB", "Index files", "Index MB"]
    head += ["Same content", "A page"]
    plain, found = ours
    page = found.wall / found.pages
    grown = [number(found.files - plain.files), number((found.size - plain.size) / MEGABYTE, 1)]
    rows = [[found.name, "one run", *spent(found.wall, found.cpu, found.peak), *grown, "1.00×", "1.00×"]]
    for peer in peers:
        wall = peer.wall + index.wall
        rows.append([
            f"{peer.name}, then Pagefind",
            f"{peer.wall:.2f} s + {index.wall:.2f} s",
            *spent(wall, peer.cpu + index.cpu, max(peer.peak, index.peak)),
            number(index.files),
            number(index.size / MEGABYTE, 1),
            times(wall, found.wall),
            times(wall / peer.pages, page),
        ])
    return table(head, rows)


def spent(wall, cpu, peak):
    """Time, work and memory as texts."""
    return [number(wall, 2), number(cpu, 2), number(peak / MEGABYTE)]


def growth(rows):
    """How a way grows with the number of towns."""
    head = ["Municipalities", "Build", "Pages", "Files", "MB", "Wall s", "CPU s", "µs a page", "CPU µs a page"]
    head += ["Peak MB", "Peak kB a page"]
    lines = []
    for towns, row in rows:
        if not row.runs:
            lines.append([number(towns), row.name, f"failed: {row.failed}", *[DASH] * 8])
            continue
        lines.append([
            number(towns),
            row.name,
            number(row.pages),
            number(row.files),
            number(row.size / MEGABYTE, 1),
            number(row.wall, 2),
            number(row.cpu, 2),
            number(row.wall / row.pages * 1e6),
            number(row.cpu / row.pages * 1e6),
            number(row.peak / MEGABYTE),
            number(row.peak / row.pages / 1e3, 1),
        ])
    return table(head, lines)
