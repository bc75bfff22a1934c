//! The catalogue of data sets as DCAT-AP 3 in JSON-LD, for a national portal to harvest: a portal's
//! own, and that of the whole site.

use serde_json::{Value, json};

use super::{File, Portfolio, licence};
use crate::i18n::{Lang, Text};
use crate::model::address::as_url;
use crate::model::summary::{Dataset, Summary};
use crate::pages::Setting;
use crate::pages::territory::folder_name;

/// The file's name.
const NAME: &str = "catalog.jsonld";
/// The European vocabulary of data themes.
const THEME: &str = "http://publications.europa.eu/resource/authority/data-theme/";
/// The European vocabulary of file types.
const FILE_TYPE: &str = "http://publications.europa.eu/resource/authority/file-type/";
/// The European vocabulary of languages.
const LANGUAGE: &str = "http://publications.europa.eu/resource/authority/language/";
/// IANA's media types.
const MEDIA_TYPE: &str = "http://www.iana.org/assignments/media-types/";

/// The catalogue of one portal; nothing where the site's address is not known.
pub(super) fn of_portal(portfolio: &Portfolio, datasets: &[Dataset]) -> Option<File> {
    let base = portfolio.setting.base_url?;
    let municipality = &portfolio.portal.municipality;
    let path = portfolio.addresses.root().file(NAME).to_string();
    let publisher = agent(&format!("{base}{}", portfolio.addresses.root()), &texts(&municipality.name));
    let datasets = datasets.iter().map(|set| dataset(set, &publisher, portfolio.setting, base)).collect();
    let catalogue = catalogue(&path, &municipality.name, datasets, portfolio.setting, base);
    Some((path, catalogue.to_string().into_bytes()))
}

/// Where the catalogue of the whole site stands, below the site's root.
pub fn site_path(setting: &Setting) -> String {
    format!("{}/{NAME}", folder_name(setting.words))
}

/// The catalogue of the whole site: each portal's data sets and the territory's `own`; nothing where its
/// address is not known.
pub fn site<'a>(
    portals: impl Iterator<Item = (&'a Summary, &'a [Dataset])>,
    own: &[Dataset],
    setting: &Setting,
) -> Option<File> {
    let base = setting.base_url?;
    let path = site_path(setting);
    let settings = &setting.shared.settings;
    let of_portals = portals.flat_map(|(summary, datasets)| {
        let publisher = agent(&format!("{base}{}/", summary.id), &by_tag(&summary.name));
        datasets.iter().map(move |set| dataset(set, &publisher, setting, base))
    });
    let publisher = agent(base, &texts(settings.publisher.as_ref().unwrap_or(&settings.title)));
    let own = own.iter().map(|set| dataset(set, &publisher, setting, base));
    let catalogue = catalogue(&path, &settings.title, of_portals.chain(own).collect(), setting, base);
    Some((path, catalogue.to_string().into_bytes()))
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

fn catalogue(path: &str, title: &Text, datasets: Vec<Value>, setting: &Setting, base: &str) -> Value {
    let settings = &setting.shared.settings;
    let publisher = settings.publisher.as_ref().unwrap_or(&settings.title);
    let description = settings.description.as_ref().unwrap_or(title);
    let mut catalogue = json!({
        "@context": context(),
        "@id": format!("{base}{path}"),
        "@type": "dcat:Catalog",
        "dct:title": texts(title),
        "dct:description": texts(description),
        "dct:publisher": agent(base, &texts(publisher)),
        "dct:language": settings.languages.iter().filter_map(language).collect::<Vec<_>>(),
        "foaf:homepage": {"@id": base},
        "dcat:dataset": datasets,
    });
    if let Some(licence) = terms(setting) {
        catalogue["dct:license"] = licence;
    }
    catalogue
}

fn context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

fn agent(id: &str, name: &Value) -> Value {
    json!({"@id": format!("{id}#publisher"), "@type": "foaf:Agent", "foaf:name": name})
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
        Some(url) => json!({"@id": url}),
        None => json!({"@type": "dct:LicenseDocument", "dct:title": licence.name}),
    })
}

fn dataset(dataset: &Dataset, publisher: &Value, setting: &Setting, base: &str) -> Value {
    let page = format!("{base}{}", dataset.page);
    let distributions = dataset.files.iter().map(|(path, media)| {
        let url = format!("{base}{}", as_url(path));
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
        "dct:publisher": publisher,
        "dcat:theme": {"@id": format!("{THEME}{}", dataset.theme)},
        "dcat:landingPage": {"@id": page},
        "dcat:distribution": distributions.collect::<Vec<_>>(),
    });
    if let Some(day) = &dataset.modified {
        one["dct:modified"] = json!({"@type": "xsd:date", "@value": day});
    }
    one
}
