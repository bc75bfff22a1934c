//! A page at an address that was published before: it leads to where its contents are now. And the rules by
//! which servers lead there themselves.

use std::fmt::Write as _;

use crate::model::address::{Address, LinkStyle, whole_address};
use crate::text::html::{escape_attribute, escape_text};

/// Read by Netlify, Cloudflare Pages and GitLab Pages.
pub const FOR_HOSTS: &str = "_redirects";
/// To be included by nginx, in a `server`.
pub const FOR_NGINX: &str = "redirects-nginx.conf";
/// To be included by Apache, in its configuration.
pub const FOR_APACHE: &str = "redirects-apache.conf";

/// Such a page loads nothing.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; \
                      form-action 'none'\">";

/// An old address and what it leads to.
#[derive(Debug, Clone, Copy)]
pub struct Moved<'a> {
    /// The old address: the path of a folder below the site's root.
    pub from: &'a str,
    /// The new one.
    pub to: &'a str,
    /// Whether that is a file, and no page.
    pub is_file: bool,
    /// What the page there is called.
    pub title: &'a str,
    /// The language of that title.
    pub lang: &'a str,
}

/// The page at the old address; it names the new one as its canonical address where the site's own, `base_url`, is known.
pub fn page(moved: &Moved, links: LinkStyle, base_url: Option<&str>) -> (String, Vec<u8>) {
    let Moved { from, to, is_file, title, lang } = *moved;
    let (from, to) =
        (Address::root().below(from), if is_file { Address::root().file(to) } else { Address::root().below(to) });
    let (mut href, mut shown, mut tag, mut canonical) = (String::new(), String::new(), String::new(), String::new());
    if let Some(base_url) = base_url {
        canonical.push_str("<link rel=\"canonical\" href=\"");
        escape_attribute(&mut canonical, &to.whole(base_url));
        canonical.push_str("\">");
    }
    escape_attribute(&mut href, &from.link_to(&to, links));
    escape_text(&mut shown, title);
    escape_attribute(&mut tag, lang);
    let html = format!(
        "<!doctype html><html lang=\"{tag}\"><head><meta charset=\"utf-8\">{POLICY}<meta name=\"viewport\" \
         content=\"width=device-width\"><title>{shown}</title><meta name=\"robots\" content=\"noindex\">\
         {canonical}<meta http-equiv=\"refresh\" content=\"0; url={href}\"></head>\
         <body><main><h1><a href=\"{href}\">{shown}</a></h1></main></body></html>\n"
    );
    (from.file_path(), html.into_bytes())
}

/// Whether a file is such a page.
pub fn is_moved(html: &[u8]) -> bool {
    const MARK: &[u8] = b"<meta http-equiv=\"refresh\" content=\"0; url=";
    html.windows(MARK.len()).any(|part| part == MARK)
}

/// A server's rule: an old address, or a folder with all that was in it, and the new one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rule {
    /// Of a folder: the last, so that a page's own rule stands before it.
    all: bool,
    from: String,
    to: String,
    /// What ends the new address: the slash of a page, or nothing where it is a file's.
    end: &'static str,
}

impl Rule {
    /// Of one page.
    pub fn page(from: &str, to: &str) -> Self {
        Self { all: false, from: from.to_owned(), to: to.to_owned(), end: "/" }
    }

    /// Of one page or file, to a file.
    pub fn file(from: &str, to: &str) -> Self {
        Self { end: "", ..Self::page(from, to) }
    }

    /// Of a folder.
    pub fn folder(from: &str, to: &str) -> Self {
        Self { all: true, ..Self::page(from, to) }
    }

    /// Whether every server understands the same by it: letters of any script, and signs that mean nothing to any of
    /// them. An address of other signs keeps its page alone.
    fn is_plain(&self) -> bool {
        let plain = |c: char| match c {
            '-' | '_' | '.' | '~' | '/' | ' ' | '(' | ')' | ',' | '+' | '\'' => true,
            c if c.is_ascii() => c.is_alphanumeric(),
            c => !c.is_control() && !c.is_whitespace(),
        };
        self.from.chars().all(plain) && self.to.chars().all(plain)
    }
}

/// An address as a pattern of nginx and Apache, which compare it with the letters and not with how they are sent.
fn pattern(address: &str) -> String {
    let mut pattern = String::with_capacity(address.len() + 8);
    for c in address.chars() {
        if matches!(c, '.' | '(' | ')' | '+') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

/// The files of rules for a site that stands at `base` (`/`, or `/folder/`); none where there are no rules.
/// `own` are the rules that the site wrote itself, which stand first.
pub fn files(mut rules: Vec<Rule>, base: &str, own: Option<&str>) -> Vec<(String, Vec<u8>)> {
    rules.retain(Rule::is_plain);
    rules.sort();
    rules.dedup();
    if rules.is_empty() {
        return Vec::new();
    }
    let mut hosts = own.map_or_else(String::new, |own| format!("{}\n", own.trim_end()));
    let (mut nginx, mut apache) = (String::new(), String::new());
    for Rule { all, from, to, end } in &rules {
        let to = if to.is_empty() { base.to_owned() } else { format!("{base}{to}{end}") };
        let pattern = pattern(&format!("{base}{from}"));
        // In lists of addresses, and in what nginx sends, they stand as browsers send them; Apache writes them so itself.
        let (from, sent) = (whole_address(base, from), whole_address("", &to));
        // Writing to a text cannot fail.
        let _ = if *all {
            writeln!(hosts, "{from}/* {sent}:splat 301")
                .and(writeln!(nginx, "rewrite \"^{pattern}/(.*)$\" \"{sent}$1\" permanent;"))
                .and(writeln!(apache, "RedirectMatch 301 \"^{pattern}/(.*)$\" \"{to}$1\""))
        } else {
            writeln!(hosts, "{from} {sent} 301\n{from}/ {sent} 301")
                .and(writeln!(nginx, "rewrite \"^{pattern}/?$\" \"{sent}\" permanent;"))
                .and(writeln!(apache, "RedirectMatch 301 \"^{pattern}/?$\" \"{to}\""))
        };
    }
    [(FOR_HOSTS, hosts), (FOR_NGINX, nginx), (FOR_APACHE, apache)]
        .map(|(name, text)| (name.to_owned(), text.into_bytes()))
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_address_leads_to_the_new_one_from_its_own_folder() {
        let moved = Moved {
            from: "uno/viejo/acta/",
            to: "uno/actas/2026-03-10",
            is_file: false,
            title: "Acta <1>",
            lang: "es",
        };
        let (path, html) = page(&moved, LinkStyle::Folder, Some("https://ejemplo.org/"));
        let html = String::from_utf8(html).expect("text");
        assert_eq!(path, "uno/viejo/acta/index.html");
        assert!(html.contains("content=\"0; url=../../actas/2026-03-10/\""), "{html}");
        assert!(html.contains("Content-Security-Policy") && html.contains("default-src 'none'"), "{html}");
        assert!(html.contains("rel=\"canonical\" href=\"https://ejemplo.org/uno/actas/2026-03-10/\""), "{html}");
        assert!(html.contains("<html lang=\"es\">") && html.contains("<title>Acta &lt;1&gt;</title>"), "{html}");
    }

    #[test]
    fn servers_are_told_in_their_own_words_pages_before_folders() {
        let rules = vec![Rule::folder("actas", "uno/actas"), Rule::page("viejo.html", ""), Rule::page("a$b", "uno")];
        let files = files(rules, "/base/", Some("/a /b 301\n"));
        let text = |at: usize| String::from_utf8(files[at].1.clone()).expect("text");
        assert_eq!(
            text(0),
            "/a /b 301\n/base/viejo.html /base/ 301\n/base/viejo.html/ /base/ 301\n\
             /base/actas/* /base/uno/actas/:splat 301\n"
        );
        assert_eq!(
            text(1),
            "rewrite \"^/base/viejo\\.html/?$\" \"/base/\" permanent;\n\
             rewrite \"^/base/actas/(.*)$\" \"/base/uno/actas/$1\" permanent;\n"
        );
        assert!(text(2).starts_with("RedirectMatch 301 \"^/base/viejo\\.html/?$\" \"/base/\"\n"), "{}", text(2));
        assert!(super::files(Vec::new(), "/", None).is_empty());
    }

    #[test]
    fn addresses_of_other_letters_are_told_to_each_server_as_it_compares_them() {
        let files = files(vec![Rule::page("viejo/año nuevo (1)", "uno/عمل")], "/", None);
        let text = |at: usize| String::from_utf8(files[at].1.clone()).expect("text");
        let sent = "/uno/%D8%B9%D9%85%D9%84/";
        assert_eq!(
            text(0),
            format!("/viejo/a%C3%B1o%20nuevo%20(1) {sent} 301\n/viejo/a%C3%B1o%20nuevo%20(1)/ {sent} 301\n")
        );
        assert_eq!(text(1), format!("rewrite \"^/viejo/año nuevo \\(1\\)/?$\" \"{sent}\" permanent;\n"));
        assert_eq!(text(2), "RedirectMatch 301 \"^/viejo/año nuevo \\(1\\)/?$\" \"/uno/عمل/\"\n");
    }
}
