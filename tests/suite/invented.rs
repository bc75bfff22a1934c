//! Numbers without a pattern that are the same everywhere, for elections that nobody held.

/// A sequence of numbers below what is asked, from a seed.
pub fn numbers(seed: u64) -> impl FnMut(u64) -> u64 {
    let mut state = seed;
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    }
}

/// A list in a cell.
pub fn list(items: &[u64]) -> String {
    items.iter().map(u64::to_string).collect::<Vec<_>>().join(",")
}
