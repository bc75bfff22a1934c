//! What is on a long page, as links to its headings: known only when the page is made.

use memchr::{memchr, memmem};

/// Where a page's template leaves room for the links.
const ROOM: &str = "<ol data-contents></ol>";
const NAV_END: &str = "</nav>";
/// A page with fewer headings is seen at a glance.
const FEWEST: usize = 3;
/// And so is one of fewer bytes of text, spaces apart: about three screens of a telephone. Markup does not count:
/// it may be written smaller.
const SHORTEST: usize = 2 * 1024;

/// The page with the links to its headings in the room that its template leaves, or without that room where it
/// is short or says itself what is on it.
pub fn fill(mut html: Vec<u8>) -> Vec<u8> {
    let Some(room) = find(&html, ROOM) else { return html };
    let after = room + ROOM.len();
    let Some(start) = memmem::rfind(&html[..room], b"<nav") else { return html };
    let Some(end) = find(&html[after..], NAV_END).map(|at| after + at + NAV_END.len()) else { return html };
    let rest = &html[end..];
    let main = find(rest, "</main>").map_or(rest, |end| &rest[..end]);
    let headings = headings(main);
    let says_so = || ["class=contents", "class=\"contents"].iter().any(|class| find(main, class).is_some());
    if headings.len() < FEWEST || is_short(main) || says_so() {
        html.drain(start..end);
        return html;
    }
    let links: String = headings.iter().map(|(id, words)| format!("<li><a href=\"#{id}\">{words}</a></li>")).collect();
    html.splice(room..after, format!("<ol>{links}</ol>").into_bytes());
    html
}

/// The headings of the second order that have an id and are seen, with their words as HTML without tags.
fn headings(html: &[u8]) -> Vec<(&str, String)> {
    let mut headings = Vec::new();
    for start in memmem::find_iter(html, "<h2 ") {
        let heading = &html[start + "<h2 ".len()..];
        let heading = &heading[..find(heading, "</h2>").unwrap_or(0)];
        let parts = std::str::from_utf8(heading).ok().and_then(|heading| heading.split_once('>'));
        let Some((attributes, words)) = parts else { continue };
        let id = attributes.strip_prefix("id=").map(|rest| rest.trim_start_matches('"'));
        let id = id.and_then(|rest| rest.split(['"', ' ']).next()).filter(|id| !id.is_empty());
        if let Some(id) = id.filter(|_| !attributes.contains("unseen")) {
            headings.push((id, without_tags(words)));
        }
    }
    headings
}

/// Where a text stands in a page; in a long one in a fraction of the time that `str::find` takes.
fn find(html: &[u8], text: &str) -> Option<usize> {
    memmem::find(html, text.as_bytes())
}

/// Whether a page shows less text than `SHORTEST`; a long one is not read to its end.
fn is_short(html: &[u8]) -> bool {
    let (mut shown, mut rest) = (0, html);
    while shown < SHORTEST && !rest.is_empty() {
        let text = memchr(b'<', rest).unwrap_or(rest.len());
        shown += rest[..text].iter().filter(|byte| !byte.is_ascii_whitespace()).count();
        rest = memchr(b'>', &rest[text..]).map_or(&[], |tag| &rest[text + tag + 1..]);
    }
    shown < SHORTEST
}

fn without_tags(html: &str) -> String {
    let pieces = html.split('<').enumerate();
    pieces.map(|(at, piece)| if at == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAV: &str = "<main><nav class=x><h2 id=contents>En esta página</h2><ol data-contents></ol></nav>";

    fn page(headings: &[&str], text: &str) -> String {
        let sections: String = headings.iter().map(|heading| format!("{heading}<p>{text}</p>")).collect();
        let html = fill(format!("{NAV}{sections}</main><h2 id=foot>Pie</h2>").into_bytes());
        String::from_utf8(html).expect("a text")
    }

    #[test]
    fn a_long_page_leads_to_its_headings() {
        let headings =
            ["<h2 id=\"a\">A</h2>", "<h2 id=b lang=en>B &amp; <b>C</b></h2>", "<h2 id=c>C</h2>", "<h2 id=\"d\">D</h2>"];
        let unseen = "<h2 id=u class=unseen>U</h2>";
        let long = page(&[&headings[..], &[unseen]].concat(), &"palabra ".repeat(600));
        let links = "<ol><li><a href=\"#a\">A</a></li><li><a href=\"#b\">B &amp; C</a></li><li><a href=\"#c\">C</a></li>\
                     <li><a href=\"#d\">D</a></li></ol></nav>";
        assert!(long.contains(links) && long.contains("En esta página"), "{}", &long[..400]);
        for short in [page(&headings, "corto"), page(&headings[..2], &"palabra ".repeat(2000))] {
            assert!(!short.contains("<nav") && short.contains("<h2 id=\"a\">A</h2>"), "{}", &short[..200]);
        }
        let own = format!("{}<nav class=\"contents\">", headings[0]);
        let twice = page(&[&own, headings[1], headings[2], headings[3]], &"palabra ".repeat(600));
        assert_eq!(twice.matches("<nav").count(), 1, "a page that says it itself does so once");
    }
}
