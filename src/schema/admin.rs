//! `/admin/`: forms in the browser for whoever never wants to see YAML. A git-based CMS (Decap CMS,
//! whole from its npm package) with a configuration made from the definitions of records.
//!
//! `forms` says which widget shows which field.

mod forms;

use std::io::{Cursor, Read};

use serde_json::{Value, json};

use super::{FILES, FileKind, title};
use crate::findings::messages::Messages;
use crate::model::settings::{Admin, Settings};
use crate::read::record::Definition;
use crate::text::html::escape_attribute;
use forms::Forms;

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
        ("admin/config.yml".to_owned(), config(settings, admin, towns, messages).into_bytes()),
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
    let desk = Desk { definitions: &definitions, languages: &languages, messages, folder: &admin.folder };
    let mut collections = vec![desk.shared()];
    collections.extend(FILES.iter().filter_map(|kind| desk.folder(None, kind)));
    collections.extend(desk.translations(None));
    for town in towns {
        collections.push(desk.own(*town));
        collections.extend(FILES.iter().filter_map(|kind| desk.folder(Some(*town), kind)));
        collections.extend(desk.translations(Some(*town)));
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
    desk.with_fields(&serde_json::to_string(&config).unwrap_or_default()) + "\n"
}

/// What stands in place of the fields of a kind, which are the same in every municipality.
fn fields_of(kind: &str) -> String {
    format!("<<fields {kind}>>")
}

/// What collections are made from.
struct Desk<'d> {
    definitions: &'d [Definition],
    languages: &'d [&'d str],
    messages: &'d Messages,
    folder: &'d str,
}

impl Desk<'_> {
    fn definition(&self, record: &str) -> Option<&Definition> {
        self.definitions.iter().find(|definition| definition.name == record)
    }

    /// The configuration with the fields of each kind where they stand first, and named elsewhere: it is
    /// read as YAML.
    fn with_fields(&self, config: &str) -> String {
        FILES.iter().fold(config.to_owned(), |config, kind| {
            let mark = format!("\"{}\"", fields_of(kind.name));
            let Some(definition) = self.definition(kind.record) else { return config };
            let fields = serde_json::to_string(&self.fields(kind, definition)).unwrap_or_default();
            let first = config.replacen(&mark, &format!("&{} {fields}", kind.name), 1);
            first.replace(&mark, &format!("*{}", kind.name))
        })
    }

    fn fields(&self, kind: &FileKind, definition: &Definition) -> Vec<Value> {
        // Of a file that lies in no folder of its kind, the files lie beside it.
        let files = if kind.files[0].contains("/*.") { "../files" } else { "files" };
        let mut fields = Forms { languages: self.languages, messages: self.messages, files }.fields(definition);
        if is_text(kind) {
            // The CMS calls a file's text `body`: a key of that name, which minutes may have, would be lost.
            fields.retain(|field| field["name"] != "body");
            if let Some(organ) = fields.iter_mut().find(|field| field["name"] == "organ") {
                organ["required"] = json!(true);
            }
            let label = self.messages.word("admin-text", &[]);
            fields.push(json!({"name": "body", "label": label, "widget": "markdown", "required": false}));
        }
        // What the file is named by must be filled in.
        let named_by = named_by(kind, definition);
        let names = |field: &&mut Value| named_by.iter().any(|key| field["name"] == **key);
        fields.iter_mut().filter(names).for_each(|field| field["required"] = json!(true));
        fields
    }

    /// The files that all municipalities share.
    fn shared(&self) -> Value {
        let shared = FILES.iter().filter(|kind| !kind.files[0].contains('*'));
        let files: Vec<Value> = shared.filter_map(|kind| self.file(kind, kind.files[0])).collect();
        json!({"name": "shared", "label": self.messages.word("admin-shared", &[]), "files": files})
    }

    /// A municipality's own files.
    fn own(&self, (id, name): Town) -> Value {
        let own = FILES.iter().filter_map(|kind| Some((kind, kind.files[0].strip_prefix("*/")?)));
        let own = own.filter(|(_, path)| !path.contains('*'));
        let file = |(kind, path): (&FileKind, &str)| self.file(kind, &format!("{id}/{path}"));
        json!({"name": format!("{id}-own"), "label": name, "files": own.filter_map(file).collect::<Vec<_>>()})
    }

    fn file(&self, kind: &FileKind, path: &str) -> Option<Value> {
        let definition = self.definition(kind.record)?;
        Some(json!({
            "name": kind.name,
            "label": title(definition, self.messages),
            "file": format!("{}/{path}", self.folder),
            "fields": fields_of(kind.name),
        }))
    }

    /// A folder of files of one kind: a municipality's, or what all share.
    fn folder(&self, town: Option<Town>, kind: &FileKind) -> Option<Value> {
        let is_shared = |files: &&&str| town.is_none() && !files.starts_with('*');
        let is_own = |files: &&&str| town.is_some() && files.starts_with("*/") && !files.starts_with("*/*/");
        let (folder, ending) = kind.files.iter().find(|files| is_shared(files) || is_own(files))?.split_once("/*.")?;
        let folder = town.map_or_else(|| folder.to_owned(), |(id, _)| folder.replacen('*', id, 1));
        let definition = self.definition(kind.record)?;
        let named_by = named_by(kind, definition);
        let known = named_by.last().copied().unwrap_or("title");
        let (slug, summary) = match (kind.name, known) {
            ("minutes", _) => ("{{fields.date}}", "{{filename}} {{title}}"),
            ("news", _) => ("{{fields.date}}-{{slug}}", "{{date}} {{title}}"),
            (_, "year") => ("{{fields.year}}", "{{filename}}"),
            _ => ("{{slug}}", if known == "name" { "{{name}}" } else { "{{title}}" }),
        };
        Some(json!({
            "name": name_of(town, kind.name),
            "label": self.label(town, kind.name),
            "folder": format!("{}/{folder}", self.folder),
            "create": true,
            "extension": ending,
            "format": if is_text(kind) { "yaml-frontmatter" } else { "yaml" },
            "slug": slug,
            "identifier_field": known,
            "summary": summary,
            "media_folder": "../files",
            "public_folder": "../files",
            "fields": fields_of(kind.name),
        }))
    }

    /// The translations of texts of all kinds (`minutes/2026-03-10.en.md`), which say less than their
    /// originals: the lists of the originals are without them. None where the site has one language.
    fn translations(&self, town: Option<Town>) -> Option<Value> {
        (self.languages.len() > 1).then(|| {
            json!({
                "name": name_of(town, "translation"),
                "label": self.label(town, "translation"),
                "folder": format!("{}/{}", self.folder, town.map_or("territory", |(id, _)| id)),
                // Folders below this one are looked into.
                "path": "{{dirname}}/{{slug}}",
                "create": false,
                "extension": "md",
                "format": "yaml-frontmatter",
                "identifier_field": "title",
                "summary": "{{dirname}}/{{filename}} {{title}}",
                "media_folder": "../files",
                "public_folder": "../files",
                "fields": fields_of("translation"),
            })
        })
    }

    /// What a collection of a municipality, or of what all share, is called.
    fn label(&self, town: Option<Town>, kind: &str) -> String {
        let label = self.messages.word(&format!("admin-{kind}"), &[]);
        town.map_or_else(|| label.clone(), |(_, name)| format!("{name}: {label}"))
    }
}

/// A collection's own name.
fn name_of(town: Option<Town>, kind: &str) -> String {
    format!("{}-{kind}", town.map_or("territory", |(id, _)| id))
}

/// The keys of which a new file's name is made.
fn named_by(kind: &FileKind, definition: &Definition) -> Vec<&'static str> {
    let has = |key: &str| definition.fields.iter().any(|field| field.key == key);
    let known = ["title", "name", "year", "date", "dimension"].into_iter().find(|key| has(key)).unwrap_or("title");
    match kind.name {
        "minutes" => vec!["date"],
        // It is named as its original is, and may have no title of its own.
        "translation" => Vec::new(),
        "news" => vec!["date", known],
        _ if has("year") => vec!["year"],
        _ => vec![known],
    }
}

/// Whether files of a kind are texts with front matter.
fn is_text(kind: &FileKind) -> bool {
    kind.files[0].ends_with(".md")
}

#[cfg(test)]
mod tests {
    use crate::text::sha256::sha256;

    use super::*;

    #[test]
    fn the_package_is_the_one_that_was_pinned() {
        let files = package().expect("a package");
        let main = files.iter().find(|(name, _)| name == "admin/decap-cms.js").expect("its script");
        assert_eq!(sha256(&main.1), "7c1efd6b616b4786e279aeef194dd21649a72058d3bc8d1f78901b574610dfb8");
        assert!(files.iter().any(|(name, _)| name.ends_with("LICENSE.txt")));
    }
}
