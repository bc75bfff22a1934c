//! `/admin/`: forms in the browser for whoever never wants to see YAML. A git-based CMS (Decap CMS,
//! whole from its npm package) with a configuration made from the definitions of records.
//!
//! What a form cannot show without harm (a value that may be of several kinds) is left out of it: the
//! CMS keeps what stands in the file.

use std::io::{Cursor, Read};

use serde_json::{Value, json};

use super::{FILES, FileKind, texts, title};
use crate::findings::messages::Messages;
use crate::model::settings::{Admin, Settings};
use crate::read::record::{Definition, Field, Kind};
use crate::text::html::escape_attribute;

/// Decap CMS, as its npm package has it; see `admin/README.md`.
const PACKAGE: &[u8] = include_bytes!("admin/decap-cms-3.16.3.zip");

/// A municipality as the forms name it: its folder, and its name.
pub type Town<'t> = (&'t str, &'t str);

/// The files of the editor, by their path below the site's root; none where it was not asked for.
pub fn files(settings: &Settings, towns: &[Town], messages: &Messages) -> Vec<(String, Vec<u8>)> {
    let Some(admin) = &settings.admin else { return Vec::new() };
    let mut out = vec![
        ("admin/index.html".to_owned(), page(settings, admin, messages).into_bytes()),
        ("admin/cabildo.js".to_owned(), include_bytes!("admin/cabildo.js").to_vec()),
        ("admin/config.json".to_owned(), config(settings, admin, towns, messages).into_bytes()),
    ];
    out.extend(package().unwrap_or_default());
    out
}

/// The files of the package that a browser loads.
fn package() -> Result<Vec<(String, Vec<u8>)>, zip::result::ZipError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(PACKAGE))?;
    let mut out = Vec::with_capacity(archive.len());
    for at in 0..archive.len() {
        let mut file = archive.by_index(at)?;
        let name = file.name()?.to_string();
        if name != "package.json" {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            out.push((format!("admin/{name}"), bytes));
        }
    }
    Ok(out)
}

fn page(settings: &Settings, admin: &Admin, messages: &Messages) -> String {
    // The local server of the CMS, and the host whose interface commits.
    let host = match admin.backend.as_str() {
        "github" => "https://api.github.com https://www.githubstatus.com",
        "gitlab" => "https://gitlab.com",
        _ => "",
    };
    let mut name = String::new();
    escape_attribute(&mut name, settings.title.first());
    include_str!("admin/index.html")
        .replace("<<lang>>", messages.lang)
        .replace("<<connect>>", format!("http://localhost:8081 {host}").trim())
        .replace("<<title>>", &name)
}

fn config(settings: &Settings, admin: &Admin, towns: &[Town], messages: &Messages) -> String {
    let definitions = crate::read::definitions();
    let languages: Vec<&str> = settings.languages.iter().map(crate::i18n::Lang::as_str).collect();
    let forms = Forms { definitions: &definitions, languages: &languages, messages, folder: &admin.folder };
    let mut collections = vec![forms.shared()];
    for town in towns {
        collections.push(forms.own(*town));
        collections.extend(FILES.iter().filter_map(|kind| forms.folder(*town, kind)));
    }
    let mut backend = json!({"name": admin.backend, "branch": admin.branch});
    if let Some(repo) = &admin.repo {
        backend["repo"] = json!(repo);
    }
    let config = json!({
        "backend": backend,
        // Only on the officer's own machine, where `decap-server` writes.
        "local_backend": true,
        "locale": messages.lang,
        "media_folder": format!("{}/static/media", admin.folder),
        "public_folder": "/media",
        "editor": {"preview": false},
        "slug": {"encoding": "ascii", "clean_accents": true},
        "collections": collections,
    });
    serde_json::to_string_pretty(&config).unwrap_or_default() + "\n"
}

/// What forms are made from.
struct Forms<'f> {
    definitions: &'f [Definition],
    languages: &'f [&'f str],
    messages: &'f Messages,
    folder: &'f str,
}

impl Forms<'_> {
    fn definition(&self, record: &str) -> Option<&Definition> {
        self.definitions.iter().find(|definition| definition.name == record)
    }

    /// The files that all municipalities share.
    fn shared(&self) -> Value {
        let shared = FILES.iter().filter(|kind| !kind.files.contains('*'));
        let files: Vec<Value> = shared.filter_map(|kind| self.file(kind, kind.name, kind.files)).collect();
        json!({"name": "shared", "label": self.messages.word("admin-shared", &[]), "files": files})
    }

    /// A municipality's own file.
    fn own(&self, (id, name): Town) -> Value {
        let own = FILES.iter().filter(|kind| kind.name == "municipality");
        let file = |kind| self.file(kind, id, &format!("{id}/municipality.yaml"));
        json!({"name": format!("{id}-municipality"), "label": name, "files": own.filter_map(file).collect::<Vec<_>>()})
    }

    fn file(&self, kind: &FileKind, name: &str, path: &str) -> Option<Value> {
        let definition = self.definition(kind.record)?;
        Some(json!({
            "name": name,
            "label": title(definition, self.messages),
            "file": format!("{}/{path}", self.folder),
            "fields": self.fields(definition),
        }))
    }

    /// A folder of a municipality's files.
    fn folder(&self, (id, name): Town, kind: &FileKind) -> Option<Value> {
        let (place, ending) = kind.files.strip_prefix("*/")?.split_once("/*.")?;
        let definition = self.definition(kind.record)?;
        let mut fields = self.fields(definition);
        let has = |key: &str| definition.fields.iter().any(|field| field.key == key);
        // The CMS calls a file's text `body`: a key of that name, as minutes have, would be lost.
        if has("body") {
            return None;
        }
        if ending == "md" {
            fields.push(json!({"name": "body", "label": self.messages.word("admin-text", &[]), "widget": "markdown", "required": false}));
        }
        let slug = match kind.name {
            "budget" => "{{fields.year}}",
            _ => "{{slug}}",
        };
        let identifier = ["title", "name", "year", "date"].into_iter().find(|key| has(key)).unwrap_or("title");
        Some(json!({
            "name": format!("{id}-{}", kind.name),
            "label": format!("{name}: {}", self.messages.word(&format!("admin-{}", kind.name), &[])),
            "folder": format!("{}/{id}/{place}", self.folder),
            "create": true,
            "extension": ending,
            "format": if ending == "md" { "yaml-frontmatter" } else { "yaml" },
            "slug": slug,
            "identifier_field": identifier,
            "summary": if kind.name == "budget" { "{{filename}}" } else { "{{title}}" },
            "media_folder": "../files",
            "public_folder": "../files",
            "fields": fields,
        }))
    }

    fn fields(&self, definition: &Definition) -> Vec<Value> {
        self.fields_inside(definition, &[])
    }

    /// The fields of a record inside others. One that is inside itself, as an area is, has no form: it
    /// would never end.
    fn fields_inside(&self, definition: &Definition, outer: &[&'static str]) -> Vec<Value> {
        let outer: Vec<&'static str> = outer.iter().copied().chain([definition.name]).collect();
        definition.fields.iter().filter_map(|field| self.field(definition, field, &outer)).collect()
    }

    fn field(&self, definition: &Definition, field: &Field, outer: &[&'static str]) -> Option<Value> {
        let mut form = self.widget(&field.kind, outer)?;
        let label = texts::description(self.messages.lang, definition.name, field.key, field.description);
        form["name"] = json!(field.key);
        form["label"] = json!(label.trim_end_matches('.'));
        form["required"] = json!(field.required);
        // Records show by themselves what belongs into them.
        if form.get("fields").is_none() {
            form["hint"] = json!(format!("{}: {}", field.key, field.example));
        }
        Some(form)
    }

    /// The form of a kind of value; nothing where it may be of several kinds.
    fn widget(&self, kind: &Kind, outer: &[&'static str]) -> Option<Value> {
        let inside = |definition: fn() -> Definition| {
            let definition = definition();
            let fields = (!outer.contains(&definition.name)).then(|| self.fields_inside(&definition, outer));
            fields.filter(|fields| !fields.is_empty())
        };
        Some(match kind {
            Kind::Text
            | Kind::Code
            | Kind::Amount
            | Kind::Decimal
            | Kind::Period
            | Kind::Id
            | Kind::Reference
            | Kind::Path
            | Kind::Time
            | Kind::Colour
            | Kind::Language
            | Kind::Currency
            | Kind::Url => json!({"widget": "string"}),
            Kind::LocalizedText => json!({"widget": "cabildo-text", "languages": self.languages}),
            Kind::Integer => json!({"widget": "number", "value_type": "int"}),
            Kind::Date => {
                json!({"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": false, "default": ""})
            }
            Kind::Boolean => json!({"widget": "select", "options": ["yes", "no"]}),
            Kind::Choice(words) => json!({"widget": "select", "options": words}),
            Kind::List(inner) => match &**inner {
                Kind::Choice(words) => json!({"widget": "select", "multiple": true, "options": words}),
                Kind::Record(definition) => {
                    json!({"widget": "list", "collapsed": true, "fields": inside(*definition)?})
                }
                Kind::Map(_) | Kind::Either(_) | Kind::List(_) | Kind::LocalizedText => return None,
                _ => json!({"widget": "list"}),
            },
            Kind::Record(definition) => {
                json!({"widget": "object", "collapsed": true, "fields": inside(*definition)?})
            }
            Kind::Map(_) | Kind::Either(_) => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::source::sha256;

    use super::*;

    #[test]
    fn the_package_is_the_one_that_was_pinned() {
        let files = package().expect("a package");
        let main = files.iter().find(|(name, _)| name == "admin/decap-cms.js").expect("its script");
        assert_eq!(sha256(&main.1), "7c1efd6b616b4786e279aeef194dd21649a72058d3bc8d1f78901b574610dfb8");
        assert!(files.iter().any(|(name, _)| name.ends_with("LICENSE.txt")));
    }
}
