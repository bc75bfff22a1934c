//! Whether a text names a sum, as the last row of a treasury's table does.

use super::slug::fold;

/// Whether a text begins as totals do: `TOTAL`, `Total general`, `Gran total`, `Sub-total`, `Gesamtsumme`.
pub fn is_total(text: &str) -> bool {
    let text = fold(text);
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let second = words.next();
    match first {
        "total" | "totales" | "totals" | "totaux" | "totale" | "totali" | "totais" | "subtotal" | "subtotales"
        | "gesamt" | "gesamtsumme" | "summe" => true,
        "sub" | "gran" | "grand" | "suma" | "somme" | "soma" | "somma" | "sum" => {
            second.is_none_or(|second| second.starts_with("total")) && (first != "sub" || second.is_some())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_known_by_its_name() {
        for sum in
            ["TOTAL", "Total general", "Totales", "Gran total", "Sub-total", "SUMA", "Gesamtsumme", "Totale spese"]
        {
            assert!(is_total(sum), "{sum}");
        }
        for line in ["Aceras", "Suma de esfuerzos", "Sub-gerencia", "Grandes obras", "Totalizadores de agua", ""] {
            assert!(!is_total(line), "{line}");
        }
    }
}
