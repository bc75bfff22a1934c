//! What a page says to search engines as data: schema.org in JSON-LD. It says nothing that the page
//! does not show.

use serde_json::{Map, Value, json};

use super::edition::Edition;
use super::frame::Heading;
use super::view::{Budget, Day, Frame, View};
use crate::model::address::Address;

/// The data of a page as the text of a script element; none where there is nothing to say. Where the
/// site's address is not known, only what needs none.
pub fn data(edition: &Edition, heading: &Heading, frame: &Frame, view: &View, address: &Address) -> Option<String> {
    let mut all = heading.data.clone();
    let Some(base) = edition.setting.base_url else { return text(all) };
    let url = address.whole(base);
    match view {
        View::Home(_) => all.push(organization(edition, frame, &url)),
        View::Budget(budget) => all.push(dataset(frame, budget, &url)),
        _ => {}
    }
    all.extend(breadcrumb(frame, &url));
    text(all)
}

/// Several things as one text; no `<` stands in it.
pub fn text(mut all: Vec<Value>) -> Option<String> {
    let whole = match all.len() {
        0 => return None,
        1 => all.remove(0),
        _ => json!({ "@graph": all }),
    };
    let Value::Object(mut fields) = whole else { return None };
    fields.insert("@context".to_owned(), "https://schema.org".into());
    serde_json::to_string(&Value::Object(fields)).ok().map(|text| text.replace('<', "\\u003c"))
}

/// A thing with those of its fields that are known.
fn thing<const N: usize>(kind: &str, fields: [(&str, Option<Value>); N]) -> Value {
    let known = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    let kind = [("@type".to_owned(), Value::from(kind))];
    Value::Object(kind.into_iter().chain(known).collect::<Map<String, Value>>())
}

fn organization(edition: &Edition, frame: &Frame, url: &str) -> Value {
    let contact = &frame.site.contact;
    let address = contact.address.as_ref().map(|address| Value::from(address.text.as_str()));
    let text = |text: &Option<String>| text.as_deref().map(Value::from);
    let logo = edition.portal.municipality.emblem.as_deref().map(|path| {
        let file = edition.addresses.root().file(path);
        file.whole(edition.setting.base_url.unwrap_or_default()).into()
    });
    thing(
        "GovernmentOrganization",
        [
            ("@id", Some(url.into())),
            ("name", Some(frame.site.official_name.text.as_str().into())),
            ("url", Some(contact.web.as_deref().unwrap_or(url).into())),
            ("logo", logo),
            ("telephone", text(&contact.phone)),
            ("email", text(&contact.email)),
            ("address", address),
        ],
    )
}

fn dataset(frame: &Frame, budget: &Budget, url: &str) -> Value {
    let distribution = budget.downloads.iter().map(|file| {
        let content = resolved(url, &file.href);
        thing("DataDownload", [("contentUrl", Some(content.into())), ("encodingFormat", Some(file.format.into()))])
    });
    let licence = frame.site.licence.as_ref().and_then(|licence| licence.url.as_deref()).map(Value::from);
    let interval = |(first, last): &(Day, Day)| format!("{}/{}", first.iso, last.iso);
    let covered = budget.period.as_ref().map_or_else(|| budget.year.to_string(), interval);
    let described = frame.description.clone().unwrap_or_else(|| frame.head_title.clone());
    thing(
        "Dataset",
        [
            ("name", Some(frame.head_title.as_str().into())),
            ("description", Some(described.into())),
            ("url", Some(url.into())),
            ("temporalCoverage", Some(covered.into())),
            ("inLanguage", Some(frame.lang.as_str().into())),
            ("license", licence),
            ("dateModified", frame.updated.as_ref().map(|day| day.iso.as_str().into())),
            ("creator", Some(publisher(frame))),
            ("distribution", Some(distribution.collect())),
        ],
    )
}

fn publisher(frame: &Frame) -> Value {
    thing("GovernmentOrganization", [("name", Some(frame.site.official_name.text.as_str().into()))])
}

/// The way from the home to the page; none on homes.
pub fn breadcrumb(frame: &Frame, url: &str) -> Option<Value> {
    if frame.breadcrumb.is_empty() {
        return None;
    }
    let above = frame.breadcrumb.iter().map(|link| (link.label.as_str(), resolved(url, &link.href)));
    let all = above.chain([(frame.title.text.as_str(), url.to_owned())]).enumerate();
    let item = |(at, (name, url)): (usize, (&str, String))| {
        thing(
            "ListItem",
            [("position", Some((at + 1).into())), ("name", Some(name.into())), ("item", Some(url.into()))],
        )
    };
    Some(thing("BreadcrumbList", [("itemListElement", Some(all.map(item).collect()))]))
}

/// The absolute address of a page's relative link.
fn resolved(url: &str, href: &str) -> String {
    let mut folder = url.rsplit_once('/').map_or(url, |(folder, _)| folder);
    let mut rest = href.strip_prefix("./").unwrap_or(href);
    while let Some(up) = rest.strip_prefix("../") {
        folder = folder.rsplit_once('/').map_or(folder, |(above, _)| above);
        rest = up;
    }
    format!("{folder}/{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_become_absolute() {
        assert_eq!(resolved("https://a.org/x/y/z/", "../../"), "https://a.org/x/");
        assert_eq!(resolved("https://a.org/x/y/", "./"), "https://a.org/x/y/");
        assert_eq!(resolved("https://a.org/x/", "../otro/"), "https://a.org/otro/");
        let file = "../../../presupuestos/2025/2025.csv";
        assert_eq!(resolved("https://a.org/en/budgets/2025/", file), "https://a.org/presupuestos/2025/2025.csv");
    }

    #[test]
    fn one_thing_stands_alone_and_markup_cannot_close_the_script() {
        let one = text(vec![thing("Place", [("name", Some("</script>".into())), ("url", None)])]);
        assert_eq!(
            one.as_deref(),
            Some(r#"{"@context":"https://schema.org","@type":"Place","name":"\u003c/script>"}"#)
        );
        let two = text(vec![thing("A", []), thing("B", [])]).expect("a graph");
        assert!(two.contains(r#""@graph":[{"@type":"A"},{"@type":"B"}]"#));
        assert_eq!(text(Vec::new()), None);
    }
}
