//! Colours and patterns: the classes that a theme colours, with fills for print and download.
//!
//! A fill attribute is the weakest of styles: any rule of the theme's wins over it. So a chart that
//! is saved, printed or mailed keeps these colours, and one in a page takes the page's, in light,
//! dark and forced colours alike.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::number::Tenths;

/// Fills of the tones 0 (neutral) to 6; each has at least 6:1 against white.
const FILLS: [&str; 7] = ["#4a5560", "#00508f", "#9a3b00", "#1b6e3c", "#6b2c91", "#7a5c00", "#8f1230"];

/// One of the six colours of the theme, or its neutral one. A tone never carries meaning alone:
/// labels and patterns say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tone(u8);

impl Tone {
    /// For what has no category of its own: "others", totals.
    pub const NEUTRAL: Self = Self(0);

    /// The tone of the `n`-th category counted from 1; the seventh has the colour of the first.
    #[must_use]
    pub fn new(n: usize) -> Self {
        match n {
            0 => Self::NEUTRAL,
            n => Self(((n - 1) % 6 + 1) as u8),
        }
    }

    /// The class that the theme colours: `c0` (neutral), `c1`…`c6`.
    #[must_use]
    pub fn class(self) -> &'static str {
        ["c0", "c1", "c2", "c3", "c4", "c5", "c6"][usize::from(self.0)]
    }

    /// The class of lines in this tone: `s0` (neutral), `s1`…`s6`.
    #[must_use]
    pub fn stroke_class(self) -> &'static str {
        ["s0", "s1", "s2", "s3", "s4", "s5", "s6"][usize::from(self.0)]
    }

    /// The fill where there is no theme.
    #[must_use]
    pub fn fill(self) -> &'static str {
        FILLS[usize::from(self.0)]
    }
}

/// What tells series apart without colour, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pattern {
    Solid,
    Diagonal,
    Dots,
    Waves,
}

impl Pattern {
    /// The pattern of the series at this place, counted from 0; the fifth has that of the first.
    pub fn of(index: usize) -> Self {
        [Self::Solid, Self::Diagonal, Self::Dots, Self::Waves][index % 4]
    }

    /// The marks of an 8 × 8 tile, drawn over the tone in the colour of text on it.
    fn marks(self) -> &'static str {
        match self {
            Self::Solid => "",
            Self::Diagonal => {
                r##"<path class="hatch" d="M-2 6l8 8M-2-2l12 12M2-6l8 8" stroke="#fff" stroke-width="1.4"/>"##
            }
            Self::Dots => r##"<path class="dot" d="M2 1a1 1 0 1 0 .1 0zM6 5a1 1 0 1 0 .1 0z" fill="#fff"/>"##,
            Self::Waves => r##"<path class="hatch" d="M0 2h8M0 6h8" stroke="#fff" stroke-width="1.4"/>"##,
        }
    }
}

/// A part's ink: its tone, and its pattern defined under the chart's id.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink<'a> {
    pub chart: &'a str,
    /// The part's place among all of the chart, counted from 0.
    pub index: usize,
    pub tone: Tone,
    pub pattern: Pattern,
}

impl<'a> Ink<'a> {
    /// That of a series, whose pattern follows from its place.
    pub fn of_series(chart: &'a str, index: usize, tone: Tone) -> Self {
        Self { chart, index, tone, pattern: Pattern::of(index) }
    }

    /// Those of parts of which several may have one tone: it is solid at first, and whenever it comes again it has
    /// the next pattern, so that no two parts look alike. The first part has this place.
    pub fn unlike(chart: &'a str, first: usize, tones: &[Tone]) -> Vec<Self> {
        let before = |at: usize| tones[..at].iter().filter(|tone| **tone == tones[at]).count();
        let ink = |(at, tone): (usize, &Tone)| Self {
            chart,
            index: first + at,
            tone: *tone,
            pattern: Pattern::of(before(at)),
        };
        tones.iter().enumerate().map(ink).collect()
    }

    /// The pattern's definition, to stand in `<defs>`; nothing for the solid one.
    pub fn define(&self, out: &mut String) {
        if self.pattern == Pattern::Solid {
            return;
        }
        let _ = write!(
            out,
            r#"<pattern id="{}-p{}" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="{}" width="8" height="8" fill="{}"/>{}</pattern>"#,
            self.chart,
            self.index + 1,
            self.tone.class(),
            self.tone.fill(),
            self.pattern.marks(),
        );
    }

    /// Whether it has a pattern, over which a text would be hard to read.
    pub fn has_marks(&self) -> bool {
        self.pattern != Pattern::Solid
    }

    /// The class of what has it. One with a fill of the theme's would win over the pattern, so there is one or the
    /// other.
    pub fn class(&self) -> &'static str {
        if self.has_marks() { "ink" } else { self.tone.class() }
    }

    /// The fill of what has it.
    pub fn fill(&self) -> Cow<'static, str> {
        match self.has_marks() {
            true => Cow::Owned(format!("url(#{}-p{})", self.chart, self.index + 1)),
            false => Cow::Borrowed(self.tone.fill()),
        }
    }

    /// A rectangle in this ink. Nothing for an empty one.
    pub fn rect(&self, out: &mut String, x: Tenths, y: Tenths, width: Tenths, height: Tenths) {
        if width.0 <= 0 || height.0 <= 0 {
            return;
        }
        let (class, fill) = (self.class(), self.fill());
        let _ =
            write!(out, r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" class="{class}" fill="{fill}"/>"#);
    }
}

/// The definitions of the inks' patterns; nothing where all are solid.
pub(super) fn definitions(inks: &[Ink<'_>]) -> String {
    let mut patterns = String::new();
    inks.iter().for_each(|ink| ink.define(&mut patterns));
    match patterns.is_empty() {
        true => patterns,
        false => format!("<defs>{patterns}</defs>"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tones_begin_again_after_the_sixth() {
        assert_eq!(Tone::new(0).class(), "c0");
        assert_eq!(Tone::new(1).class(), "c1");
        assert_eq!(Tone::new(6).class(), "c6");
        assert_eq!(Tone::new(7).class(), "c1");
    }

    #[test]
    fn every_fill_holds_white_text() {
        for fill in FILLS {
            assert!(contrast_with_white(fill) >= 6.0, "{fill}");
        }
    }

    /// WCAG 2.2, "contrast ratio" and "relative luminance".
    fn contrast_with_white(fill: &str) -> f64 {
        let channel = |at: usize| {
            let c = f64::from(u8::from_str_radix(&fill[at..at + 2], 16).unwrap()) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        1.05 / (0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) + 0.05)
    }
}
