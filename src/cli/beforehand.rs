//! What a command must know of a content folder before it reads it: in which languages to speak, and which day it is
//! there. What is wrong with these settings is told by whoever reads them for their own sake.

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::i18n::zone::Zone;
use crate::i18n::{Lang, country};
use crate::text::encoding::decoded;
use crate::text::yaml::{Node, parse};

/// The languages that a content folder's settings name, and that of its country.
pub fn languages_of(content: &Path) -> Vec<Lang> {
    let settings = Settings::of(content);
    let of_country = settings.texts("country").first().and_then(|code| country::language(code));
    settings.texts("languages").iter().filter_map(|tag| Lang::new(tag).ok()).chain(of_country).collect()
}

/// Today's date where the content is at home: in its time zone, or else its country's. The machines of a CI keep
/// another day than the municipality for some hours of each, in which what is for tomorrow would go out. The
/// machine's own where the settings name neither.
#[expect(clippy::disallowed_methods, reason = "the date is asked for here and nowhere else")]
pub fn today_at(content: &Path) -> Date {
    let settings = Settings::of(content);
    let named = settings.texts("time_zone").first().and_then(|name| Zone::named(name));
    let zone = named.or_else(|| Zone::of_country(settings.texts("country").first()?));
    zone.map_or_else(today, |zone| zone.local(Timestamp::now()).date())
}

/// The machine's date.
#[expect(clippy::disallowed_methods, reason = "where nothing says whose day is meant")]
pub fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}

/// The keys of `cabildo.yaml`, as far as they can be read.
struct Settings(Vec<(String, Vec<String>)>);

impl Settings {
    #[expect(clippy::disallowed_methods, reason = "how a command speaks and for which day stands in its content")]
    fn of(content: &Path) -> Self {
        let text = decoded(&std::fs::read(content.join("cabildo.yaml")).unwrap_or_default());
        let Some(Node::Map(entries)) = parse(&text, 0..text.len()).0.map(|root| root.value) else {
            return Self(Vec::new());
        };
        let texts = |node: &Node| match node {
            Node::Seq(items) => items.iter().filter_map(|item| scalar(&item.value)).collect(),
            node => scalar(node).into_iter().collect(),
        };
        Self(entries.iter().map(|(key, node)| (key.value.clone(), texts(&node.value))).collect())
    }

    /// The texts of a key: of a list all, of another value itself.
    fn texts(&self, wanted: &str) -> &[String] {
        self.0.iter().find(|(key, _)| key == wanted).map_or(&[], |(_, texts)| texts)
    }
}

fn scalar(node: &Node) -> Option<String> {
    match node {
        Node::Scalar(scalar) => Some(scalar.text.clone()),
        Node::Seq(_) | Node::Map(_) => None,
    }
}
