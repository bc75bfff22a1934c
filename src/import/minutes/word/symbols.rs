//! The signs of fonts that draw others than letters. Officers tick lists of those present with them; in the file
//! stands a number from U+F020, which means something in its font alone.

/// Whether a character means nothing without its font.
pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{f000}'..='\u{f0ff}')
}

/// The sign that a font draws for a character of its own; nothing where it is not known.
pub(super) fn sign(font: &str, c: char) -> Option<char> {
    let code = u32::from(c) & 0xff;
    let known = match font.trim().trim_matches(['"', '\'']).to_lowercase().as_str() {
        "wingdings" => WINGDINGS,
        "wingdings 2" => WINGDINGS_2,
        "webdings" => WEBDINGS,
        "symbol" => return symbol(code),
        _ => return None,
    };
    known.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign)
}

const WINGDINGS: &[(u32, char)] = &[
    (0x43, '👍'),
    (0x44, '👎'),
    (0x45, '☜'),
    (0x46, '☞'),
    (0x6c, '●'),
    (0x6d, '❍'),
    (0x6e, '■'),
    (0x6f, '☐'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x78, '☒'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa7, '▪'),
    (0xa8, '☐'),
    (0xab, '★'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe8, '➔'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

const WINGDINGS_2: &[(u32, char)] = &[
    (0x4f, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x97, '●'),
    (0xa2, '■'),
    (0xa3, '☐'),
];

const WEBDINGS: &[(u32, char)] = &[(0x61, '✓'), (0x63, '☐'), (0x67, '■'), (0x6e, '●'), (0x72, '✗')];

/// Of Symbol, the signs that stand in sentences; its digits and marks are those of other fonts.
fn symbol(code: u32) -> Option<char> {
    const SIGNS: &[(u32, char)] = &[
        (0xa0, '€'),
        (0xa3, '≤'),
        (0xa7, '♣'),
        (0xac, '←'),
        (0xae, '→'),
        (0xb0, '°'),
        (0xb1, '±'),
        (0xb3, '≥'),
        (0xb4, '×'),
        (0xb7, '•'),
        (0xb8, '÷'),
        (0xb9, '≠'),
        (0xd6, '√'),
        (0xde, '⇒'),
        (0xe5, '∑'),
    ];
    const GREEK: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    match code {
        0x30..=0x39 | 0x28 | 0x29 | 0x2b | 0x2c | 0x2e | 0x2f | 0x3a..=0x3e | 0x20 => char::from_u32(code),
        0x61..=0x7a => GREEK.chars().nth(usize::try_from(code - 0x61).ok()?),
        _ => SIGNS.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_is_a_tick_in_its_font_alone() {
        assert_eq!(sign("Wingdings", '\u{f0fc}'), Some('✓'));
        assert_eq!(sign("Wingdings 2", '\u{f050}'), Some('✓'));
        assert_eq!(sign("Wingdings 2", '\u{f0fc}'), None);
        assert_eq!(sign("Symbol", '\u{f062}'), Some('β'));
        assert_eq!(sign("", '\u{f0fc}'), None);
    }
}
