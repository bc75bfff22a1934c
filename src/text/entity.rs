//! Characters that are written by their number, as HTML, XML and Markdown do: `&#45;`, `&#x2D;`.

/// The character of a number, which stands between `&#` and `;`: decimal, or hexadecimal behind an `x`.
pub fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}
