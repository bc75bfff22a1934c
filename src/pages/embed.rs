//! A page for each chart, to be shown inside another site's page, and the chart as a file.
//!
//! They stand below a folder of their own, by the address of the page that the chart is from, all in the words
//! of the page's language: `graficos/presupuestos/2026/flujo/` and, beside it, `flujo.svg`.

use super::frame::styles;
use super::view::{Chart, ChartRow, Embed, Frame, Link, Take, View, Words};
use super::{Page, Setting};
use crate::i18n::{Lang, Words as Interface};
use crate::model::address::{Address, LinkStyle};
use crate::text::html::escape_attribute;
use crate::text::slug::slug;

/// The word for the folder of these pages, below a language's root.
pub const FOLDER: &str = "embed";
/// What these pages are about.
pub const SUBJECT: &str = "embed";
/// What they may load: a stylesheet and the drawing. That others may show them is said by the server
/// alone, since a page cannot.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; img-src 'self'; style-src 'self'";
/// The height of the frame that another site gives it, in pixels: what the tallest charts need on a desk.
const HEIGHT: u32 = 560;

/// Adds the pages of all charts on the pages so far, and tells those where they are. `root` is the
/// root of a language.
pub fn plan(pages: &mut Vec<Page>, setting: &Setting, root: &dyn Fn(Lang) -> Address) {
    let mut embeds = Vec::new();
    for page in pages.iter_mut() {
        let Some(words) = setting.words.iter().find(|words| *words.locale().lang() == page.lang) else { continue };
        let Page { address, lang, title, frame, view, updated, .. } = page;
        let of = From { address, lang: *lang, title, frame, setting, words };
        for (name, chart) in view.charts() {
            if chart.svg.is_empty() {
                continue;
            }
            let there = of.place(&root(*lang), &name);
            let embed = of.embed(chart, &there);
            chart.take = Some(of.take(chart, &there));
            embeds.push(Page {
                frame: of.around(&embed, &there.page),
                address: there.page,
                subject: SUBJECT,
                id: format!("{address}{name}"),
                lang: *lang,
                title: embed.chart.headline.clone(),
                view: View::Embed(Box::new(embed)),
                updated: *updated,
                found: None,
            });
        }
    }
    pages.extend(embeds);
}

/// Where a chart's page and file stand.
struct Place {
    page: Address,
    file: Address,
    name: String,
}

/// The page that a chart is from.
struct From<'a> {
    address: &'a Address,
    lang: Lang,
    title: &'a str,
    frame: &'a Frame,
    setting: &'a Setting<'a>,
    words: &'a Interface,
}

impl From<'_> {
    fn place(&self, root: &Address, chart: &str) -> Place {
        let whole = self.address.as_str();
        let below = whole.strip_prefix(root.as_str()).unwrap_or(whole);
        let own = self.segment("paths.embed").unwrap_or_else(|| FOLDER.to_owned());
        let folder = below.split('/').fold(root.join(&own), |folder, part| folder.join(part));
        let chart = self.chart_segment(chart);
        let name = format!("{}-{chart}.svg", whole.trim_matches('/').replace('/', "-"));
        Place { page: folder.join(&chart), file: folder.file(&format!("{chart}.svg")), name }
    }

    /// A word of addresses, by its key.
    fn segment(&self, key: &str) -> Option<String> {
        self.words.word(key).and_then(slug)
    }

    /// What stands for a chart in addresses; one of several of a kind keeps its number.
    fn chart_segment(&self, name: &str) -> String {
        let kind = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
        let number = &name[kind.len()..];
        self.segment(&format!("paths.charts.{kind}")).map_or_else(|| name.to_owned(), |word| format!("{word}{number}"))
    }

    fn take(&self, chart: &Chart, there: &Place) -> Take {
        Take {
            file: self.address.link_to(&there.file, LinkStyle::Folder),
            name: there.name.clone(),
            alone: self.address.link_to(&there.page, self.setting.links),
            snippet: self.setting.base_url.map(|base| snippet(&there.page.whole(base), &chart.headline)),
        }
    }

    fn embed(&self, chart: &Chart, there: &Place) -> Embed {
        let source = self.frame.source.clone();
        Embed {
            // Its links lead from the page that it is from.
            chart: Chart {
                rows: chart.rows.iter().map(|row| ChartRow { href: None, ..row.clone() }).collect(),
                data: Vec::new(),
                take: None,
                ..chart.clone()
            },
            image: there.page.link_to(&there.file, LinkStyle::Folder),
            page: Link {
                label: self.title.to_owned(),
                href: there.page.link_to(self.address, self.setting.links),
                lang: None,
            },
            credits: self.credits(&source),
            source,
            updated: self.frame.updated.clone(),
        }
    }

    /// What the file says below the drawing: the source and its date, and where the page stands.
    fn credits(&self, source: &Words) -> Vec<String> {
        let word = |key: &str| self.words.word(key).unwrap_or(key).to_owned();
        let mut first = format!("{} {}.", word("ui.source"), source.text);
        if let Some(day) = &self.frame.updated {
            first = format!("{first} {} {}.", word("ui.updated"), day.text);
        }
        let licence =
            self.frame.site.licence.as_ref().map(|licence| format!("{} {}", word("ui.licence"), licence.name));
        let there = self.frame.canonical.clone().unwrap_or_else(|| self.frame.head_title.clone());
        [Some(first), licence, Some(there)].into_iter().flatten().collect()
    }

    fn around(&self, embed: &Embed, there: &Address) -> Frame {
        let from = self.frame;
        let again = |href: &String| there.link_to(&resolved(self.address, href), LinkStyle::Folder);
        Frame {
            subject: SUBJECT,
            title: Words { text: embed.chart.headline.clone(), lang: None },
            head_title: format!("{} · {}", embed.chart.headline, from.head_title),
            description: Some(embed.chart.subtitle.clone()),
            // A search engine shows the page that the chart is from.
            indexed: false,
            lang: self.lang.to_string(),
            alternates: Vec::new(),
            breadcrumb: Vec::new(),
            nav: Vec::new(),
            foot: Vec::new(),
            search: None,
            styles: styles(self.setting, there, &["embed.css"], self.lang),
            scripts: Vec::new(),
            data: None,
            picture: None,
            manifest: None,
            icon: from.icon.as_ref().map(again),
            feed: None,
            policy: POLICY.to_owned(),
            ..from.clone()
        }
    }
}

/// The address that a page's relative link means.
fn resolved(page: &Address, href: &str) -> Address {
    let mut folders: Vec<&str> = page.as_str().split('/').collect();
    folders.pop();
    let mut rest = href;
    while let Some(up) = rest.strip_prefix("../") {
        folders.pop();
        rest = up;
    }
    folders.iter().fold(Address::root(), |folder, part| folder.join(part)).file(rest.trim_start_matches("./"))
}

/// What another site puts into its page.
fn snippet(url: &str, title: &str) -> String {
    let mut out = String::from("<iframe src=\"");
    escape_attribute(&mut out, url);
    out.push_str("\" title=\"");
    escape_attribute(&mut out, title);
    out.push_str(&format!("\" width=\"100%\" height=\"{HEIGHT}\" loading=\"lazy\"></iframe>"));
    out
}
