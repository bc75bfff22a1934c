//! The catalogue of data sets as DCAT-AP 3 in JSON-LD, for a national portal to harvest: a portal's
//! own, and that of the whole site.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{File, Portfolio, licence};
use crate::i18n::{Lang, Text};
use crate::model::address::{as_url, whole_address};
use crate::model::municipality::Contact;
use crate::model::summary::{Dataset, Summary};
use crate::pages::Setting;
use crate::pages::territory::folder_name;
use crate::text::packed::Packed;

/// The file's name.
const NAME: &str = "catalog.jsonld";
/// The European vocabulary of data themes.
const THEME: &str = "http://publications.europa.eu/resource/authority/data-theme/";
/// The European vocabulary of file types.
const FILE_TYPE: &str = "http://publications.europa.eu/resource/authority/file-type/";
/// The European vocabulary of languages.
const LANGUAGE: &str = "http://publications.europa.eu/resource/authority/language/";
/// The European vocabulary of who may see data.
const ACCESS_RIGHT: &str = "http://publications.europa.eu/resource/authority/access-right/";
/// IANA's media types.
const MEDIA_TYPE: &str = "http://www.iana.org/assignments/media-types/";

/// Whose data sets are, how to reach them, and which place they are of: the same for all of a portal.
struct Owner {
    publisher: Value,
    contact: Option<Value>,
    place: Option<Value>,
}

impl Owner {
    /// Of no place.
    fn of(home: &str, kind: &str, name: &Value, reach: [&Option<String>; 3]) -> Self {
        let publisher = agent(home, kind, name);
        Self { publisher, contact: contact(&format!("{home}#{kind}-contact"), name, reach), place: None }
    }
}

/// The catalogue of one portal; nothing where the site's address is not known.
pub(super) fn of_portal(portfolio: &Portfolio, datasets: &[Dataset]) -> Option<File> {
    let base = portfolio.setting.base_url?;
    let municipality = &portfolio.portal.municipality;
    let path = portfolio.addresses.root().file(NAME).to_string();
    let home = portfolio.addresses.root().whole(base);
    let Contact { email, phone, web, .. } = &municipality.contact;
    let name = texts(&municipality.name);
    let place = municipality.area.as_deref().and_then(|area| place(&home, area, portfolio.setting));
    let owner = Owner { place, ..Owner::of(&home, TOWN, &name, [email, phone, web]) };
    let datasets = datasets.iter().map(|set| dataset(set, &owner, portfolio.setting, base));
    let mut bytes = Vec::new();
    catalogue((&path, &municipality.name), datasets, (portfolio.setting, base), &mut bytes).ok()?;
    Some((path, bytes))
}

/// Where the catalogue of the whole site stands, below the site's root.
pub fn site_path(setting: &Setting) -> String {
    format!("{}/{NAME}", folder_name(setting.words))
}

/// The catalogue of the whole site: each portal's data sets and the territory's `own`; nothing where its
/// address is not known.
pub fn site<'a>(
    portals: impl Iterator<Item = (&'a Summary, Vec<Dataset>)>,
    own: &[Dataset],
    setting: &Setting,
) -> Option<(String, Packed)> {
    let base = setting.base_url?;
    let path = site_path(setting);
    let settings = &setting.shared.settings;
    // A country has a hundred thousand: none waits for the others as a tree.
    let of_portals = portals.flat_map(|(summary, datasets)| {
        let home = whole_address(base, &format!("{}/", summary.id));
        let name = by_tag(&summary.name);
        let place = summary.area.as_deref().and_then(|area| place(&home, area, setting));
        let owner = Owner { place, ..Owner::of(&home, TOWN, &name, summary.contact.each_ref()) };
        datasets.into_iter().map(move |set| dataset(&set, &owner, setting, base))
    });
    let name = texts(settings.publisher.as_ref().unwrap_or(&settings.title));
    let Contact { email, phone, web, .. } = &settings.contact;
    let owner = Owner::of(base, SITE, &name, [email, phone, web]);
    let own = own.iter().map(|set| dataset(set, &owner, setting, base));
    let sets = of_portals.chain(own);
    let packed = Packed::written(|out| catalogue((&path, &settings.title), sets, (setting, base), out));
    Some((path, packed))
}

/// How to reach who keeps the data; nothing where neither an electronic mail nor a telephone nor a site is known.
fn contact(id: &str, name: &Value, [email, phone, web]: [&Option<String>; 3]) -> Option<Value> {
    let bare = |text: &str, kept: fn(&char) -> bool| text.chars().filter(kept).collect::<String>();
    let mail = email.as_deref().map(|email| format!("mailto:{}", as_url(email.trim())));
    let call = phone.as_deref().map(|phone| bare(phone, |c| c.is_ascii_digit() || *c == '+'));
    let call = call.filter(|digits| !digits.is_empty()).map(|digits| format!("tel:{digits}"));
    let page = web.as_deref().filter(|web| web.starts_with("http")).map(|web| as_url(web).into_owned());
    if mail.is_none() && call.is_none() && page.is_none() {
        return None;
    }
    let mut one = json!({"@id": id, "@type": "vcard:Organization", "vcard:fn": name});
    for (key, address) in [("vcard:hasEmail", mail), ("vcard:hasTelephone", call), ("vcard:hasURL", page)] {
        if let Some(address) = address {
            one[key] = json!({"@id": address});
        }
    }
    Some(one)
}

/// The place that a portal is of, by its name and its code in the country's statistics.
fn place(home: &str, area: &str, setting: &Setting) -> Option<Value> {
    let area = setting.shared.territory.area(area)?;
    let mut one = json!({
        "@id": format!("{home}#place"),
        "@type": "dct:Location",
        "skos:prefLabel": texts(&area.name),
    });
    if let Some(code) = &area.code {
        one["dct:identifier"] = json!(code);
    }
    Some(one)
}

/// A language in the European vocabulary of languages; none that it would be wrong to guess.
fn language(lang: &Lang) -> Option<Value> {
    let code = match lang.as_str().split('-').next()? {
        "es" => "SPA",
        "en" => "ENG",
        "pt" => "POR",
        "fr" => "FRA",
        "it" => "ITA",
        "de" => "DEU",
        _ => return None,
    };
    Some(json!({"@id": format!("{LANGUAGE}{code}")}))
}

/// The member of the catalogue that holds its data sets, while there is none in it.
const NO_DATASET: &str = "\"dcat:dataset\":[]";

/// Writes a catalogue set by set: that of a country is large.
fn catalogue(
    (path, title): (&str, &Text),
    datasets: impl Iterator<Item = Value>,
    (setting, base): (&Setting, &str),
    out: &mut dyn Write,
) -> io::Result<()> {
    // Within a text its quotation marks would be escaped.
    let parted =
        |around: &str| around.split_once(NO_DATASET).map(|(before, after)| (before.to_owned(), after.to_owned()));
    let (before, _) = parted(&around((path, title), None, (setting, base))).unwrap_or_default();
    write!(out, "{before}{}", NO_DATASET.trim_end_matches(']'))?;
    let (mut comma, mut newest) = ("", None::<String>);
    for set in datasets {
        write!(out, "{comma}{set}")?;
        comma = ",";
        let day = set["dct:modified"]["@value"].as_str();
        if day > newest.as_deref() {
            newest = day.map(str::to_owned);
        }
    }
    let (_, after) = parted(&around((path, title), newest.as_deref(), (setting, base))).unwrap_or_default();
    write!(out, "]{after}")
}

/// A catalogue without its data sets, with the day of the newest of them.
fn around((path, title): (&str, &Text), newest: Option<&str>, (setting, base): (&Setting, &str)) -> String {
    let settings = &setting.shared.settings;
    let publisher = settings.publisher.as_ref().unwrap_or(&settings.title);
    let description = settings.description.as_ref().unwrap_or(title);
    let mut catalogue = json!({
        "@context": context(),
        "@id": whole_address(base, path),
        "@type": "dcat:Catalog",
        "dct:title": texts(title),
        "dct:description": texts(description),
        "dct:publisher": agent(base, SITE, &texts(publisher)),
        "dct:language": settings.languages.iter().filter_map(language).collect::<Vec<_>>(),
        "foaf:homepage": document(base),
        "dcat:themeTaxonomy": {"@id": THEME.trim_end_matches('/'), "@type": "skos:ConceptScheme"},
        "dcat:dataset": [],
    });
    if let Some(day) = newest {
        catalogue["dct:modified"] = date(day);
    }
    if let Some(licence) = terms(setting) {
        catalogue["dct:license"] = licence;
    }
    catalogue.to_string()
}

fn context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

/// What the addresses of publishers end in: of a portal that is the whole site, town and site are two.
const TOWN: &str = "municipality";
const SITE: &str = "publisher";

fn agent(home: &str, kind: &str, name: &Value) -> Value {
    json!({"@id": format!("{home}#{kind}"), "@type": "foaf:Agent", "foaf:name": name})
}

/// A page.
fn document(address: &str) -> Value {
    json!({"@id": address, "@type": "foaf:Document"})
}

fn date(day: &str) -> Value {
    json!({"@type": "xsd:date", "@value": day})
}

fn texts(text: &Text) -> Value {
    let one = |(lang, text): (Option<&Lang>, &str)| match lang {
        Some(lang) => json!({"@language": lang.to_string(), "@value": text}),
        None => json!({"@value": text}),
    };
    Value::Array(text.all().map(one).collect())
}

fn by_tag(texts: &[(String, String)]) -> Value {
    let one = |(lang, text): &(String, String)| match lang.as_str() {
        "" => json!({"@value": text}),
        lang => json!({"@language": lang, "@value": text}),
    };
    Value::Array(texts.iter().map(one).collect())
}

/// The licence.
fn terms(setting: &Setting) -> Option<Value> {
    let licence = licence::of(&setting.shared.settings)?;
    Some(match licence.url {
        Some(url) => json!({"@id": url, "@type": "dct:LicenseDocument"}),
        None => json!({"@type": "dct:LicenseDocument", "dct:title": licence.name}),
    })
}

fn dataset(dataset: &Dataset, owner: &Owner, setting: &Setting, base: &str) -> Value {
    let page = whole_address(base, &dataset.page);
    let distributions = dataset.files.iter().map(|(path, media)| {
        let url = whole_address(base, path);
        let ending = match *media {
            "text/plain" => "TXT".to_owned(),
            _ => path.rsplit('.').next().unwrap_or("").to_ascii_uppercase(),
        };
        let mut one = json!({
            "@id": format!("{url}#distribution"),
            "@type": "dcat:Distribution",
            "dcat:accessURL": {"@id": url},
            "dcat:downloadURL": {"@id": url},
            "dcat:mediaType": {"@id": format!("{MEDIA_TYPE}{media}")},
            "dct:format": {"@id": format!("{FILE_TYPE}{ending}")},
        });
        if let Some(licence) = terms(setting) {
            one["dct:license"] = licence;
        }
        one
    });
    let mut one = json!({
        "@id": format!("{page}#dataset"),
        "@type": "dcat:Dataset",
        "dct:identifier": format!("{page}#{}", dataset.id),
        "dct:title": by_tag(&dataset.title),
        "dct:description": by_tag(if dataset.description.is_empty() { &dataset.title } else { &dataset.description }),
        "dct:publisher": owner.publisher,
        "dct:accessRights": {"@id": format!("{ACCESS_RIGHT}PUBLIC")},
        "dct:language": setting.shared.settings.languages.iter().filter_map(language).collect::<Vec<_>>(),
        "dcat:theme": {"@id": format!("{THEME}{}", dataset.theme)},
        "dcat:landingPage": document(&page),
        "dcat:distribution": distributions.collect::<Vec<_>>(),
    });
    for (key, value) in [("dcat:contactPoint", &owner.contact), ("dct:spatial", &owner.place)] {
        if let Some(value) = value {
            one[key] = value.clone();
        }
    }
    if let Some(day) = &dataset.modified {
        one["dct:modified"] = date(day);
    }
    one
}
