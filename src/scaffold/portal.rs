//! `cabildo new`: a whole portal, with what builds and publishes it.

use std::collections::BTreeSet;

use super::{country, filled, folder_of, yaml};
use crate::findings::Told;
use crate::findings::messages::Messages;
use crate::i18n::country::is_country;
use crate::i18n::{Currency, Lang};
use crate::model::draft::Draft;
use jiff::civil::Date;

/// What a new portal is asked for.
pub struct Begun<'a> {
    /// The municipality's name.
    pub municipality: &'a str,
    /// The name of its folder, where it is not to be made of its name.
    pub id: Option<&'a str>,
    /// ISO 3166-1 alpha-2.
    pub country: &'a str,
    /// The languages, as tags.
    pub languages: &'a [String],
    /// ISO 4217; the country's own where it is missing.
    pub currency: Option<&'a str>,
    /// Where the site will stand.
    pub base_url: Option<&'a str>,
    /// The words of its addresses that servers must know.
    pub folders: Folders,
    /// The officer's language.
    pub messages: &'static Messages,
    /// Today.
    pub today: Date,
}

impl Begun<'_> {
    /// The name of the municipality's folder.
    pub fn folder(&self) -> Result<String, Told> {
        folder_of(self.id, self.municipality, &|id| self.folders.taken.iter().any(|taken| taken == id))
    }

    /// The currency that was asked for, or the country's own.
    pub fn currency(&self) -> Result<String, Told> {
        let asked = self.currency.map(|code| code.trim().to_ascii_uppercase());
        let currency = asked.or_else(|| country::currency(self.country).map(str::to_owned));
        let currency = currency.ok_or_else(|| Told::new("new-what-currency").with("country", self.country))?;
        Currency::new(&currency).map_err(|_| Told::new("new-bad-currency").with("name", &currency))?;
        Ok(currency)
    }
}

/// The folders that servers must know, by the words of the site's addresses.
pub struct Folders {
    /// The territory's.
    pub territory: String,
    /// Of each language, in their order, that of charts alone.
    pub charts: Vec<String>,
    /// All in which the site's own pages stand, which no municipality can have.
    pub taken: Vec<String>,
}

impl Folders {
    /// The rules by which any site may show the charts of a municipality, whether it has the site for itself or
    /// not, and those of the territory.
    fn rules(&self, id: &str, languages: &[String]) -> String {
        let below = ["".to_owned(), format!("{id}/"), format!("{}/", self.territory)];
        let rule = |folder: &String| {
            let of_language = |(at, word): (usize, &String)| {
                let lang = languages.get(at).filter(|_| at > 0).map_or_else(String::new, |lang| format!("{lang}/"));
                format!("/{folder}{lang}{word}/*\n  Content-Security-Policy: frame-ancestors *")
            };
            self.charts.iter().enumerate().map(of_language).collect::<Vec<_>>()
        };
        below.iter().flat_map(rule).collect::<Vec<_>>().join("\n")
    }

    /// All folders of charts, as a pattern's choices.
    fn any_chart(&self) -> String {
        let all: BTreeSet<&str> = self.charts.iter().map(String::as_str).collect();
        all.into_iter().collect::<Vec<_>>().join("|")
    }
}

/// Files that are the same in every language: the name of the text, and where it goes.
const MACHINES: &[(&str, &str)] = &[
    ("gitignore", ".gitignore"),
    ("portal.yml", ".github/workflows/portal.yml"),
    ("gitlab-ci.yml", ".gitlab-ci.yml"),
    ("publish.sh", "publish.sh"),
    ("netlify.toml", "netlify.toml"),
    ("nginx.conf", "hosting/nginx.conf"),
    ("apache.conf", "hosting/apache.conf"),
    ("_headers", "content/static/_headers"),
    ("_redirects", "content/static/_redirects"),
];

/// The files of a new portal, by their path below its folder.
pub fn begin(begun: &Begun) -> Result<Vec<Draft>, Told> {
    let id = begun.folder()?;
    let country = begun.country.to_ascii_uppercase();
    if !is_country(&country) {
        return Err(Told::new("new-bad-country").with("name", begun.country));
    }
    for lang in begun.languages {
        Lang::new(lang).map_err(|_| Told::new("new-bad-language").with("name", lang))?;
    }
    let currency = begun.currency()?;
    let address = begun
        .base_url
        .map_or_else(|| "# base_url: https://transparencia.example.org/".to_owned(), |url| format!("base_url: {url}"));
    let places = [
        ("title", yaml(begun.municipality)),
        ("name", yaml(begun.municipality)),
        ("plain", begun.municipality.to_owned()),
        ("id", id.clone()),
        ("country", country),
        ("languages", begun.languages.join(", ")),
        ("currency", currency),
        ("base_url", address),
        ("area", format!("area: {id}")),
        ("chart_rules", begun.folders.rules(&id, begun.languages)),
        ("chart_folders", begun.folders.any_chart()),
        ("foreign", begun.messages.word("publish-foreign", &[])),
        ("year", begun.today.year().to_string()),
        ("approved", format!("{{stage: approved, date: {}-12-15}}", begun.today.year() - 1)),
    ];
    let own = [
        ("README.md", "README.md".to_owned()),
        ("cabildo.yaml", "content/cabildo.yaml".to_owned()),
        ("territory.yaml", "content/territory.yaml".to_owned()),
        ("municipality.yaml", format!("content/{id}/municipality.yaml")),
        ("budget.yaml", format!("content/{id}/budgets/{}.yaml", begun.today.year())),
    ];
    let machines = MACHINES.iter().map(|(name, path)| (*name, (*path).to_owned()));
    let draft = |(name, path): (&str, String)| Draft::text(path, filled(begun.messages.lang, name, &places));
    Ok(own.into_iter().chain(machines).map(draft).collect())
}
