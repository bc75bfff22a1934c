"""Content against its JSON Schemas, by a validator that Cabildo did not write.

    schemas.py SCHEMAS ROOT...

Prints a line a fault (`root`, `path`, `what`, with tabs between), and how many files were tried. The examples
of a schema are tried against it too. YAML is read as editors read it (version 1.2): `no` and dates are text.
"""
import json
import re
import sys
from pathlib import Path

import yaml
from jsonschema import Draft7Validator


class Loader(yaml.SafeLoader):
    """YAML 1.2, as far as it matters here."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in all_ if not tag.endswith((":timestamp", ":bool", ":int", ":float"))]
    for first, all_ in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9]\d*)$"), list("-0123456789"))
Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?\d+\.\d+$"), list("-0123456789"))


def with_text_keys(value):
    if isinstance(value, dict):
        return {str(key): with_text_keys(inner) for key, inner in value.items()}
    return [with_text_keys(inner) for inner in value] if isinstance(value, list) else value


def matter(path, text):
    if path.suffix != ".md":
        return text
    parts = re.split(r"^---[ \t]*$", text, maxsplit=2, flags=re.M)
    return parts[1] if len(parts) == 3 else ""


def faults_of(validator, value):
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:160]}" for error in validator.iter_errors(value)]


def fits(pattern, path):
    return re.fullmatch(re.escape(pattern).replace(r"\*", "[^/]+"), path)


schemas = {path.stem: json.loads(path.read_text()) for path in sorted(Path(sys.argv[1]).glob("*.json"))}
tried = 0
for name, schema in schemas.items():
    Draft7Validator.check_schema(schema)
    for record in [schema, *schema.get("definitions", {}).values()]:
        for key, field in record["properties"].items():
            validator = Draft7Validator({**field, "definitions": schema.get("definitions", {})})
            for example in field.get("examples", []):
                tried += 1
                for fault in faults_of(validator, example):
                    print(f"(example)\t{name}: {record['title']}: {key}\t{fault}")
for root in map(Path, sys.argv[2:]):
    for path in sorted(root.rglob("*")):
        inner = path.relative_to(root).as_posix()
        if not path.is_file() or inner.startswith("."):
            continue
        translated = re.search(r"\.[a-z]{2}\.md$", inner)
        for name, schema in schemas.items():
            fitting = any(fits(pattern, inner) for pattern in schema["$comment"].split(" "))
            if (name != "translation") if translated else not fitting:
                continue
            if translated and not inner.startswith(("territory/", "static/")) and inner.count("/") != 2:
                continue
            tried += 1
            try:
                value = with_text_keys(yaml.load(matter(path, path.read_text(encoding="utf-8")), Loader))
                # A translation may have nothing but its text.
                faults = [] if translated and value is None else faults_of(Draft7Validator(schema), value)
            except (yaml.YAMLError, UnicodeDecodeError) as error:
                faults = [str(error).splitlines()[0]]
            for fault in faults:
                print(f"{root.name}\t{inner}\t{fault}")
print(f"tried\t{tried}\t")
