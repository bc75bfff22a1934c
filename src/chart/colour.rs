//! Colours that people can read: contrast, and the legible shade of a colour.

/// The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
pub fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// A colour that is read on white: the same, made darker until it is (4.5, WCAG 2.2 AA).
pub fn legible(colour: &str) -> String {
    const ENOUGH: f64 = 4.5;
    let mut parts = channels(colour);
    while contrast(&hex(parts), "ffffff") < ENOUGH {
        parts = parts.map(|part| part - part.div_ceil(20));
    }
    hex(parts)
}

fn hex(parts: [u8; 3]) -> String {
    parts.iter().map(|part| format!("{part:02x}")).collect()
}

fn channels(colour: &str) -> [u8; 3] {
    [0, 2, 4].map(|at| colour.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok()).unwrap_or(0))
}

/// Relative luminance (WCAG 2.2).
fn luminance(colour: &str) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = channels(colour).map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        // From the WCAG's own examples: black on white is 21, #777 on white is 4.48.
        assert!((contrast("000000", "ffffff") - 21.0).abs() < 0.01);
        assert!((contrast("777777", "ffffff") - 4.48).abs() < 0.01);
    }

    #[test]
    fn a_pale_colour_is_made_legible_and_a_dark_one_stays() {
        assert!(contrast(&legible("ffe066"), "ffffff") >= 4.5);
        assert_eq!(legible("0b5c7d"), "0b5c7d");
    }
}
