//! The portal's map for search engines, with every page's other languages.

use std::fmt::Write;

use super::{File, Portfolio};
use crate::pages::Page;
use crate::text::html::escape_text;

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    // A map's addresses must be absolute.
    let Some(base) = portfolio.setting.base_url else { return Vec::new() };
    let xml = urls(portfolio.pages, base);
    // Alone, the portal's map is the site's.
    vec![(portfolio.addresses.root().file("sitemap.xml").to_string(), xml.into_bytes())]
}

/// The map of some pages.
pub fn urls(pages: &[Page], base: &str) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in pages.iter().filter(|page| page.frame.indexed) {
        xml.push_str("<url><loc>");
        escape_text(&mut xml, &page.address.whole(base));
        xml.push_str("</loc>");
        if let Some(updated) = page.updated {
            let _ = write!(xml, "<lastmod>{updated}</lastmod>");
        }
        // Those that the page itself names.
        for other in &page.frame.alternates {
            let Some(url) = &other.url else { continue };
            let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"", other.lang);
            crate::text::html::escape_attribute(&mut xml, url);
            xml.push_str("\"/>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

/// The map of maps: one a portal, by their paths.
pub fn index(maps: &[String], base: &str) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for map in maps {
        xml.push_str("<sitemap><loc>");
        escape_text(&mut xml, &format!("{base}{map}"));
        xml.push_str("</loc></sitemap>\n");
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

/// What search engines are told: everything may be read, and where the maps are, from the root.
pub fn robots(base: Option<&str>, maps: &[&str]) -> String {
    let map = |base| maps.iter().map(|map| format!("Sitemap: {base}{map}\n")).collect();
    let maps: String = base.map_or_else(String::new, map);
    format!("User-agent: *\nAllow: /\n{maps}")
}
