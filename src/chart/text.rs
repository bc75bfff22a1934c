//! Texts in a drawing: escaped, measured without a font, wrapped at words, cut between graphemes.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation as _;

use super::number::Tenths;

/// No grapheme keeps more characters than this. The longest that are in use (families of emoji with
/// skin tones) have 11; towers of combining marks would reach into the lines around.
const MAX_CHARS_PER_GRAPHEME: usize = 16;

/// A line is this many times as high as its letters.
pub(super) const LINE_HEIGHT: f64 = 1.2;

/// The letters that a text is set in, for measuring.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Face {
    /// Units per em: the font size.
    pub size: f64,
    /// Bold letters are wider.
    pub bold: bool,
}

impl Face {
    pub const fn regular(size: f64) -> Self {
        Self { size, bold: false }
    }

    pub const fn bold(size: f64) -> Self {
        Self { size, bold: true }
    }

    /// About how wide the text is, in units. An estimate on the wide side for the sans-serif fonts
    /// of today's systems, since what runs out of its place cannot be read.
    pub fn width(self, text: &str) -> f64 {
        text.graphemes(true).map(|grapheme| self.grapheme_width(grapheme)).sum()
    }

    fn grapheme_width(self, grapheme: &str) -> f64 {
        let em = f64::from(grapheme_width(grapheme)) / 1000.0;
        em * self.size * if self.bold { 1.15 } else { 1.05 }
    }
}

/// The text with what XML forbids taken out, white space made single, and marks in measure.
/// No-break spaces stay: they hold a currency to its amount.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    // Spaces are one kind before graphemes are told apart: a mark after one belongs to it.
    let legal = text.chars().filter(|&c| is_space(c) || is_xml(c)).map(|c| if is_space(c) { ' ' } else { c });
    let legal: String = legal.collect();
    let mut out = String::with_capacity(legal.len());
    for grapheme in legal.graphemes(true) {
        if !grapheme.starts_with(' ') {
            out.extend(grapheme.chars().take(MAX_CHARS_PER_GRAPHEME));
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end_matches(' ').len());
    Cow::Owned(out)
}

/// Whether cleaning changes nothing; sure only for plain texts, which most are.
fn is_clean(text: &str) -> bool {
    let plain = |c: char| matches!(c, ' '..='~' | '\u{a0}'..='\u{2ff}');
    text.chars().all(plain) && !text.contains("  ") && text.trim_matches(' ') == text
}

/// White space at which a line may break.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// XML 1.0, production 2 `Char`.
fn is_xml(c: char) -> bool {
    matches!(c, ' '..='\u{fffd}' | '\u{10000}'..) && !c.is_control()
}

/// The text as the content of an element or of a quoted attribute.
pub(super) fn escaped(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// A text set in lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Lines {
    /// The lines, none of them empty; an ellipsis ends the last where the text is not whole.
    pub lines: Vec<String>,
    /// Whether the text is there to its end.
    pub whole: bool,
}

/// Where a text that does not fit may be cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// Between words: in a link, since what is seen of its name is what is said to follow it. A word that is longer
    /// than a line is cut all the same: else nothing of it would be seen.
    Words,
    /// Between graphemes, so that something of a long word is seen.
    Graphemes,
}

/// The text within a width, in units, and a number of lines; no lines when nothing fits. Lines break
/// at white space alone: joined by spaces they are the text again.
pub(super) fn wrap(text: &str, face: Face, width: f64, most_lines: usize, by: Cut) -> Lines {
    let text = clean(text);
    let mut lines: Vec<String> = Vec::new();
    let mut rest: &str = &text;
    while !rest.is_empty() && lines.len() < most_lines {
        let last = lines.len() + 1 == most_lines;
        let fitting = fitting_words(rest, face, width);
        if fitting == 0 || (last && fitting < rest.len()) {
            // A word that no line can hold.
            let by = if fitting == 0 { Cut::Graphemes } else { by };
            match cut(rest, face, width, by) {
                Some(line) => lines.push(line),
                None => end_with_ellipsis(lines.last_mut(), face, width),
            }
            return Lines { lines, whole: false };
        }
        lines.push(rest[..fitting].to_owned());
        rest = rest[fitting..].trim_start_matches(' ');
    }
    Lines { lines, whole: rest.is_empty() }
}

/// An ellipsis after the line, where there is one and room for it.
fn end_with_ellipsis(line: Option<&mut String>, face: Face, width: f64) {
    if let Some(line) = line {
        let cut = format!("{}…{}", line.trim_end_matches([' ', ',']), mark_after(line));
        if face.width(&cut) <= width {
            *line = cut;
        }
    }
}

/// Lines below one another, the first on the baseline of the text element around them; a space
/// between two, for whoever reads the element as one text.
pub(super) fn tspans(out: &mut String, x: Tenths, size: f64, lines: &[String]) {
    for (index, line) in lines.iter().enumerate() {
        let line = escaped(line);
        let _ = match index {
            0 => write!(out, r#"<tspan x="{x}">{line}</tspan>"#),
            _ => {
                let dy = Tenths::round(size * LINE_HEIGHT);
                write!(out, r#" <tspan x="{x}" dy="{dy}">{line}</tspan>"#)
            }
        };
    }
}

/// On which side of its place a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    End,
}

impl Anchor {
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Start => "",
            Self::End => r#" text-anchor="end""#,
        }
    }
}

/// Lines around the height `y`, each a text of its own: a space between spans of one text would
/// move what ends at its place.
pub(super) fn block(out: &mut String, lines: &[String], face: Face, (x, y): (Tenths, f64), anchor: Anchor) {
    let pitch = face.size * LINE_HEIGHT;
    let first = y - pitch * (lines.len().max(1) - 1) as f64 / 2.0 + face.size * 0.35;
    for (index, line) in lines.iter().enumerate() {
        let y = Tenths::round(first + pitch * index as f64);
        let (line, space) = (escaped(line), if index == 0 { "" } else { " " });
        let anchor = anchor.attribute();
        let _ = write!(out, r#"{space}<text class="label" x="{x}" y="{y}"{anchor}>{line}</text>"#);
    }
}

/// How many bytes of the text are whole words within the width.
fn fitting_words(text: &str, face: Face, width: f64) -> usize {
    let (mut used, mut fitting) = (0.0, 0);
    for (at, grapheme) in text.grapheme_indices(true) {
        if grapheme == " " {
            fitting = at;
        }
        used += face.grapheme_width(grapheme);
        if used > width {
            return fitting;
        }
    }
    text.len()
}

/// The text as far as it fits with an ellipsis after it; a text that fits stays as it is. `None`
/// when fewer than three graphemes would be left.
pub(super) fn cut(text: &str, face: Face, width: f64, by: Cut) -> Option<String> {
    let text = clean(text);
    let ellipsis = face.width("…");
    let (mut used, mut end) = (0.0, 0);
    for (at, grapheme) in text.grapheme_indices(true) {
        used += face.grapheme_width(grapheme);
        if used > width {
            let kept = match by {
                Cut::Words => whole_words(&text, end),
                Cut::Graphemes => without_stub(&text, end),
            };
            let kept = kept.trim_end_matches([' ', ',']);
            return (kept.graphemes(true).count() >= 3).then(|| format!("{kept}…{}", mark_after(kept)));
        }
        if used + ellipsis <= width {
            end = at + grapheme.len();
        }
    }
    (!text.is_empty()).then(|| text.into_owned())
}

/// The beginning of the text up to `end`, without the word that is cut there.
fn whole_words(text: &str, end: usize) -> &str {
    match text[end..].starts_with(' ') {
        true => &text[..end],
        false => text[..end].rsplit_once(' ').map_or("", |(words, _)| words),
    }
}

/// The beginning of the text up to `end`, without the first letter or two of a word.
fn without_stub(text: &str, end: usize) -> &str {
    let kept = &text[..end];
    match kept.rsplit_once(' ') {
        Some((words, stub)) if !text[end..].starts_with(' ') && stub.graphemes(true).count() < 3 => words,
        _ => kept,
    }
}

/// A right-to-left mark where the text before runs from right to left, so that the ellipsis stands
/// at its end and not before its beginning.
fn mark_after(kept: &str) -> &'static str {
    let right_to_left = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    match kept.chars().rfind(|c| c.is_alphabetic()) {
        Some(last) if right_to_left(last) => "\u{200f}",
        _ => "",
    }
}

/// Thousandths of an em. Marks add nothing to the letter that they stand on, joined emoji are one.
fn grapheme_width(grapheme: &str) -> u32 {
    match grapheme.chars().any(is_emoji) {
        true => 1300,
        false => grapheme.chars().map(char_width).sum(),
    }
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{2b00}'..='\u{2bff}')
}

/// From ` ` to `~`, thousandths of an em: of each character the wider of Arial and Noto Sans,
/// between which most fonts of telephones and desktops lie (wider ones are allowed for by
/// [`Face::width`]). Digits are given more: amounts are
/// nothing but digits, and some systems' are wider still.
#[rustfmt::skip]
const ASCII_WIDTHS: [u16; 95] = [
    278, 278, 408, 646, 572, 889, 730, 225, 333, 333, 551, 584, 278, 333, 278, 372, // space to /
    610, 610, 610, 610, 610, 610, 610, 610, 610, 610, 278, 278, 584, 584, 584, 556, // 0 to ?
    1015, 667, 667, 722, 730, 667, 611, 778, 741, 339, 500, 667, 556, 907, 760, 781, // @ to O
    667, 781, 722, 667, 611, 731, 667, 944, 667, 667, 611, 329, 372, 329, 572, 556, // P to _
    333, 561, 615, 500, 615, 564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605, // ` to o
    615, 615, 413, 500, 361, 618, 508, 786, 529, 510, 500, 381, 551, 381, 584, // p to ~
];

/// Thousandths of an em of a character that stands alone or begins a grapheme.
fn char_width(c: char) -> u32 {
    match c {
        ' '..='~' => u32::from(ASCII_WIDTHS[c as usize - 0x20]),
        '\u{a0}' | '\u{202f}' | '\u{2009}' => 278,
        'à'..='å' | 'è'..='ë' | 'ð'..='ö' | 'ø'..='ü' => 618,
        'ì'..='ï' => 300,
        'æ' | 'œ' | 'Æ' | 'Œ' | '…' | '—' => 1000,
        'À'..='Þ' => 781,
        // Combining marks, joiners, marks of direction, variation selectors.
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' => 0,
        '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{1ab0}'..='\u{1aff}' => 0,
        '\u{1dc0}'..='\u{1dff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => 0,
        '\u{2060}'..='\u{206f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{fe20}'..='\u{fe2f}' | '\u{e0000}'..='\u{e01ef}' => 0,
        '\u{1160}'..='\u{11ff}' => 0,
        // East Asian wide: Hangul, ideographs, kana, full-width forms.
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 1000,
        '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' => 1000,
        '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}' => 1000,
        // Other Latin, Greek, Cyrillic, Hebrew and Arabic letters.
        '\u{100}'..='\u{24f}' | '\u{590}'..='\u{6ff}' => 640,
        // What is not known is taken to be wide.
        _ => 800,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FACE: Face = Face::regular(10.0);

    #[test]
    fn what_xml_forbids_is_left_out_and_the_rest_escaped() {
        assert_eq!(escaped("a\u{0}b\u{1f}<c> & \"d\" 'e'\u{ffff}"), "ab&lt;c&gt; &amp; &quot;d&quot; 'e'");
        assert_eq!(clean(" a \r\n\t b\u{a0}c "), "a b\u{a0}c");
        assert_eq!(clean("a\u{7f}\u{85}b"), "a b");
    }

    #[test]
    fn a_text_breaks_between_words() {
        let lines = wrap("Servicios públicos generales", FACE, 60.0, 3, Cut::Graphemes);
        assert_eq!(lines.lines, ["Servicios", "públicos", "generales"]);
        assert!(lines.whole);
        let lines = wrap("Servicios públicos generales", FACE, 60.0, 2, Cut::Graphemes);
        assert_eq!(lines.lines, ["Servicios", "públicos…"]);
        assert!(!lines.whole);
    }

    #[test]
    fn in_links_no_word_is_cut() {
        let lines = wrap("Asuntos económicos y sociales", FACE, 80.0, 2, Cut::Words);
        assert_eq!(lines.lines, ["Asuntos", "económicos y…"]);
        assert_eq!(cut("Actividades recreativas, cultura", FACE, 120.0, Cut::Words).as_deref(), Some("Actividades…"));
        assert_eq!(cut("Actividades recreativas", FACE, 40.0, Cut::Words), None);
    }

    #[test]
    fn of_a_word_that_no_line_can_hold_as_much_is_seen_as_fits() {
        for by in [Cut::Words, Cut::Graphemes] {
            let alone = wrap("Straßenbeleuchtungsinfrastruktur", FACE, 100.0, 3, by);
            assert!(!alone.whole && alone.lines.len() == 1, "{alone:?}");
            assert!(alone.lines[0].starts_with("Straßenbeleu") && alone.lines[0].ends_with('…'), "{alone:?}");
            let after = wrap("Amt für Straßenbeleuchtungsinfrastruktur", FACE, 100.0, 3, by);
            assert_eq!(after.lines[0], "Amt für");
            assert!(after.lines[1].starts_with("Straßenbeleu"), "{after:?}");
        }
    }

    #[test]
    fn a_text_is_cut_between_graphemes() {
        let family = "👨‍👩‍👧‍👦";
        let text = family.repeat(10);
        let kept = cut(&text, FACE, 60.0, Cut::Graphemes).expect("three fit");
        assert_eq!(kept, format!("{}…", family.repeat(3)));
        assert_eq!(
            cut("n\u{303}n\u{303}n\u{303}n\u{303}n\u{303}", FACE, 30.0, Cut::Graphemes),
            Some("n\u{303}n\u{303}n\u{303}…".to_owned())
        );
        assert_eq!(cut("abcdef", FACE, 12.0, Cut::Graphemes), None);
    }

    #[test]
    fn an_ellipsis_stands_at_the_end_of_what_runs_from_right_to_left() {
        let kept = cut("التعليم والثقافة والرياضة", FACE, 60.0, Cut::Graphemes).expect("it is cut");
        assert!(kept.ends_with("…\u{200f}"), "{kept:?}");
    }

    #[test]
    fn a_tower_of_marks_is_lowered() {
        let tower = format!("a{}b", "\u{301}".repeat(10_000));
        let tamed = clean(&tower);
        assert_eq!(tamed.chars().count(), MAX_CHARS_PER_GRAPHEME + 1);
        assert!((FACE.width(&tamed) - FACE.width("ab")).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn lines_keep_within_their_width_and_give_the_text_back(text in "\\PC{0,80}", width in 20.0..200.0_f64, words in any::<bool>()) {
            let by = if words { Cut::Words } else { Cut::Graphemes };
            let lines = wrap(&text, FACE, width, 3, by);
            for line in &lines.lines {
                prop_assert!(!line.is_empty());
                prop_assert!(FACE.width(line) <= width + 1e-9, "{line:?}");
            }
            let seen = lines.lines.join(" ");
            if lines.whole {
                prop_assert_eq!(seen, clean(&text).into_owned());
            } else {
                let seen = seen.trim_end_matches('\u{200f}').trim_end_matches('…');
                prop_assert!(clean(&text).starts_with(seen));
            }
        }

        #[test]
        fn a_space_with_a_mark_is_a_space(space in "[ \t\n\u{b}]") {
            prop_assert_eq!(clean(&format!("A{space}\u{730}B")).into_owned(), "A B");
        }

        #[test]
        fn cleaning_twice_changes_nothing(text in ".{0,60}") {
            let once = clean(&text).into_owned();
            prop_assert_eq!(clean(&once).into_owned(), once);
        }
    }
}
