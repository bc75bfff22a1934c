"""How long a count takes, beside pabutools on the same files.

    python3 benches/count.py FOLDER [PROGRAM]

FOLDER holds the two elections below (from pabulib.org), PROGRAM is `target/release/cabildo` where it
is not named. Of pabutools only the count is timed; of the program all of it: its start, reading the
file, the count, every step and what other orders for ties would do. The winners must be the same.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import (
    completion_by_rule_combination,
    greedy_utilitarian_welfare,
    method_of_equal_shares,
)

FILES = ["poland_warszawa_2023_praga-polnoc.pb", "poland_wieliczka_2023.pb"]
RUNS = 5


def by_program(program, file):
    """The winners, and the least time of some runs."""
    ask = [program, "tally", str(file), "--rule", "equal-shares-cost", "--completion", "add1u", "--format", "json"]
    least = None
    for _ in range(RUNS):
        start = time.perf_counter()
        told = subprocess.run(ask, capture_output=True, check=True).stdout
        spent = time.perf_counter() - start
        least = spent if least is None else min(least, spent)
    return sorted(json.loads(told)["winners"]), least


def by_pabutools(file):
    """The winners, and the time."""
    instance, profile = parse_pabulib(str(file))
    start = time.perf_counter()
    winners = completion_by_rule_combination(
        instance,
        profile,
        [method_of_equal_shares, greedy_utilitarian_welfare],
        [{"sat_class": Cost_Sat, "voter_budget_increment": 1}, {"sat_class": Cost_Sat}],
    )
    return sorted(project.name for project in winners), time.perf_counter() - start


def main():
    folder = Path(sys.argv[1])
    program = sys.argv[2] if len(sys.argv) > 2 else "target/release/cabildo"
    others = 0
    for name in FILES:
        ours, least = by_program(program, folder / name)
        print(f"{name}: cabildo {least:.3f} s", flush=True)
        theirs, spent = by_pabutools(folder / name)
        same = "the same winners" if ours == theirs else f"OTHER WINNERS: {set(ours) ^ set(theirs)}"
        print(f"{name}: pabutools {spent:.1f} s, {spent / least:.0f} times as long; {same}", flush=True)
        others += ours != theirs
    sys.exit(1 if others else 0)


if __name__ == "__main__":
    main()
