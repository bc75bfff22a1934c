//! Scripts as they are published.

/// A script without the lines that are comments and without indentation, which nobody reads who loads it: a third
/// less. A text over several lines may not stand in one.
pub fn lighter(script: &str) -> String {
    let lines = script.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}
