//! A page at an address that was published before: it leads to where its contents are now.

use crate::model::address::{Address, LinkStyle};
use crate::text::html::{escape_attribute, escape_text};

/// The page: `from` and `to` are paths of folders below the site's root.
pub fn page(from: &str, to: &str, links: LinkStyle) -> (String, Vec<u8>) {
    let address =
        |path: &str| path.split('/').filter(|part| !part.is_empty()).fold(Address::root(), |a, part| a.join(part));
    let (from, to) = (address(from), address(to));
    let (mut href, mut shown) = (String::new(), String::new());
    escape_attribute(&mut href, &from.link_to(&to, links));
    escape_text(&mut shown, to.as_str());
    let html = format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{shown}</title><meta name=\"robots\" content=\"noindex\"><link rel=\"canonical\" href=\"{href}\">\
         <meta http-equiv=\"refresh\" content=\"0; url={href}\"></head><body><main><p><a href=\"{href}\">{shown}</a></p>\
         </main></body></html>\n"
    );
    (from.file_path(), html.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_address_leads_to_the_new_one_from_its_own_folder() {
        let (path, html) = page("uno/viejo/acta/", "/uno/actas/2026-03-10", LinkStyle::Folder);
        let html = String::from_utf8(html).expect("text");
        assert_eq!(path, "uno/viejo/acta/index.html");
        assert!(html.contains("content=\"0; url=../../actas/2026-03-10/\""), "{html}");
    }
}
