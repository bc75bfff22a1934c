//! A chart as a file of its own: what it says above it, where it comes from below it.
//!
//! A drawing in a page leans on the page: for its colours in the dark, for its headline, for its
//! links. Taken away it must say all of that itself, on paper that is always white.

use std::fmt::Write as _;

use super::frame::WIDTH;
use super::number::Tenths;
use super::text::{Cut, Face, LINE_HEIGHT, escaped, wrap};

/// The ink of a drawing on white paper.
const INK: &str = "#1b1b1b";
/// The ink of what is said beside the headline; 7 to 1 on white.
const QUIET: &str = "#595959";
/// The edge around the drawing, in units.
const MARGIN: f64 = 24.0;
/// The most lines of a headline, and of each text beside it.
const LINES: usize = 4;

/// The texts of a chart that stands alone.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// The finding.
    pub headline: &'a str,
    /// What is drawn.
    pub subtitle: &'a str,
    /// Where it comes from, line by line.
    pub source: &'a [String],
}

/// The file of a drawing; nothing where there is no drawing.
pub fn file(svg: &str, beside: &Beside) -> Option<String> {
    let (head, body) = svg.strip_suffix("</svg>")?.split_once('>')?;
    let height: f64 = head.split_once("viewBox=\"0 0 ")?.1.split(['"', ' ']).nth(1)?.parse().ok()?;
    let mut texts = String::new();
    let mut y = MARGIN;
    write(&mut texts, &mut y, beside.headline, Face::bold(20.0), INK);
    write(&mut texts, &mut y, beside.subtitle, Face::regular(15.0), QUIET);
    y += MARGIN;
    let top = Tenths::round(y);
    y += height + MARGIN;
    for line in beside.source {
        write(&mut texts, &mut y, line, Face::regular(13.0), QUIET);
    }
    let (width, whole) = (WIDTH + 2.0 * MARGIN, Tenths::round(y + MARGIN));
    let mut out = String::with_capacity(svg.len() + texts.len() + 800);
    let _ = write!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {whole}" width="{width}" height="{whole}" role="img" fill="{INK}" color="{INK}" font-family="system-ui,sans-serif" font-size="15"><title>{}</title><desc>{}</desc><rect width="{width}" height="{whole}" fill="white"/>{texts}<g transform="translate({MARGIN} {top})">"#,
        escaped(beside.headline),
        escaped(&beside.source.join(" "))
    );
    unlinked(&mut out, body);
    out.push_str("</g></svg>\n");
    Some(out)
}

/// A text in lines, and the height below it.
fn write(out: &mut String, y: &mut f64, text: &str, face: Face, ink: &str) {
    let lines = wrap(text, face, WIDTH, LINES, Cut::Graphemes).lines;
    let weight = if face.bold { r#" font-weight="700""# } else { "" };
    for line in lines {
        *y += face.size * LINE_HEIGHT;
        let at = Tenths::round(*y - face.size * 0.2);
        let _ = write!(
            out,
            r#"<text x="{MARGIN}" y="{at}" font-size="{}" fill="{ink}"{weight}>{}</text>"#,
            face.size,
            escaped(&line)
        );
    }
}

/// The drawing without its links, which lead from the page alone.
fn unlinked(out: &mut String, body: &str) {
    let mut pieces = body.split("<a href=\"");
    let mut push = |text: &str| out.push_str(&text.replace("</a>", "</g>"));
    push(pieces.next().unwrap_or(""));
    for link in pieces {
        let after = link.split_once('"').map_or("", |(_, after)| after);
        // A name of its own makes it an image; else it is what is written in it.
        let is_named = after.split('>').next().is_some_and(|tag| tag.contains("aria-label"));
        push(if is_named { "<g role=\"img\"" } else { "<g" });
        push(after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart bars\" viewBox=\"0 0 720 40\" role=\"group\" \
        fill=\"currentColor\"><title id=\"x-title\">Gasto</title><a href=\"../07/\" aria-label=\"Salud\"><rect width=\"9\" \
        height=\"9\"/></a></svg>";

    #[test]
    fn it_says_what_it_shows_and_where_it_comes_from_and_leads_nowhere() {
        let source = ["Fuente: Municipio <de> Uno".to_owned(), "https://ejemplo.org/uno/".to_owned()];
        let beside = Beside { headline: "Salud & educación", subtitle: "Gasto de 2026", source: &source };
        let file = file(DRAWING, &beside).expect("a file");
        for text in
            ["Salud &amp; educación", "Gasto de 2026", "Fuente: Municipio &lt;de&gt; Uno", "https://ejemplo.org/uno/"]
        {
            assert!(file.contains(text), "{text}: {file}");
        }
        assert!(!file.contains("<a ") && !file.contains("</a>") && !file.contains("currentColor"), "{file}");
        assert_eq!(file.matches("<g").count(), file.matches("</g>").count());
    }

    #[test]
    fn nothing_drawn_is_no_file() {
        assert_eq!(file("", &Beside { headline: "", subtitle: "", source: &[] }), None);
    }
}
