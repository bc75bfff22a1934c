//! Whether a drawing shows far more than it holds: parts that show other parts, which show others again. Ten
//! times ten times, a drawing of a few lines keeps a browser busy for minutes.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The most elements that a drawing may show in all; a browser draws so many in a few seconds.
const MOST: u64 = 250_000;

/// Whether it is a drawing that no browser draws in any time.
pub(super) fn is_bomb(bytes: &[u8]) -> bool {
    let Some(text) = super::drawing::text_of(bytes) else { return false };
    // Nothing is shown twice without an address.
    let may_repeat = text.contains('#') || text.contains("&#");
    may_repeat && Drawing::of(&text).shown() > MOST
}

/// The elements of a drawing in their order, and the names that some have.
#[derive(Default)]
struct Drawing {
    elements: Vec<Element>,
    names: HashMap<String, usize>,
}

#[derive(Default)]
struct Element {
    /// Its name, its id and its classes as a style names them: `rect`, `#a`, `.b`.
    called: Vec<String>,
    inside: Vec<usize>,
    /// The names of other elements that are shown with it.
    shows: Vec<String>,
}

impl Drawing {
    /// What can be read of a drawing.
    fn of(text: &str) -> Self {
        let mut reader = Reader::from_str(text);
        let mut drawing = Self { elements: vec![Element::default()], names: HashMap::new() };
        let (mut open, mut style) = (vec![0], String::new());
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => {
                    let at = drawing.take(&tag, &open);
                    open.push(at);
                }
                Ok(Event::Empty(tag)) => drop(drawing.take(&tag, &open)),
                Ok(Event::End(_)) if open.len() > 1 => drop(open.pop()),
                Ok(Event::Text(text)) if text.contains('(') => style.push_str(&text),
                Ok(Event::CData(text)) => style.push_str(&text),
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
        drawing.style(&style);
        drawing
    }

    /// Takes an element up; which it is.
    fn take(&mut self, tag: &BytesStart, open: &[usize]) -> usize {
        let at = self.elements.len();
        let mut element = Element { called: vec![tag.local_name().as_ref().to_owned()], ..Element::default() };
        let is_link = element.called[0] == "a";
        for attribute in tag.attributes().with_checks(false).flatten() {
            let value = quick_xml::escape::unescape(&attribute.value).unwrap_or_default();
            match attribute.key.local_name().as_ref() {
                "id" => {
                    element.called.push(format!("#{}", value.trim()));
                    self.names.entry(value.trim().to_owned()).or_insert(at);
                }
                "class" => element.called.extend(value.split_whitespace().map(|class| format!(".{class}"))),
                "href" if is_link => {}
                "href" => element.shows.extend(value.trim().strip_prefix('#').map(crate::text::percent::decoded)),
                _ => element.shows.extend(named(&value)),
            }
        }
        self.elements.push(element);
        if let Some(outer) = open.last().and_then(|outer| self.elements.get_mut(*outer)) {
            outer.inside.push(at);
        }
        at
    }

    /// Gives elements what a style shows with them.
    fn style(&mut self, sheet: &str) {
        let mut shown: HashMap<&str, Vec<String>> = HashMap::new();
        for (block, rest) in sheet.split('}').filter_map(|rule| rule.rsplit_once('{')) {
            let names = named(rest);
            let selectors = block.rsplit(['{', ';']).next().unwrap_or(block);
            for selector in selectors.split(',').filter(|_| !names.is_empty()) {
                // Of several, the last tells which element it is; the most that one of its signs tells is enough.
                let last = selector.split([' ', '>', '+', '~', '\n', '\t']).rfind(|part| !part.is_empty());
                shown.entry(last.map_or("*", sign)).or_default().extend(names.iter().cloned());
            }
        }
        for element in self.elements.iter_mut().skip(1).filter(|_| !shown.is_empty()) {
            let signs = element.called.iter().map(String::as_str).chain(["*"]);
            let more: Vec<String> = signs.filter_map(|sign| shown.get(sign)).flatten().cloned().collect();
            element.shows.extend(more);
        }
    }

    /// How many elements are shown in all. One that shows itself, over whatever others, is shown once: browsers
    /// draw none of those.
    fn shown(&self) -> u64 {
        let mut sizes: Vec<Option<u64>> = vec![None; self.elements.len()];
        let mut begun = vec![false; self.elements.len()];
        let mut ahead = vec![(0, false)];
        while let Some((at, is_done)) = ahead.pop() {
            let element = &self.elements[at];
            let parts = || element.inside.iter().chain(element.shows.iter().filter_map(|name| self.names.get(name)));
            if is_done {
                let size = parts().fold(1_u64, |sum, part| sum.saturating_add(sizes[*part].unwrap_or(0)));
                sizes[at] = Some(size);
            } else if !begun[at] {
                begun[at] = true;
                ahead.push((at, true));
                ahead.extend(parts().filter(|part| !begun[**part]).map(|part| (*part, false)));
            }
        }
        sizes[0].unwrap_or(0)
    }
}

/// The class or the name of an element that a selector asks for: `.b` of `rect.b:hover`.
fn sign(selector: &str) -> &str {
    let ends = |from: usize| {
        let rest = &selector[from..];
        rest.find(['.', '#', ':', '[']).map_or(selector.len(), |at| from + at)
    };
    match selector.find(['.', '#']) {
        Some(at) => &selector[at..ends(at + 1)],
        None => Some(&selector[..ends(0)]).filter(|name| !name.is_empty()).unwrap_or("*"),
    }
}

/// The names of parts in a style or an attribute: `url(#a)`.
fn named(value: &str) -> Vec<String> {
    const BEGINS: &str = "url(";
    let plain = value.to_ascii_lowercase();
    let parts = plain.match_indices(BEGINS).filter_map(|(at, _)| value[at + BEGINS.len()..].split(')').next());
    let name = |part: &str| {
        let part = part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
        part.strip_prefix('#').map(crate::text::percent::decoded)
    };
    parts.filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(inside: &str) -> u64 {
        Drawing::of(&format!("<svg>{inside}</svg>")).shown()
    }

    /// Counted by hand: the file itself, the `svg`, and what stands in it.
    #[test]
    fn what_is_shown_is_counted_with_what_shows_it() {
        assert_eq!(shown("<g id='a'><rect/><rect/></g>"), 2 + 3);
        assert_eq!(shown("<g id='a'><rect/><rect/></g><use href='#a'/><use x:href='&#35;a'/>"), 2 + 3 + 2 * (1 + 3));
        assert_eq!(shown("<pattern id='p'><rect/></pattern><rect fill='URL(#p)'/><a href='#p'/>"), 2 + 2 + 3 + 1);
        assert_eq!(shown("<g id='a'><use href='#a'/></g><use href='#none'/>"), 2 + 2 + 1, "one that shows itself");
    }

    #[test]
    fn styles_unfold_too() {
        assert_eq!([".b", "rect.b:hover", "rect", "#c", ":hover", "*"].map(sign), [".b", ".b", "rect", "#c", "*", "*"]);
        let style = "<style>@media screen { g, rect.b { fill: red; mask: url(\"#m\") } }</style>";
        // The file, the drawing, the style, the mask and the dot in it; then each with the mask and its dot.
        let dots = "<mask id='m'><path/></mask><g/><rect/><rect class='a b'/>";
        assert_eq!(shown(&format!("{style}{dots}")), 3 + 2 + 3 + 1 + 3);
        let level = |of: usize| format!("<mask id='m{of}'>{}</mask>", format!("<rect class='m{of}'/>").repeat(30));
        let rule = |of: usize| format!(".m{of} {{ mask: url(#m{}) }}", of - 1);
        let (masks, rules): (String, String) = ((1..6).map(level).collect(), (1..6).map(rule).collect());
        let bomb = format!("<svg><rect id='m0'/>{masks}<style>{rules}</style><rect mask='url(#m5)'/></svg>");
        assert!(is_bomb(bomb.as_bytes()));
    }

    #[test]
    fn a_map_with_a_filling_for_each_area_is_no_bomb() {
        let areas = "<path class='a'/>".repeat(5000);
        let map = format!(
            "<svg><pattern id='p'><path class='b'/></pattern><style>.a {{ fill: url(#p) }}</style>{areas}</svg>"
        );
        assert!(!is_bomb(map.as_bytes()));
    }
}
