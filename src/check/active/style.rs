//! Whether a style loads something from elsewhere: of what has the form of a function, only what is known to
//! load nothing; of rules that begin with `@`, only those that hold other rules.

/// Functions that colour, move, measure and shape.
const FUNCTIONS: &[&str] = &[
    "url",
    "rgb",
    "rgba",
    "hsl",
    "hsla",
    "hwb",
    "lab",
    "lch",
    "oklab",
    "oklch",
    "color",
    "color-mix",
    "icc-color",
    "device-cmyk",
    "matrix",
    "matrix3d",
    "translate",
    "translatex",
    "translatey",
    "translatez",
    "translate3d",
    "scale",
    "scalex",
    "scaley",
    "scalez",
    "scale3d",
    "rotate",
    "rotatex",
    "rotatey",
    "rotatez",
    "rotate3d",
    "skew",
    "skewx",
    "skewy",
    "perspective",
    "calc",
    "min",
    "max",
    "clamp",
    "var",
    "env",
    "cubic-bezier",
    "steps",
    "linear",
    "format",
    "tech",
    "local",
    "rect",
    "inset",
    "circle",
    "ellipse",
    "polygon",
    "path",
    "blur",
    "brightness",
    "contrast",
    "drop-shadow",
    "grayscale",
    "hue-rotate",
    "invert",
    "opacity",
    "saturate",
    "sepia",
    "linear-gradient",
    "radial-gradient",
    "conic-gradient",
    "repeating-linear-gradient",
    "repeating-radial-gradient",
    "counter",
    "attr",
    "not",
    "is",
    "where",
    "has",
    "nth-child",
    "nth-of-type",
    "nth-last-child",
    "nth-last-of-type",
    "lang",
    "dir",
    "and",
    "or",
    "only",
    "screen",
    "print",
    "all",
];

/// Rules that hold others, or say in which writing they are.
const RULES: [&str; 12] = [
    "media",
    "font-face",
    "keyframes",
    "-webkit-keyframes",
    "-moz-keyframes",
    "supports",
    "charset",
    "namespace",
    "layer",
    "page",
    "counter-style",
    "-ms-viewport",
];

/// Whether an address is a part of the same file, or a picture or a fount inside it.
pub fn is_own(address: &str) -> bool {
    const INSIDE: [&str; 8] = [
        "data:image/png",
        "data:image/jpeg",
        "data:image/jpg",
        "data:image/gif",
        "data:image/webp",
        "data:font/",
        "data:application/font-",
        "data:application/x-font-",
    ];
    address.is_empty() || address.starts_with('#') || INSIDE.iter().any(|start| address.starts_with(start))
}

/// Whether the value of an attribute, as a style, loads something from elsewhere. Where it has no function of
/// those that load it is any text: `Calle 4(norte)`.
pub fn loads(value: &str) -> bool {
    const LOADING: [&str; 7] = ["url", "src", "image", "image-set", "cross-fade", "expression", "element"];
    let plain = plain(value);
    let loading = |name: &str| LOADING.iter().any(|one| name == *one || name.ends_with(&format!("-{one}")));
    let suspicious = functions(&plain).any(|(name, _)| loading(name)) || plain.contains("@import");
    (suspicious && loads_as_sheet(value)) || (plain.contains('\\') && plain.contains('('))
}

/// Whether a style sheet loads something from elsewhere.
pub fn loads_as_sheet(style: &str) -> bool {
    let style = plain(style);
    // A backslash could hide a letter.
    style.contains('\\')
        || style.contains("javascript:")
        || functions(&style).any(|(name, inside)| match name {
            "" => false,
            "url" => !is_own(inside),
            name => !FUNCTIONS.contains(&name),
        })
        || style.split('@').skip(1).any(|rest| !RULES.iter().any(|rule| begins_with(rest, rule)))
}

/// Small letters, without quotes.
fn plain(style: &str) -> String {
    style.to_lowercase().chars().filter(|c| !matches!(c, '"' | '\'' | '\0')).collect()
}

/// Whatever has the form of a function: its name, and what stands after its bracket.
fn functions(style: &str) -> impl Iterator<Item = (&str, &str)> {
    style.match_indices('(').map(|(at, _)| {
        let before = &style[..at];
        // The longest of any name that loads nothing is far shorter.
        let near = &before[before.ceil_char_boundary(at.saturating_sub(LONGEST))..];
        let start = near
            .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
            .map_or(0, |end| end + near[end..].chars().next().map_or(1, char::len_utf8));
        (&near[start..], style[at + 1..].trim_start())
    })
}

/// The longest name that is looked at.
const LONGEST: usize = 40;

/// Whether a rule begins with a name, and not with a longer one.
fn begins_with(rest: &str, rule: &str) -> bool {
    rest.strip_prefix(rule).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
}
