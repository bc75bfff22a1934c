//! The catalogue of data sets as DCAT-AP 3 in JSON-LD, for a national portal to harvest: a portal's
//! own, and that of the whole site.

use serde_json::{Value, json};

use super::{File, Portfolio, licence};
use crate::i18n::{Lang, Text};
use crate::model::indicator::Indicator;
use crate::model::summary::{Dataset, Summary};
use crate::pages::territory::folder_name;
use crate::pages::{Page, Setting};

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

/// The catalogue of one portal.
pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let Some(base) = portfolio.setting.base_url else { return Vec::new() };
    let pages: Vec<&Page> = portfolio.pages.iter().collect();
    let summary = crate::pages::summary::summary(portfolio.portal, &pages, portfolio.addresses, portfolio.setting);
    let title = &portfolio.portal.municipality.name;
    let path = portfolio.addresses.root().file(NAME).to_string();
    let catalogue = catalogue(&path, title, &[&summary], portfolio.setting, base);
    vec![(path, catalogue.to_string().into_bytes())]
}

/// The catalogue of the whole site; nothing where its address is not known.
pub fn site(summaries: &[Summary], setting: &Setting) -> Option<File> {
    let base = setting.base_url?;
    let path = format!("{}/{NAME}", folder_name(setting.words));
    let all: Vec<&Summary> = summaries.iter().collect();
    let mut catalogue = catalogue(&path, &setting.shared.settings.title, &all, setting, base);
    let settings = &setting.shared.settings;
    let publisher = agent(base, &texts(settings.publisher.as_ref().unwrap_or(&settings.title)));
    let own = setting.shared.cohesion.indicators.iter().map(|one| indicator(one, &publisher, setting, base));
    if let Some(datasets) = catalogue["dcat:dataset"].as_array_mut() {
        datasets.extend(own);
    }
    Some((path, catalogue.to_string().into_bytes()))
}

/// An indicator's values and measures.
fn indicator(indicator: &Indicator, publisher: &Value, setting: &Setting, base: &str) -> Value {
    let lang = setting.shared.settings.first_language();
    let folder = folder_name(setting.words);
    let file = |ending: &str, media| (format!("{folder}/data/{}.{ending}", indicator.id), media);
    let of_text = |text: &Text| {
        let one =
            |(lang, text): (Option<&Lang>, &str)| (lang.map(ToString::to_string).unwrap_or_default(), text.to_owned());
        text.all().map(one).collect::<Vec<_>>()
    };
    let set = Dataset {
        id: format!("indicator-{}", indicator.id),
        title: of_text(&indicator.name),
        theme: "SOCI",
        page: crate::pages::territory::indicator_address(indicator, lang, setting).to_string(),
        modified: None,
        files: vec![file("csv", "text/csv"), file("json", "application/json")],
    };
    let mut one = dataset(&set, publisher, setting, base);
    if let Some(summary) = &indicator.summary {
        one["dct:description"] = texts(summary);
    }
    one
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

fn catalogue(path: &str, title: &Text, summaries: &[&Summary], setting: &Setting, base: &str) -> Value {
    let settings = &setting.shared.settings;
    let datasets = summaries.iter().flat_map(|summary| {
        let publisher = agent(&format!("{base}{}/", summary.id), &names(summary));
        let catalogue_of = move |dataset| self::dataset(dataset, &publisher, setting, base);
        summary.datasets.iter().map(catalogue_of)
    });
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
        "dcat:dataset": datasets.collect::<Vec<_>>(),
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

fn names(summary: &Summary) -> Value {
    by_tag(&summary.name)
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
        let url = format!("{base}{path}");
        let ending = path.rsplit('.').next().unwrap_or("").to_ascii_uppercase();
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
        "dct:description": by_tag(&dataset.title),
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
