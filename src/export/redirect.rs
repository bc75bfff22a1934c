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

    /// Whether a file of rules, which has one a line, can hold it.
    fn is_line(&self) -> bool {
        !self.from.chars().chain(self.to.chars()).any(char::is_control)
    }
}

/// An address as a pattern of nginx and Apache, which compare it with the letters and not with how they are sent;
/// it stands in double quotes.
fn pattern(address: &str) -> String {
    let is_special = |c: char| {
        let signs = ['\\', '^', '$', '.', '|', '?', '*', '+', '(', ')', '[', ']', '{', '}', '"'];
        signs.contains(&c)
    };
    marked(address, is_special)
}

/// A new address in Apache's words: what it would fill in there is marked, and it sends what parts an address in
/// hexadecimal digits itself. Nothing where it would take a sign for the end of the path, or for a name of its own.
fn for_apache(to: &str) -> Option<String> {
    let fits = !to.contains(['?', '#']) && !to.contains("${");
    fits.then(|| marked(to, |c| matches!(c, '$' | '&' | '"')))
}

/// A new address in nginx's words, in which a dollar begins a name; nothing where it would take a sign for the end
/// of the path: it reads `%3F` as a question mark.
fn for_nginx(to: &str, sent: &str) -> Option<String> {
    (!to.contains('?')).then(|| sent.replace('$', "%24"))
}

/// A text with a backslash before some of its signs.
fn marked(text: &str, is_special: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_special(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The files of rules for a site that stands at `base` (`/`, or `/folder/`); none where there are no rules.
/// `own` are the rules that the site wrote itself, which stand first.
pub fn files(mut rules: Vec<Rule>, base: &str, own: Option<&str>) -> Vec<(String, Vec<u8>)> {
    rules.retain(Rule::is_line);
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
        let (below, rest) = if *all { ("/(.*)", "$1") } else { ("/?", "") };
        // Writing to a text cannot fail.
        let _ = match all {
            true => writeln!(hosts, "{from}/* {sent}:splat 301"),
            false => writeln!(hosts, "{from} {sent} 301\n{from}/ {sent} 301"),
        };
        if let Some(to) = for_nginx(&to, &sent) {
            let _ = writeln!(nginx, "rewrite \"^{pattern}{below}$\" \"{to}{rest}\" permanent;");
        }
        if let Some(to) = for_apache(&to) {
            let _ = writeln!(apache, "RedirectMatch 301 \"^{pattern}{below}$\" \"{to}{rest}\"");
        }
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
        let rules = vec![Rule::folder("actas", "uno/actas"), Rule::page("viejo.html", "")];
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

    /// What each server makes of a sign is its manual's: browsers send `{`, `}`, `"`, `?` and `#` in hexadecimal digits
    /// and `[ ] & ; @ = ! $` as they are (URL Standard); nginx and Apache compare the letters with a pattern of PCRE;
    /// in what they send, `$` begins a name.
    #[test]
    fn signs_that_mean_something_to_a_server_are_written_so_that_they_do_not() {
        let rules = |from: &str, to: &str| {
            let files = files(vec![Rule::file(from, to)], "/", None);
            let text = |at: usize| String::from_utf8(files[at].1.clone()).expect("text");
            [text(0).lines().next().unwrap_or_default().to_owned(), text(1), text(2)]
        };
        for (from, sent, pattern) in [
            ("a&b;c@d=e!f", "/a&b;c@d=e!f", "/a&b;c@d=e!f"),
            ("x[1]", "/x[1]", "/x\\[1\\]"),
            ("a{2}$b", "/a%7B2%7D$b", "/a\\{2\\}\\$b"),
            ("di \"no\"", "/di%20%22no%22", "/di \\\"no\\\""),
            ("index.php?id=5#a", "/index.php%3Fid=5%23a", "/index\\.php\\?id=5#a"),
        ] {
            let [hosts, nginx, apache] = rules(from, "uno");
            assert_eq!(hosts, format!("{sent} /uno 301"));
            assert_eq!(nginx, format!("rewrite \"^{pattern}/?$\" \"/uno\" permanent;\n"));
            assert_eq!(apache, format!("RedirectMatch 301 \"^{pattern}/?$\" \"/uno\"\n"));
        }
        // The new address of a document: what a server cannot say is left to the page at the old one.
        let [hosts, nginx, apache] = rules("a", "files/R&D $1.pdf");
        assert_eq!(hosts, "/a /files/R&D%20$1.pdf 301");
        assert_eq!(nginx, "rewrite \"^/a/?$\" \"/files/R&D%20%241.pdf\" permanent;\n");
        assert_eq!(apache, "RedirectMatch 301 \"^/a/?$\" \"/files/R\\&D \\$1.pdf\"\n");
        let [hosts, nginx, apache] = rules("a", "files/acta #3.pdf");
        assert_eq!((hosts.as_str(), apache.as_str()), ("/a /files/acta%20%233.pdf 301", ""));
        assert_eq!(nginx, "rewrite \"^/a/?$\" \"/files/acta%20%233.pdf\" permanent;\n");
        let [hosts, nginx, apache] = rules("a", "files/qué?.pdf");
        assert_eq!(hosts, "/a /files/qu%C3%A9%3F.pdf 301");
        assert!(nginx.is_empty() && apache.is_empty(), "{nginx}{apache}");
        assert!(files(vec![Rule::page("a", "b\nc")], "/", None).is_empty(), "a rule is a line");
    }
}
