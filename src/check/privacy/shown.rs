//! A text as its readers see it, where it is written otherwise: marks and digits as entities (`&#45;`,
//! `&commat;`), behind a backslash, or as wide as East Asian letters. What is found in it is told where it was
//! written.

use crate::text::entity::numbered;

/// A text as it is shown, with where each stretch of it was written.
pub struct Shown {
    /// The text.
    pub text: String,
    /// Where a stretch begins in what is shown, and in what was written.
    starts: Vec<(usize, usize)>,
}

impl Shown {
    /// A text as it is shown; nothing where it is shown as it was written.
    pub fn of(written: &str) -> Option<Self> {
        let may_differ = written.contains("&#") || written.contains("&commat;") || written.contains('\\');
        if !may_differ && !written.contains(is_wide) {
            return None;
        }
        let mut shown = Self { text: String::with_capacity(written.len()), starts: Vec::new() };
        let mut at = 0;
        while let Some(c) = written[at..].chars().next() {
            let (sign, length) = sign(&written[at..]).unwrap_or((c, c.len_utf8()));
            if sign != c || length != c.len_utf8() {
                shown.starts.push((shown.text.len(), at));
                shown.starts.push((shown.text.len() + sign.len_utf8(), at + length));
            }
            shown.text.push(sign);
            at += length;
        }
        (!shown.starts.is_empty()).then_some(shown)
    }

    /// Where a place of what is shown was written.
    pub fn written(&self, at: usize) -> usize {
        match self.starts.partition_point(|(start, _)| *start <= at).checked_sub(1) {
            Some(index) => self.starts[index].1 + (at - self.starts[index].0),
            None => at,
        }
    }
}

/// A letter, digit or mark of full width.
fn is_wide(c: char) -> bool {
    ('\u{ff01}'..='\u{ff5e}').contains(&c)
}

/// The sign that a text begins with as it is shown, and how many bytes write it; nothing where it stands for itself.
fn sign(text: &str) -> Option<(char, usize)> {
    let first = text.chars().next()?;
    if is_wide(first) {
        return Some((char::from_u32(u32::from(first) - 0xfee0)?, first.len_utf8()));
    }
    if first == '\\' {
        return text[1..]
            .chars()
            .next()
            .filter(|mark| matches!(mark, '-' | '.' | '@' | '_' | '/'))
            .map(|mark| (mark, 2));
    }
    let entity = &text.strip_prefix('&')?[..text.bytes().take(12).position(|byte| byte == b';')?.checked_sub(1)?];
    let sign = match entity.strip_prefix('#') {
        Some(number) => numbered(number).filter(char::is_ascii_graphic)?,
        None if entity == "commat" => '@',
        None => return None,
    };
    Some((sign, entity.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_found_where_it_was_written() {
        let written = "cédula 8&#45;712&#x2D;1034, yo\\_li&commat;correo.com y ８-９";
        let shown = Shown::of(written).unwrap();
        assert_eq!(shown.text, "cédula 8-712-1034, yo_li@correo.com y 8-9");
        let at = shown.text.find("8-712-1034").unwrap();
        assert_eq!(&written[shown.written(at)..shown.written(at + 10)], "8&#45;712&#x2D;1034");
        let at = shown.text.find("yo_li").unwrap();
        assert_eq!(&written[shown.written(at)..shown.written(at + 16)], "yo\\_li&commat;correo.com");
        assert!(Shown::of("cédula 8-712-1034 & otros").is_none());
        assert!(Shown::of("&#65533; &#; &x; \\n").is_none());
    }
}
