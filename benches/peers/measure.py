"""Runs a command and tells what it took: time, work, memory, and how busy the machine was meanwhile.

The memory that the system tells of a process includes what its parent held when it was started. So
each command is started by a small process of its own: this file, run as a program.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


class Failed(Exception):
    """A command that did not end well; the text is the end of what it said."""


@dataclass(frozen=True)
class Run:
    """What a run took: seconds, and bytes."""

    wall: float
    cpu: float | None
    peak: int | None
    others: float  # how many cores other processes used meanwhile, on average


def busy():
    """The seconds that all cores have worked since the machine started."""
    try:
        fields = Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:]
    except OSError:
        return None
    user, nice, system, _idle, _waiting, irq, softirq, steal = map(int, fields[:8])
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def run(command, folder):
    """Runs a command in a folder: what it took, and what it said."""
    before = busy()
    starter = [sys.executable, "-I", "-S", __file__, *map(str, command)]
    done = subprocess.run(starter, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(last_words(done.stdout + done.stderr))
    said, _, told = done.stdout.rstrip("\n").rpartition("\n")
    took = json.loads(told)
    if took["code"]:
        raise Failed(last_words(said + done.stderr))
    others = 0.0
    if before is not None:
        others = max(0.0, busy() - before - took["cpu"]) / took["wall"]
    return Run(took["wall"], took["cpu"], took["peak"], others), said


def last_words(text):
    """The end of a text, in one line that fits a table."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return " / ".join(lines[-3:])[-300:].replace("|", "/") or "it said nothing"


def start(command):
    """Runs the command as the only child, and prints what the system tells of it."""
    begun = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - begun
    code = os.waitstatus_to_exitcode(status)
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print("\n" + json.dumps({"wall": wall, "cpu": used.ru_utime + used.ru_stime, "peak": peak, "code": code}))


if __name__ == "__main__":
    start(sys.argv[1:])
