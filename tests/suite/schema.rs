//! `cabildo schema`: the schemas accept what the program accepts, by a validator that it did not write.

use std::fs;
use std::process::Command;

use crate::site::Site;

#[test]
fn schemas_are_written_in_the_officers_language() {
    let site = Site::new();
    let outcome = site.run(&["schema", "--lang", "es"]).exits(0);
    assert!(outcome.stdout.contains("budget.json"), "{}", outcome.stdout);
    let schema = fs::read_to_string(site.path("content/.cabildo/schema/budget.json")).unwrap();
    assert!(schema.contains("El año fiscal.") && schema.contains("\"un presupuesto\""), "{schema}");
    site.run(&["schema", "--lang", "en"]).exits(0);
    let schema = fs::read_to_string(site.path("content/.cabildo/schema/budget.json")).unwrap();
    assert!(schema.contains("The fiscal year."), "{schema}");
    assert!(!site.build().exits(0).files().keys().any(|path| path.contains("schema")));
}

#[test]
fn files_that_are_begun_name_a_schema_that_is_there() {
    let site = Site::empty();
    site.run(&["new", "portal", "--municipality", "Uno", "--country", "PA", "--lang", "es"]).exits(0);
    let content = site.path("portal/content");
    for file in ["cabildo.yaml", "territory.yaml", "uno/municipality.yaml"] {
        let text = fs::read_to_string(content.join(file)).unwrap();
        let first = text.lines().next().unwrap();
        let schema =
            first.strip_prefix("# yaml-language-server: $schema=").unwrap_or_else(|| panic!("{file}: {first}"));
        assert!(content.join(file).parent().unwrap().join(schema).is_file(), "{file}: {schema}");
    }
}

/// Validates each YAML file with python's `jsonschema`; what YAML 1.1 would make of `no` and dates is
/// undone, as editors' readers (YAML 1.2) do.
const VALIDATE: &str = r#"
import fnmatch, json, os, re, sys, yaml, jsonschema
class Loader(yaml.SafeLoader): pass
Loader.yaml_implicit_resolvers = {first: [(tag, pattern) for tag, pattern in all if not tag.endswith((":timestamp", ":bool"))] for first, all in yaml.SafeLoader.yaml_implicit_resolvers.items()}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
root = sys.argv[1]
schemas = [json.load(open(os.path.join(root, ".cabildo/schema", name))) for name in sorted(os.listdir(os.path.join(root, ".cabildo/schema")))]
faults, tried = 0, 0
def keys(value):
    if isinstance(value, dict): return {str(key): keys(inner) for key, inner in value.items()}
    return [keys(inner) for inner in value] if isinstance(value, list) else value
for folder, _, names in os.walk(root):
    for name in names:
        path = os.path.relpath(os.path.join(folder, name), root)
        if re.search(r"\.[a-z]{2}\.md$", name): continue
        for schema in schemas:
            if not re.fullmatch(schema["$comment"].replace("*", "[^/]+"), path): continue
            text = open(os.path.join(root, path), encoding="utf-8").read()
            if path.endswith(".md"): text = text.split("\n---", 1)[0][3:]
            tried += 1
            for error in jsonschema.Draft7Validator(schema).iter_errors(keys(yaml.load(text, Loader))):
                faults += 1
                print(path, list(error.absolute_path), error.message[:200])
print("tried", tried, "faults", faults)
sys.exit(1 if faults or not tried else 0)
"#;

fn validated(site: &Site) -> (bool, String) {
    let content = site.path("content");
    let output = Command::new("python3").arg("-c").arg(VALIDATE).arg(&content).output().expect("python3");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.success(), said)
}

#[test]
fn the_demonstration_is_valid_by_another_validator_and_a_wrong_key_is_not() {
    if std::env::var("CABILDO_ORACLES").as_deref() != Ok("required") {
        eprintln!("skipped: CABILDO_ORACLES is not `required`");
        return;
    }
    let site = Site::demonstration();
    site.run(&["schema"]).exits(0);
    let (valid, said) = validated(&site);
    assert!(valid, "{said}");
    let path = site.path("content/puerto-cedro/budgets/2024.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("year: 2024", "year: 2024\nyeer: 2024", 1)).unwrap();
    let (valid, said) = validated(&site);
    assert!(!valid && said.contains("yeer"), "{said}");
}
