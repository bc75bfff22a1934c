//! Addresses: what kind of place they lead to, and how they are written.

use std::borrow::Cow;
use std::net::Ipv4Addr;

use crate::text::html::escape_attribute;

/// What kind of place a destination is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target<'a> {
    /// Another site, by https or http.
    External { url: Cow<'a, str>, secure: bool },
    /// Someone to write to or to call.
    Contact(&'a str),
    /// A place on the same page.
    Fragment(&'a str),
    /// A place on the same site.
    Relative(&'a str),
    /// A place that we do not lead to.
    Refused,
}

/// Tells what a destination is, reading it as a browser would: with spaces trimmed, and with `\`
/// for `/`. A browser also ignores line ends and tabs inside, which no honest address has.
pub(super) fn classify(typed: &str) -> Target<'_> {
    let typed = typed.trim_matches(|c: char| c <= ' ');
    if typed.contains(|c: char| c.is_control()) {
        return Target::Refused;
    }
    if let Some(scheme) = scheme(typed) {
        return absolute(typed, scheme);
    }
    let beyond_slashes = typed.trim_start_matches(['/', '\\']);
    match typed.len() - beyond_slashes.len() {
        0 | 1 if typed.starts_with('#') => Target::Fragment(typed),
        0 | 1 => Target::Relative(typed),
        _ if leads_to_a_host(beyond_slashes) => {
            Target::External { url: Cow::Owned(format!("https://{beyond_slashes}")), secure: true }
        }
        _ => Target::Refused,
    }
}

fn scheme(typed: &str) -> Option<&str> {
    let end = typed.find([':', '/', '\\', '?', '#'])?;
    let (scheme, rest) = typed.split_at(end);
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    (valid && rest.starts_with(':')).then_some(scheme)
}

fn absolute<'a>(typed: &'a str, scheme: &str) -> Target<'a> {
    let rest = &typed[scheme.len() + 1..];
    let is = |name| scheme.eq_ignore_ascii_case(name);
    if is("https") || is("http") {
        // Without both slashes a browser reads it as relative, or guesses.
        return match rest.strip_prefix("//") {
            Some(address) if leads_to_a_host(address) => {
                Target::External { url: Cow::Borrowed(typed), secure: is("https") }
            }
            _ => Target::Refused,
        };
    }
    if (is("mailto") || is("tel")) && !rest.is_empty() {
        return Target::Contact(typed);
    }
    Target::Refused
}

/// Whether an address, from its host on, starts with a name or number that a host may have.
///
/// What stands before an `@` is not part of the host: `https://municipality.example@evil.example`
/// leads to the latter and is refused.
fn leads_to_a_host(address: &str) -> bool {
    let end = address.find(['/', '\\', '?', '#']).unwrap_or(address.len());
    let (host, port) = match address[..end].split_once(':') {
        Some((host, port)) => (host, port),
        None => (&address[..end], ""),
    };
    let port_is_valid =
        port.is_empty() || port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    let named = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_');
    port_is_valid && host.starts_with(char::is_alphanumeric) && host.chars().all(named) && {
        // A host whose last part is a number is read as an IPv4 address.
        let last = host.trim_end_matches('.').rsplit('.').next().unwrap_or("");
        !last.starts_with(|c: char| c.is_ascii_digit()) || host.parse::<Ipv4Addr>().is_ok()
    }
}

/// Writes an address as an attribute's value, with what no address may hold percent-encoded.
pub(super) fn push_url(html: &mut String, url: &str) {
    let forbidden = |c: char| {
        c.is_control() || c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
    };
    let mut rest = url;
    while let Some(at) = rest.find(forbidden) {
        escape_attribute(html, &rest[..at]);
        let after = rest[at..].chars().next().map_or(rest.len(), |c| at + c.len_utf8());
        for byte in rest[at..after].bytes() {
            html.push_str(&format!("%{byte:02X}"));
        }
        rest = &rest[after..];
    }
    escape_attribute(html, rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_read_as_browsers_read_them() {
        for refused in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\tscript:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "C:\\x",
            "blob:https://x",
            "https:evil.com",
            "https:/evil.com",
            "https:///evil.com",
            "http://",
            "https://?x",
            "https://municipio.gob.pa@evil.com",
            "https://a:b@c.pa",
            "https://a.pa:99999",
            "https://1.2.3",
            "https://[::1]/",
            "//a b",
            "mailto:",
            "//",
            "/\\",
        ] {
            assert_eq!(classify(refused), Target::Refused, "{refused:?}");
        }
    }

    #[test]
    fn two_slashes_of_any_kind_leave_the_site() {
        for external in ["//evil.com", "/\\evil.com", "\\\\evil.com", "///evil.com"] {
            let url = Cow::Borrowed("https://evil.com");
            assert_eq!(classify(external), Target::External { url, secure: true });
        }
    }

    #[test]
    fn ordinary_destinations() {
        let external = |url: &'static str, secure| Target::External { url: Cow::Borrowed(url), secure };
        assert_eq!(classify("HTTPS://a.pa/x"), external("HTTPS://a.pa/x", true));
        assert_eq!(classify("http://a.pa"), external("http://a.pa", false));
        for secure in ["https://españa.es?x", "https://a.pa:8443/x", "https://10.0.0.1/", "https://a.pa#x@y"] {
            assert_eq!(classify(secure), external(secure, true));
        }
        assert_eq!(classify("tel:+507123"), Target::Contact("tel:+507123"));
        assert_eq!(classify("mailto:a@b.c"), Target::Contact("mailto:a@b.c"));
        assert_eq!(classify("#obras"), Target::Fragment("#obras"));
        for relative in ["actas/1.md", "/actas/", "../x", "?q=a:b", "a/b:c", "1:2", "año:x", ""] {
            assert_eq!(classify(relative), Target::Relative(relative));
        }
    }

    #[test]
    fn addresses_are_encoded_where_they_must_be() {
        let mut html = String::new();
        push_url(&mut html, "a b/\"<ñ>\\%20&x=[1]\u{a0}");
        assert_eq!(html, "a%20b/%22%3Cñ%3E%5C%20&amp;x=[1]%C2%A0");
    }
}
