#!/usr/bin/env python3
"""Draws where a build spends its processor time, as a flame graph.

    python3 benches/flame.py CONTENT FILE.svg [--cabildo target/release/cabildo] [what `build` is asked besides]

It needs perf, and inferno's `inferno-collapse-perf` and `inferno-flamegraph` (`cargo install inferno`). Of each stack only the
rooms of the program and the libraries that they stand on are kept, from the build of one portal or of the territory on.
"""

import argparse
import collections
import re
import subprocess
import tempfile
from pathlib import Path

LIBRARIES = "tera minify_html resvg usvg tiny_skia png fdeflate blake3 sha2 pulldown_cmark granit_parser serde_saphyr image"
KNOWN = re.compile(rf"^<*(cabildo|{LIBRARIES.replace(' ', '|')})::")
ROOTS = ("pipeline::portal::make", "pipeline::site::finish", "pipeline::ground::prepare")


def name(frame):
    """A function as the graph names it; nothing where it is neither ours nor of a library that matters."""
    if not KNOWN.match(frame) and "cabildo::" not in frame:
        return None
    frame = re.sub(r"<impl (?:\S+ for )?([^>]*)>", r"\1", frame).replace("{{closure}}", "").replace("cabildo::", "")
    return frame.strip(":<>& ")[:80]


def kept(stack):
    """The names of a stack's functions, each once where it calls itself, from the highest known one on."""
    names = [known for known in map(name, stack.split(";")) if known]
    begins = [at for at, known in enumerate(names) if known in ROOTS]
    names = names[begins[0]:] if begins else ["others"]
    return [known for at, known in enumerate(names) if at == 0 or names[at - 1] != known]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("content", type=Path)
    arguments.add_argument("picture", type=Path)
    arguments.add_argument("--cabildo", default="target/release/cabildo")
    arguments, further = arguments.parse_known_args()
    # Where there is a disk in memory, as the peers are measured.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        data = f"{folder}/perf.data"
        build = [arguments.cabildo, "build", "--content", arguments.content, "--out", f"{folder}/site", "--no-search", "--threads", "1", *further]
        record = ["perf", "record", "-q", "-F", "499", "--call-graph", "dwarf,32768", "-o", data]
        subprocess.run([*record, *build], check=True, capture_output=True)
        script = subprocess.run(["perf", "script", "-i", data], check=True, capture_output=True).stdout
    folded = subprocess.run(["inferno-collapse-perf"], input=script, check=True, capture_output=True).stdout.decode()
    counts = collections.Counter()
    for line in folded.splitlines():
        stack, count = line.rsplit(" ", 1)
        counts[";".join(kept(stack))] += int(count)
    lines = "".join(f"{stack} {count}\n" for stack, count in sorted(counts.items()))
    draw = ["inferno-flamegraph", "--title", "Processor time of a build", "--minwidth", "1", "--width", "1200", "--hash"]
    picture = subprocess.run(draw, input=lines.encode(), check=True, capture_output=True).stdout
    arguments.picture.write_bytes(picture)


if __name__ == "__main__":
    main()
