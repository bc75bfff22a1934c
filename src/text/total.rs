//! Whether a text names a sum, as the last row of a treasury's table does.

use super::slug::fold;

/// Whether a text begins as totals do: `TOTAL`, `Total general`, `Gran total`, `Sub-total`. By these an import leaves
/// rows out.
pub fn is_total(text: &str) -> bool {
    const TOTALS: [&str; 8] = ["total", "totales", "totals", "totaux", "totale", "totais", "subtotal", "subtotales"];
    begins(text, &TOTALS, &["sub", "gran", "grand", "suma", "somme", "soma", "sum"])
}

/// Whether a text is the name of a sum, also in German and Italian: of a line whose amounts are a sum, too.
pub fn names_a_sum(text: &str) -> bool {
    is_total(text) || begins(text, &["totali", "gesamt", "gesamtsumme", "summe"], &["somma"])
}

/// Whether a text begins with a word for a total, or with one that is that alone or before such a word.
fn begins(text: &str, totals: &[&str], before: &[&str]) -> bool {
    let text = fold(text);
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let second = words.next();
    let stands = || second.is_none_or(|second| second.starts_with("total")) && (first != "sub" || second.is_some());
    totals.contains(&first) || (before.contains(&first) && stands())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_known_by_its_name() {
        for sum in
            ["TOTAL", "Total general", "Totales", "Gran total", "Sub-total", "SUMA", "Gesamtsumme", "Totale spese"]
        {
            assert!(names_a_sum(sum), "{sum}");
        }
        for line in ["Aceras", "Suma de esfuerzos", "Sub-gerencia", "Grandes obras", "Totalizadores de agua", ""] {
            assert!(!names_a_sum(line), "{line}");
        }
    }
}
