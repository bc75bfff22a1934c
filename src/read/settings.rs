//! `cabildo.yaml`.

use std::sync::Arc;

use super::budget::{WrittenRules, rules as budget_rules};
use super::file;
use super::municipality::{WrittenAllowed, WrittenContact, reach};
use super::reader::Reader;
use super::record::{Asked, At, FieldType, Kind, Value, record};
use super::values::{Integer, Mark, Named, OneOf, PathText, Url, format_of, groups_and_signs};
use crate::findings::{Code, Finding, Findings, Severity, Weight};
use crate::i18n::{Currency, Lang, NumberFormat, Text, Zone, is_country};
use crate::model::budget_rules::Rules;
use crate::model::choice::{Choice, choices};
use crate::model::settings::{self, Admin, Alias, Settings};
use crate::text::nearest::nearest;
use crate::text::percent::decoded;
use crate::text::yaml::{Node, Spanned};

/// The latest format of content that this program reads.
pub const FORMAT: i64 = 1;

record! {
    /// The publisher's settings.
    pub struct Written "cabildo.yaml" {
        /// The version of the content's format.
        format: Option<At<Integer>> = "1",
        /// The title of the site of all municipalities.
        title: At<Text> = "Provincia de Cerro Claro",
        /// A sentence about the site.
        description: Option<At<Text>> = "Presupuestos, actas y propuestas",
        /// Who publishes the site.
        publisher: Option<At<Text>> = "Asociación de Municipios",
        /// How to reach who publishes; it stands below the pages of all municipalities.
        contact: Option<At<WrittenContact>> = "{email: portal@example.org}",
        /// A notice that stands on every page.
        notice: Option<At<Text>> = "Datos de demostración",
        /// The country, as two letters (ISO 3166-1).
        country: Option<At<String>> = "PA",
        /// The time zone, by its IANA name; the country's where it is not written. Which day is today is counted in it.
        time_zone: Option<At<String>> = "America/Panama",
        /// The site's languages; the first is the one whose addresses have no prefix.
        languages: Option<At<Languages>> = "[es, en]",
        /// The language whose words and forms of dates and numbers another borrows that has none.
        fallback: Option<At<Named<Lang>>> = "{gym: es}",
        /// The currency of the amounts (ISO 4217).
        currency: At<Currency> = "PAB",
        /// How amounts are typed.
        numbers: Option<At<Numbers>> = "{decimal: \".\", thousands: \",\"}",
        /// Where the site will stand.
        base_url: Option<At<Url>> = "https://transparencia.example.org/",
        /// The theme's name.
        theme: Option<At<String>> = "default",
        /// What budgets are held to, where they do not say it themselves.
        budget_checks: Option<At<WrittenRules>> = "{tolerance: 0.01}",
        /// The licence of the data.
        licence: Option<At<Licence>> = "{name: \"CC BY 4.0\"}",
        /// Addresses that were published before, each with the one that it leads to now.
        aliases: Option<At<Named<AddressText>>> = "{puerto-cedro/actas/2025-1: puerto-cedro/actas/2025-01-21}",
        /// The editor in the browser, at `/admin/`; there is none where this is missing.
        admin: Option<At<WrittenAdmin>> = "{backend: github, repo: municipio/portal}",
        /// `no` leaves out what keeps visited pages for reading without a connection.
        offline: Option<At<bool>> = "no",
        /// `yes` shows what changed in what was published, and when, from the history that git keeps.
        history: Option<At<bool>> = "yes",
        /// Personal data that are published on purpose in what all share, one by one.
        allowed_data: Vec<At<WrittenAllowed>> = "[{text: 8-123-4567, reason: Lo manda la Ley 6 de 2002}]",
        /// Rules that weigh otherwise here, by their code.
        rules: Option<At<Named<WrittenRule>>> = "{unquoted-code: {severity: warning, reason: Se editan en Excel.}}",
    }
}

record! {
    /// The editor in the browser, and where what it writes is kept.
    pub struct WrittenAdmin "admin" {
        /// The kind of Git host.
        backend: At<OneOf<Backend>> = "github",
        /// The repository there.
        repo: Option<At<String>> = "municipio/portal",
        /// Its branch; `main` where it is missing.
        branch: Option<At<String>> = "main",
        /// The content folder in the repository; `content` where it is missing.
        folder: Option<At<PathText>> = "content",
    }
}

choices! {
    /// A kind of Git host that the editor knows.
    pub enum Backend {
        /// GitHub.
        Github "github",
        /// GitLab.
        Gitlab "gitlab",
        /// Netlify's gateway to either.
        GitGateway "git-gateway",
    }
}

record! {
    /// How much a rule weighs here.
    pub struct WrittenRule "check-rule" {
        /// How much.
        severity: At<OneOf<Severity>> = "note",
        /// Why; it stands beside the finding.
        reason: At<String> = "La tesorería exporta los códigos sin comillas.",
    }
}

record! {
    /// How amounts are typed.
    pub struct Numbers "numbers" {
        /// The decimal mark.
        decimal: At<Mark> = "\",\"",
        /// The mark between thousands; `space` for a space.
        thousands: Option<At<Mark>> = "\".\"",
        /// Whether an amount in parentheses is negative.
        parentheses: Option<At<bool>> = "no",
        /// Whether digits are parted as in India: the last three, then two by two (`12,34,567.50`).
        lakhs: Option<At<bool>> = "no",
    }
}

record! {
    /// A licence.
    pub struct Licence "licence" {
        /// Its short name.
        name: At<String> = "CC BY 4.0",
        /// Its text.
        url: Option<At<Url>> = "https://creativecommons.org/licenses/by/4.0/",
    }
}

/// Reads the settings.
pub fn read(path: &Arc<str>, text: &str) -> (Option<Settings>, Findings) {
    let mut reader = Reader::new(path, &[].into(), None);
    // Texts by language are sorted by the first language, so languages are looked up first.
    if let Some(languages) = languages_of(text, path) {
        reader.languages = languages.into();
    }
    let written = file::record::<Written>(text, &mut reader);
    let settings = written.and_then(|written| meant(written, &mut reader));
    (settings, reader.findings)
}

fn languages_of(text: &str, path: &Arc<str>) -> Option<Vec<Lang>> {
    let mut quiet = Reader::new(path, &[].into(), None);
    let written = file::record::<Written>(text, &mut quiet)?;
    Some(languages(&written))
}

/// Languages in a list that says at least one.
#[derive(Debug, Clone)]
pub struct Languages(Vec<At<Lang>>);

impl Value for Languages {
    fn kind() -> Kind {
        Kind::List(Box::new(Kind::Language))
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let place = reader.place(node.span);
        let all = <Vec<At<Lang>> as FieldType>::take(Some(node), asked, &place, reader)?;
        if all.is_empty() {
            reader.tell_empty(node, asked);
        }
        (!all.is_empty()).then_some(Self(all))
    }
}

fn listed(written: &Written) -> &[At<Lang>] {
    written.languages.as_ref().map_or(&[], |languages| &languages.value.0)
}

fn languages(written: &Written) -> Vec<Lang> {
    let mut all: Vec<Lang> = Vec::new();
    for lang in listed(written) {
        if !all.contains(&lang.value) {
            all.push(lang.value);
        }
    }
    if all.is_empty() {
        all.extend(Lang::new("es"));
    }
    all
}

/// Tells a language that is written twice.
fn tell_languages(written: &Written, reader: &mut Reader) {
    let listed = listed(written);
    for (at, lang) in listed.iter().enumerate() {
        if let Some(before) = listed[..at].iter().find(|before| before.value == lang.value) {
            let finding = Finding::new(Code::DuplicateId, lang.place.clone()).with("id", lang.value);
            reader.findings.add(finding.and(before.place.clone()));
        }
    }
}

fn meant(written: Written, reader: &mut Reader) -> Option<Settings> {
    tell_languages(&written, reader);
    let languages = languages(&written);
    let Written {
        format,
        title,
        description,
        publisher,
        contact,
        notice,
        country,
        time_zone,
        languages: _,
        fallback,
        currency,
        numbers,
        base_url,
        theme,
        licence,
        aliases,
        admin,
        offline,
        history,
        rules,
        budget_checks,
        allowed_data,
        place,
    } = written;
    if let Some(format) = format.filter(|format| format.value.0 > FORMAT) {
        let finding = Finding::new(Code::FormatTooNew, format.place);
        reader.findings.add(finding.with("value", format.value.0).with("most", FORMAT));
        return None;
    }
    let value = |text: At<Text>| text.value;
    tell_country(country.as_ref(), reader);
    let zone = zone(time_zone.as_ref(), country.as_ref(), reader);
    Some(Settings {
        title: title.value,
        description: description.map(value),
        publisher: publisher.map(value),
        contact: contact.map(|contact| reach(contact.value)).unwrap_or_default(),
        notice: notice.map(value),
        country: country.map(|country| country.value.to_ascii_uppercase()),
        zone,
        languages,
        fallbacks: fallback.map(|fallback| fallbacks(fallback.value, reader)).unwrap_or_default(),
        currency: currency.value,
        numbers: numbers.and_then(|numbers| number_format(numbers.value, reader)),
        base_url: base_url.and_then(|url| own_address(&url, reader)),
        theme: theme.map_or_else(|| "default".to_owned(), |theme| theme.value),
        licence: licence.map(|licence| settings::Licence {
            name: licence.value.name.value,
            url: licence.value.url.map(|url| url.value.0),
        }),
        aliases: aliases.map(|aliases| aliases_of(aliases.value, reader)).unwrap_or_default(),
        admin: admin.map(|admin| admin_of(admin.value)),
        offline: offline.is_none_or(|offline| offline.value),
        history: history.is_some_and(|history| history.value),
        allowed: allowed_data.into_iter().map(|allowed| allowed.value.text.value).collect(),
        weights: rules.map(|rules| weights(rules.value, reader)).unwrap_or_default(),
        budget_rules: budget_rules(budget_checks, &Rules::default(), reader),
        place,
    })
}

/// Languages with those that stand in for them.
fn fallbacks(written: Named<Lang>, reader: &mut Reader) -> Vec<(Lang, Lang)> {
    let mut all = Vec::with_capacity(written.0.len());
    for (name, to) in written.0 {
        match Lang::new(&name.value) {
            Ok(lang) => all.push((lang, to.value)),
            Err(bad) => {
                let known = reader.languages.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                let finding = Finding::new(Code::UnknownKey, name.place)
                    .with("key", &name.value)
                    .with("record", super::reader::record_word("fallback"))
                    .with_some("nearest", bad.corrected)
                    .with("known", known);
                reader.findings.add(finding);
            }
        }
    }
    all
}

fn admin_of(written: WrittenAdmin) -> Admin {
    let WrittenAdmin { backend, repo, branch, folder, place: _ } = written;
    Admin {
        backend: backend.value.0.id().to_owned(),
        repo: repo.map(|repo| repo.value),
        branch: branch.map_or_else(|| "main".to_owned(), |branch| branch.value),
        folder: folder.map_or_else(|| "content".to_owned(), |folder| folder.value.0),
    }
}

/// Old addresses with those that they lead to; neither begins or ends with a slash, and a star at the end of
/// both stands for all that is below.
fn aliases_of(written: Named<AddressText>, reader: &mut Reader) -> Vec<Alias> {
    let mut aliases = Vec::with_capacity(written.0.len());
    for (from, to) in written.0 {
        let address = decoded(from.value.trim_matches('/'));
        let ((old, all), (new, all_new)) = (starred(&address), starred(&to.value.0));
        let is_safe = |part: &str| !matches!(part, "" | "." | "..");
        let is_path = ((all && old.is_empty()) || old.split('/').all(is_safe))
            && !old.contains(|c: char| c.is_control() || matches!(c, '\\' | ':' | '%'));
        if !is_path {
            reader.tell(Code::BadPath, from.place.span, &[("path", &from.value)]);
        } else if all != all_new || old.contains('*') || new.contains('*') {
            let (old, new) = (old.trim_end_matches(['/', '*']), new.trim_end_matches(['/', '*']));
            let is_one = old != new && !new.starts_with(&format!("{old}/")) && !format!("{old}{new}").contains('*');
            let star = |folder: &str| if folder.is_empty() { "*".to_owned() } else { format!("{folder}/*") };
            let both = is_one.then(|| format!("\"{}\": \"{}\"", star(old), star(new)));
            let facts = Finding::new(Code::AliasStar, from.place).with("address", &from.value);
            reader.findings.add(facts.with("to", &to.value.0).with_some("both", both));
        } else {
            tell_signs(&from, new, reader);
            aliases.push(Alias { from: old.to_owned(), to: new.to_owned(), all, place: from.place });
        }
    }
    aliases
}

/// Tells signs that end the path of an address: in an old one what follows them never reaches a page, and a new one
/// with them is one to which not every server can lead.
fn tell_signs(from: &At<String>, new: &str, reader: &mut Reader) {
    let sign = |text: &str| text.find(['?', '#']).map(|at| (text[at..=at].to_owned(), text[..at].to_owned()));
    if let Some((sign, until)) = sign(&from.value) {
        reader.tell(Code::AliasSign, from.place.span, &[("address", &from.value), ("sign", &sign), ("until", &until)]);
    } else if let Some((sign, _)) = sign(new) {
        reader.tell(Code::AliasSign, from.place.span, &[("address", new), ("sign", &sign), ("file", new)]);
    }
}

/// A page's or a file's address below that of the site, with or without the slashes that a browser shows around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressText(pub String);

impl Value for AddressText {
    fn kind() -> Kind {
        Kind::Text
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?.trim();
        match text.trim_matches('/') {
            // The home of the whole site.
            "" if !text.is_empty() => Some(Self(String::new())),
            path => {
                let path = PathText::of(&decoded(path)).map(|path| Self(path.0));
                if path.is_none() {
                    reader.tell(Code::AliasNowhere, node.span, &[("address", text)]);
                }
                path
            }
        }
    }
}

/// A path without the star at its end, and whether there is one.
fn starred(path: &str) -> (&str, bool) {
    match path.strip_suffix('*') {
        Some("") => ("", true),
        Some(folder) => folder.strip_suffix('/').map_or((path, false), |folder| (folder, true)),
        None => (path, false),
    }
}

/// The time zone that is named, or else the country's.
/// Tells letters that are no country's.
fn tell_country(country: Option<&At<String>>, reader: &mut Reader) {
    let Some(country) = country.filter(|country| !is_country(&country.value)) else { return };
    let facts = [("value", country.value.as_str()), ("key", "country"), ("known", "PA, GT, CO, ES, MX, BR …")];
    reader.tell(Code::UnknownChoice, country.place.span, &facts);
}

fn zone(name: Option<&At<String>>, country: Option<&At<String>>, reader: &mut Reader) -> Option<Zone> {
    let Some(name) = name else { return Zone::of_country(&country?.value) };
    let zone = Zone::named(&name.value);
    if zone.is_none() {
        let facts =
            [("value", name.value.as_str()), ("key", "time_zone"), ("known", "America/Panama, Europe/Madrid …")];
        reader.tell(Code::UnknownChoice, name.place.span, &facts);
    }
    zone
}

/// Rules that weigh otherwise; one that is none, or that guards the reading, is told.
fn weights(written: Named<WrittenRule>, reader: &mut Reader) -> Vec<Weight> {
    let mut weights = Vec::with_capacity(written.0.len());
    for (name, rule) in written.0 {
        let WrittenRule { severity, reason, place: _ } = rule.value;
        let Some(code) = Code::named(&name.value) else {
            let known = || Code::ALL.iter().map(|code| code.id());
            let finding = Finding::new(Code::UnknownKey, name.place)
                .with("key", &name.value)
                .with("record", super::reader::record_word("rules"))
                .with_some("nearest", nearest(&name.value, known()))
                .with("list", "cabildo explain");
            reader.findings.add(finding);
            continue;
        };
        if severity.value.0 != Severity::Error && !code.can_be_lowered() {
            reader.findings.add(Finding::new(Code::FixedSeverity, severity.place).with("name", code.id()));
            continue;
        }
        weights.push(Weight { code, severity: severity.value.0, reason: reason.value });
    }
    weights
}

fn own_address(written: &At<Url>, reader: &mut Reader) -> Option<String> {
    let address = base_url(&written.value.0);
    if address.is_none() {
        reader.findings.add(Finding::new(Code::NotUrl, written.place.clone()).with("value", &written.value.0));
    }
    address
}

/// A site's own address as machines write it: its host in ASCII, a slash at its end. Nothing where the text is none, or
/// has a name and a password, a question or a fragment, which would stand on every page.
pub fn base_url(text: &str) -> Option<String> {
    let text = Url::of(text)?.0;
    let url = url::Url::parse(&text).ok()?;
    let is_plain = url.username().is_empty() && url.password().is_none() && url.query().or(url.fragment()).is_none();
    is_plain.then(|| with_slash(url.into()))
}

/// An address ends in a slash, whether it was typed or not.
pub fn with_slash(mut url: String) -> String {
    if !url.ends_with('/') {
        url.push('/');
    }
    url
}

/// How amounts are typed, from the marks that were named.
pub fn number_format(written: Numbers, reader: &mut Reader) -> Option<NumberFormat> {
    let format = format_of(written.decimal.value, written.thousands.as_ref(), &written.decimal.place, reader)?;
    Some(groups_and_signs(format, written.parentheses.as_ref(), written.lakhs.as_ref()))
}
