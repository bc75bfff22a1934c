//! A picture for sharing, drawn as SVG and written as PNG. One font is inside the program and no
//! other is looked for: what a machine has installed would change the bytes, or leave texts out.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::chart::colour::{contrast, legible};
use crate::pages::sharing::Card;
use crate::text::html::escape_text;

/// Noto Sans Bold, the glyphs of Latin scripts; its licence lies beside it.
const FONT: &[u8] = include_bytes!("font/NotoSans-Bold-Latin.ttf");
/// The size that services ask for.
const SIZE: (u32, u32) = (1200, 630);
/// The letters of a line at the title's size, and the most lines.
const LETTERS: usize = 30;
const LINES: usize = 3;
/// The letters of the portal's name, which stands smaller above it.
const NAME_LETTERS: usize = 44;

/// The picture's bytes; nothing where it cannot be drawn.
pub fn png(card: &Card) -> Option<Vec<u8>> {
    let ground = legible(&card.colour);
    let ink = if contrast(&ground, "ffffff") >= contrast(&ground, "000000") { "ffffff" } else { "000000" };
    let tree = Tree::from_str(&svg(card, &ground, ink), options()).ok()?;
    CANVAS.with_borrow_mut(|canvas| {
        let pixels = match canvas {
            Some(pixels) => pixels,
            None => canvas.insert(Pixmap::new(SIZE.0, SIZE.1)?),
        };
        // The ground covers all that was drawn before.
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        encode(pixels, channels(&ground)?, channels(ink)?)
    })
}

thread_local! {
    /// What a thread draws on: three megabytes, which cost more to get than to draw on.
    static CANVAS: RefCell<Option<Pixmap>> = const { RefCell::new(None) };
}

/// The red, green and blue of a colour in six hexadecimal digits.
fn channels(colour: &str) -> Option<[u8; 3]> {
    let [_, red, green, blue] = u32::from_str_radix(colour, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

/// The pixels as a PNG of sixteen shades between the two colours that the picture is drawn in: an eighth
/// of the bytes of all shades, which is less to send and less to make.
fn encode(pixels: &Pixmap, ground: [u8; 3], ink: [u8; 3]) -> Option<Vec<u8>> {
    const SHADES: u32 = 15;
    // The channel in which the two differ most tells how much of the ink a pixel has.
    let channel = (0..3).max_by_key(|at| ground[*at].abs_diff(ink[*at]))?;
    let (from, to) = (ground[channel], ink[channel]);
    let width = u32::from(from.abs_diff(to)).max(1);
    let shade = |value: u8| u8::try_from((u32::from(value.abs_diff(from)) * SHADES + width / 2) / width).ok();
    let mut shades = [0; 256];
    for (value, slot) in (0..=u8::MAX).zip(&mut shades) {
        *slot = shade(value).map_or(15, |shade| shade.min(15));
    }
    let of = |pixel: Option<&u8>| pixel.map_or(0, |value| shades[usize::from(*value)]);
    let row_bytes = pixels.data().len() / SIZE.1 as usize;
    let mut data = Vec::with_capacity(pixels.data().len() / 8);
    let mut empty: Option<&[u8]> = None;
    for row in pixels.data().chunks_exact(row_bytes) {
        let begins = data.len();
        // Most rows hold nothing but the ground.
        if empty.is_some_and(|empty| empty == row) {
            data.resize(begins + row_bytes / 8, 0);
            continue;
        }
        let two = row.chunks_exact(8);
        data.extend(two.map(|two| (of(two.get(channel)) << 4) | of(two.get(4 + channel))));
        if empty.is_none() && data[begins..].iter().all(|shades| *shades == 0) {
            empty = Some(row);
        }
    }
    let mixed = |at: usize, part: u32| {
        let (from, to) = (u32::from(ground[at]), u32::from(ink[at]));
        u8::try_from((from * (SHADES - part) + to * part + SHADES / 2) / SHADES).ok()
    };
    let palette = (0..=SHADES).flat_map(|part| (0..3).map(move |at| mixed(at, part))).collect::<Option<Vec<u8>>>()?;
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, SIZE.0, SIZE.1);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_palette(palette);
    encoder.set_filter(png::Filter::NoFilter);
    // The usual level takes three times as long for a tenth of the bytes.
    encoder.set_deflate_compression(png::DeflateCompression::Level(4));
    encoder.write_header().and_then(|mut writer| writer.write_image_data(&data)).ok()?;
    Some(out)
}

fn options() -> &'static Options<'static> {
    static OPTIONS: OnceLock<Options> = OnceLock::new();
    OPTIONS.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(FONT.to_vec());
        Options { font_family: "Noto Sans".to_owned(), fontdb: Arc::new(fonts), ..Options::default() }
    })
}

fn svg(card: &Card, colour: &str, ink: &str) -> String {
    let (width, height) = SIZE;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"Noto Sans\" font-weight=\"700\" fill=\"#{ink}\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#{colour}\"/><rect x=\"80\" y=\"150\" width=\"120\" height=\"8\"/>\
         <text x=\"80\" y=\"120\" font-size=\"44\">{}</text>",
        escape(&lines(&card.name, NAME_LETTERS, 1).concat())
    );
    let lines = lines(&card.title, LETTERS, LINES);
    let size = if card.figure.is_empty() { 76 } else { 64 };
    for (at, line) in lines.iter().enumerate() {
        let y = 250 + at * 88;
        let _ = write!(out, "<text x=\"80\" y=\"{y}\" font-size=\"{size}\">{}</text>", escape(line));
    }
    if !card.figure.is_empty() {
        let _ = write!(out, "<text x=\"80\" y=\"540\" font-size=\"120\">{}</text>", escape(&card.figure));
    }
    out.push_str("</svg>");
    out
}

/// A text as markup.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_text(&mut out, text);
    out
}

/// A text in lines of some letters, broken between words; what does not fit ends in three points.
fn lines(text: &str, letters: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    let length = |text: &str| text.chars().count();
    for word in text.split_whitespace() {
        let cut: String = word.chars().take(letters).collect();
        let full = lines.len() == most;
        let Some(last) = lines.last_mut() else { break };
        if last.is_empty() || length(last) + 1 + length(&cut) <= letters {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(&cut);
        } else if !full {
            lines.push(cut.clone());
        } else {
            last.push('…');
            break;
        }
        if cut.len() < word.len() {
            lines.last_mut().into_iter().for_each(|last| last.push('…'));
            break;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::address::Address;

    fn card(title: &str) -> Card {
        Card {
            address: Address::root(),
            name: "Puerto Cedro".to_owned(),
            title: title.to_owned(),
            figure: String::new(),
            colour: "0b5c7d".to_owned(),
        }
    }

    #[test]
    fn the_title_s_pixels_are_there() {
        let pixels = |title: &str| Pixmap::decode_png(&png(&card(title)).expect("a picture")).expect("a PNG");
        let (with, without) = (pixels("Presupuesto de Ñandú, ʌʉɨ"), pixels(""));
        assert_eq!((with.width(), with.height()), SIZE);
        // The band of the title's first line.
        let band = |map: &Pixmap| {
            let bright = |x: u32, y: u32| map.pixel(x, y).is_some_and(|pixel| pixel.red() > 200);
            (190..260).flat_map(|y| (80..1100).map(move |x| (x, y))).filter(|(x, y)| bright(*x, *y)).count()
        };
        assert_eq!(band(&without), 0);
        assert!(band(&with) > 4_000, "{}", band(&with));
    }

    #[test]
    fn the_font_is_the_one_that_was_looked_at_and_has_the_letters_of_the_region() {
        assert_eq!(blake3::hash(FONT).to_hex().as_str(), HASH);
        let drawn = |letter: &char| {
            let text = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\"><text y=\"30\" font-family=\"Noto Sans\">{letter}</text></svg>"
            );
            Tree::from_str(&text, options()).is_ok_and(|tree| tree.root().has_children())
        };
        let missing: String = "áéíóúñüçãõâêôàèìòùʌʉɨẽĩũỹ¿¡".chars().filter(|letter| !drawn(letter)).collect();
        assert_eq!(missing, "");
        assert!(!drawn(&'語'), "what the font lacks is not drawn");
    }

    /// The blake3 sum of the font's file.
    const HASH: &str = "454064b61d26f222d20d62dfe121c8b6fb98cf359eb1756b68e7d951343faba2";

    #[test]
    fn a_long_title_is_cut_between_words() {
        let long = lines(
            "Programa municipal de becas para jóvenes de los corregimientos más apartados de toda la provincia",
            LETTERS,
            LINES,
        );
        assert_eq!(long.len(), LINES);
        assert!(long.iter().all(|line| line.chars().count() <= LETTERS + 1));
        assert!(long[2].ends_with('…'));
    }

    #[test]
    fn a_name_without_end_is_cut() {
        assert_eq!(lines(&"a".repeat(160_000), NAME_LETTERS, 1), [format!("{}…", "a".repeat(NAME_LETTERS))]);
        assert_eq!(lines("Municipio de Puerto Cedro", NAME_LETTERS, 1), ["Municipio de Puerto Cedro"]);
    }
}
