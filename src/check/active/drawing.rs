//! What is in a drawing, or in another file of XML: of what a browser draws, only what is known to stay in the
//! file; of what it would read as a page, nothing. What is in neither language does nothing in a browser.

use std::borrow::Cow;

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

use super::style;

/// Elements that run something, or hold another page, whatever they belong to.
const RUNNING: [&str; 8] = ["script", "foreignObject", "iframe", "embed", "object", "handler", "listener", "animation"];

/// What drawings are written in.
const DRAWING: &str = "http://www.w3.org/2000/svg";

/// What a browser acts upon besides: pages, formulas, what makes pages of XML.
const ACTING: [&str; 4] = [
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/1999/XSL/Transform",
    "http://www.mozilla.org/keymaster/gatekeeper/there.is.only.xul",
];

/// The elements of a drawing that draw, name or move (SVG 1.1 and 2), without those that run or hold pages.
const DRAWN: &[&str] = &[
    "a",
    "altGlyph",
    "altGlyphDef",
    "altGlyphItem",
    "animate",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "circle",
    "clipPath",
    "color-profile",
    "cursor",
    "defs",
    "desc",
    "discard",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "filter",
    "flowDiv",
    "flowPara",
    "flowRegion",
    "flowRoot",
    "flowSpan",
    "font",
    "font-face",
    "font-face-format",
    "font-face-name",
    "font-face-src",
    "font-face-uri",
    "g",
    "glyph",
    "glyphRef",
    "hatch",
    "hatchpath",
    "hkern",
    "image",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "mesh",
    "meshgradient",
    "meshpatch",
    "meshrow",
    "metadata",
    "missing-glyph",
    "mpath",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "set",
    "solidColor",
    "solidcolor",
    "stop",
    "style",
    "svg",
    "switch",
    "symbol",
    "text",
    "textPath",
    "title",
    "tref",
    "tspan",
    "use",
    "view",
    "vkern",
];

/// What runs in a drawing or another XML file, or is loaded by it from elsewhere; the file is refused
/// too where it cannot be read to its end, since browsers run what stands before.
pub fn running(bytes: &[u8]) -> Option<String> {
    // Another encoding could hide anything.
    let Some(text) = text_of(bytes) else { return Some("UTF-8".to_owned()) };
    let mut reader = NsReader::from_str(&text);
    // What stands in a style, whatever parts it: remarks and marked sections do not part what a browser reads.
    let mut sheet: Option<String> = None;
    loop {
        let what = match reader.read_resolved_event() {
            Ok((_, Event::Eof)) => return None,
            Ok((space, event)) => match sheet.take() {
                Some(mut text) => match in_sheet(&mut text, &event) {
                    Ok(ends) => {
                        sheet = (!ends).then_some(text);
                        None
                    }
                    Err(what) => Some(what),
                },
                None => {
                    sheet = is_style(&event).then(String::new);
                    in_event(&space, &event)
                }
            },
            Err(error) => Some(error.to_string()),
        };
        if what.is_some() {
            return what;
        }
    }
}

/// A file's text, where a browser reads the same marks in it: UTF-8, or an encoding that says that it is one of
/// those in which marks are written as in UTF-8.
pub(super) fn text_of(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if bytes.contains(&0) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Cow::Borrowed(text));
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).to_lowercase();
    let declared = head.strip_prefix("<?xml")?.split("?>").next()?;
    let is_plain = declared.contains("iso-8859-1") || declared.contains("windows-1252");
    is_plain.then(|| bytes.iter().map(|byte| char::from(*byte)).collect::<String>().into())
}

fn is_style(event: &Event) -> bool {
    matches!(event, Event::Start(tag) if tag.local_name().as_ref().eq_ignore_ascii_case("style"))
}

/// Takes up what stands in a style; whether it ends.
fn in_sheet(sheet: &mut String, event: &Event) -> Result<bool, String> {
    match event {
        Event::Text(text) => sheet.push_str(text),
        Event::CData(text) => sheet.push_str(text),
        Event::Comment(_) => {}
        Event::End(_) if !style::loads_as_sheet(sheet) => return Ok(true),
        // An escape could hide what it loads.
        _ => return Err("<style>".to_owned()),
    }
    Ok(false)
}

fn in_event(space: &ResolveResult, event: &Event) -> Option<String> {
    match event {
        Event::Decl(declared) => encoding(declared.as_ref()),
        Event::DocType(text) => text.contains('[').then(|| "<!DOCTYPE […]>".to_owned()),
        Event::PI(text) => text.starts_with("xml-stylesheet").then(|| "<?xml-stylesheet?>".to_owned()),
        Event::Start(tag) | Event::Empty(tag) => in_tag(space, tag),
        _ => None,
    }
}

/// An encoding that a file declares and that is none in which what was read stands.
fn encoding(declared: &str) -> Option<String> {
    let named = declared.split("encoding").nth(1)?.trim_start_matches(['=', ' ', '"', '\'']).to_lowercase();
    let plain = ["utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "windows-1252"];
    (!plain.iter().any(|known| named.starts_with(known))).then(|| declared.to_owned())
}

/// What runs in an element or is loaded by it.
fn in_tag(space: &ResolveResult, tag: &BytesStart) -> Option<String> {
    let name = tag.local_name();
    let name = name.as_ref();
    let is_drawn = matches!(space, ResolveResult::Bound(Namespace(DRAWING)));
    let acts = matches!(space, ResolveResult::Bound(Namespace(space)) if ACTING.contains(space));
    // In a language of which a browser knows nothing an address is a text.
    let is_others = matches!(space, ResolveResult::Bound(_)) && !is_drawn && !acts;
    let runs = RUNNING.iter().any(|running| running.eq_ignore_ascii_case(name));
    if runs || acts || (is_drawn && !DRAWN.contains(&name)) {
        return Some(format!("<{name}>"));
    }
    for attribute in tag.attributes().with_checks(false) {
        let Ok(attribute) = attribute else { return Some(format!("<{name}>")) };
        let full: &str = attribute.key.as_ref();
        let key = attribute.key.local_name().as_ref().to_ascii_lowercase();
        // An escape could hide which language an element is in.
        if full.starts_with("xmlns") {
            if attribute.value.contains('&') {
                return Some(format!("{full}="));
            }
            continue;
        }
        // Escapes could hide what an address or a style says.
        let text = unescaped(&attribute.value);
        let value: String = text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let is_link = name == "a" && (value.starts_with("https:") || value.starts_with("http:"));
        let runs = match key.as_str() {
            "href" | "src" | "data" if is_others => runs_as_address(&value),
            "href" | "src" | "data" => !is_link && !style::is_own(&value),
            "base" | "formaction" | "action" | "ping" | "srcset" | "imagesrcset" | "poster" => true,
            "attributename" => value.ends_with("href") || value.starts_with("on"),
            // What has no prefix is the drawing's own; none of its other attributes has an address.
            _ => {
                let loads = || style::loads(&text) || (is_drawn && is_elsewhere(&value));
                key.starts_with("on") || value.contains("javascript:") || (!full.contains(':') && loads())
            }
        };
        if runs {
            return Some(format!("{key}="));
        }
    }
    None
}

/// Whether an address is a program.
fn runs_as_address(value: &str) -> bool {
    ["javascript:", "vbscript:", "data:"].iter().any(|start| value.starts_with(start))
}

/// Whether a value is nothing but an address elsewhere.
fn is_elsewhere(value: &str) -> bool {
    let plain = ["//", "http:", "https:", "ftp:", "ws:", "wss:", "data:", "blob:", "file:", "javascript:", "vbscript:"];
    plain.iter().any(|start| value.starts_with(start))
}

/// An attribute's value without escapes, in small letters.
fn unescaped(value: &str) -> String {
    let plain = quick_xml::escape::unescape(value).map_or_else(|_| "javascript:".to_owned(), |text| text.into_owned());
    plain.to_lowercase()
}
