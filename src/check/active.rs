//! Attachments that are programs, or hold one: opened from the portal's own address they would do in a
//! reader's browser whatever the portal itself may do, and no page's policy reaches them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::findings::{Code, Finding, Findings, Place};

/// Endings of files that a browser, a server or a computer runs.
const PROGRAMS: [&str; 32] = [
    "html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "hta", "js", "mjs", "swf", "svgz", "xsl", "xslt", "php",
    "phtml", "phar", "cgi", "pl", "asp", "aspx", "jsp", "exe", "msi", "com", "bat", "cmd", "scr", "vbs", "jar", "apk",
    "lnk",
];

/// Elements of a drawing that run something, or hold another page.
const RUNNING: [&str; 8] = ["script", "foreignObject", "iframe", "embed", "object", "handler", "listener", "animation"];

/// Whether a file must be looked into, by its ending.
pub fn must_be_read(path: &str) -> bool {
    matches!(ending(path).as_str(), "svg" | "xml")
}

/// Tells an attachment that is a program by its name or, where its bytes are given, by what is in it.
pub fn check(path: &str, bytes: Option<&[u8]>, findings: &mut Findings) {
    let ending = ending(path);
    let what = if PROGRAMS.contains(&ending.as_str()) { Some(format!(".{ending}")) } else { bytes.and_then(running) };
    if let Some(what) = what {
        findings.add(Finding::new(Code::ActiveFile, Place::file(&path.into())).with("path", path).with("what", what));
    }
}

fn ending(path: &str) -> String {
    path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// What runs in a drawing or another XML file, or is loaded by it from elsewhere; the file is refused
/// too where it cannot be read to its end, since browsers run what stands before.
fn running(bytes: &[u8]) -> Option<String> {
    // Another encoding could hide anything.
    let Ok(text) = std::str::from_utf8(bytes) else { return Some("UTF-8".to_owned()) };
    let mut reader = Reader::from_str(text);
    let mut in_style = false;
    loop {
        let what = match reader.read_event() {
            Ok(Event::Eof) => return None,
            Ok(Event::Decl(declared)) => encoding(declared.as_ref()),
            Ok(Event::DocType(text)) => text.contains('[').then(|| "<!DOCTYPE […]>".to_owned()),
            Ok(Event::PI(text)) => text.starts_with("xml-stylesheet").then(|| "<?xml-stylesheet?>".to_owned()),
            Ok(Event::Start(tag)) => {
                in_style = tag.local_name().as_ref().eq_ignore_ascii_case("style");
                in_tag(&tag)
            }
            Ok(Event::Empty(tag)) => in_tag(&tag),
            Ok(Event::End(_)) => {
                in_style = false;
                None
            }
            Ok(Event::Text(text)) => (in_style && loads(&text)).then(|| "<style>".to_owned()),
            Ok(Event::CData(text)) => (in_style && loads(&text)).then(|| "<style>".to_owned()),
            // In a style, an escape could hide what it loads.
            Ok(Event::GeneralRef(_)) if in_style => Some("<style>".to_owned()),
            Ok(_) => None,
            Err(error) => Some(error.to_string()),
        };
        if what.is_some() {
            return what;
        }
    }
}

/// An encoding that a file declares and that is none in which what was read stands.
fn encoding(declared: &str) -> Option<String> {
    let named = declared.split("encoding").nth(1)?.trim_start_matches(['=', ' ', '"', '\'']).to_lowercase();
    let plain = ["utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "windows-1252"];
    (!plain.iter().any(|known| named.starts_with(known))).then(|| declared.to_owned())
}

/// What runs in an element or is loaded by it.
fn in_tag(tag: &BytesStart) -> Option<String> {
    let name = tag.local_name();
    let name = name.as_ref();
    if RUNNING.iter().any(|running| running.eq_ignore_ascii_case(name)) {
        return Some(format!("<{name}>"));
    }
    for attribute in tag.attributes().with_checks(false) {
        let Ok(attribute) = attribute else { return Some(format!("<{name}>")) };
        let key = attribute.key.local_name().as_ref().to_ascii_lowercase();
        // Escapes could hide what an address or a style says.
        let value = unescaped(&attribute.value);
        let is_link = name == "a" && (value.starts_with("https:") || value.starts_with("http:"));
        let runs = match key.as_str() {
            "href" | "src" | "data" => !is_link && !is_own(&value),
            "base" | "formaction" | "action" => true,
            "attributename" => value.ends_with("href") || value.starts_with("on"),
            _ => key.starts_with("on") || loads(&value),
        };
        if runs {
            return Some(format!("{key}="));
        }
    }
    None
}

/// An attribute's value without escapes, in small letters, without white space.
fn unescaped(value: &str) -> String {
    let plain = quick_xml::escape::unescape(value).map_or_else(|_| "javascript:".to_owned(), |text| text.into_owned());
    plain.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase()
}

/// Whether an address is a part of the same file, or a picture inside it.
fn is_own(address: &str) -> bool {
    let pictures = ["data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp"];
    address.is_empty() || address.starts_with('#') || pictures.iter().any(|start| address.starts_with(start))
}

/// Whether a style loads something from elsewhere.
fn loads(style: &str) -> bool {
    let style = style.to_lowercase();
    // A backslash could hide a letter.
    let hidden = style.contains('\\');
    let style: String = style.chars().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '\'')).collect();
    let foreign = style.split("url(").skip(1).any(|rest| !is_own(rest));
    foreign || hidden || style.contains("@import") || style.contains("expression(") || style.contains("javascript:")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str, text: &str) -> bool {
        let mut findings = Findings::new();
        check(path, must_be_read(path).then_some(text.as_bytes()), &mut findings);
        findings.has_errors()
    }

    fn drawing(inside: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" \
             xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inside}</svg>"
        )
    }

    #[test]
    fn what_a_drawing_program_writes_is_no_program() {
        for inside in [
            "<rect width=\"1\" fill=\"url(#a)\" style=\"fill:url(#b);stroke:#fff\"/><use xlink:href=\"#x\"/>",
            "<style>.a { fill: url(\"#g\") }</style><a href=\"https://ejemplo.org/\"><text>Más</text></a>",
            "<image href=\"data:image/png;base64,iVBORw0KGgo=\"/><metadata><work rdf=\"http://x/\"/></metadata>",
            "<animate attributeName=\"opacity\" values=\"0;1\"/><!-- una nota -->",
        ] {
            assert!(!told("files/escudo.svg", &drawing(inside)), "{inside}");
        }
        assert!(!told("files/escudo.svg", "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\"><svg/>"));
        assert!(!told("files/plano.pdf", "%PDF") && !told("files/tabla.csv", "=1+1"));
    }

    #[test]
    fn what_runs_or_loads_is_told() {
        for inside in [
            "<script>hit=1</script>",
            "<SCRIPT href=\"x.js\"/>",
            "<x:script xmlns:x=\"http://www.w3.org/2000/svg\">hit=1</x:script>",
            "<rect onload=\"hit=1\"/>",
            "<rect ONCLICK='hit=1'/>",
            "<foreignObject><p/></foreignObject>",
            "<a href=\"javascript:hit=1\"><text>x</text></a>",
            "<a xlink:href=\"&#106;avascript:hit=1\"><text>x</text></a>",
            "<a xlink:href=\" java&#9;script:hit=1\"><text>x</text></a>",
            "<set attributeName=\"xlink:href\" to=\"javascript:hit=1\"/>",
            "<image href=\"https://evil.example/x.png\"/>",
            "<use href=\"data:image/svg+xml,x#y\"/>",
            "<style>@import \"//evil.example/x.css\";</style>",
            "<style><![CDATA[rect { fill: url( 'https://evil.example/x' ) }]]></style>",
            "<rect style=\"fill:url(//evil.example/x)\"/>",
            "<rect fill=\"url(https://evil.example/x#y)\"/>",
        ] {
            assert!(told("files/escudo.svg", &drawing(inside)), "{inside}");
        }
        for whole in [
            "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>",
            "<?xml-stylesheet href=\"x.css\"?><svg/>",
            "<svg><script>hit=1</script>",
            "<svg></p>",
        ] {
            assert!(told("files/escudo.svg", whole), "{whole}");
        }
        let html = "<x xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:script>hit=1</h:script></x>";
        assert!(told("files/datos.xml", html) && told("files/pagina.HTML", "") && told("files/a.svgz", ""));
    }
}
