//! Whether a text names a sum, as the last row of a treasury's table does.

use super::slug::fold;

/// Whether a text begins as totals do: `TOTAL`, `Total general`, `Gran total`, `Sub-total`. By these an import leaves
/// rows out.
pub fn is_total(text: &str) -> bool {
    begins_folded(&fold(text), &TOTALS, &TOTALS_BEFORE)
}

const TOTALS: [&str; 8] = ["total", "totales", "totals", "totaux", "totale", "totais", "subtotal", "subtotales"];
/// Words before one for a total, which alone name a sum too.
const TOTALS_BEFORE: [&str; 7] = ["sub", "gran", "grand", "suma", "somme", "soma", "sum"];

/// Words that alone name a sum, in the languages of treasuries that publish tables.
const SUMS: &[&str] = &[
    "totali",
    "gesamt",
    "gesamtsumme",
    "summe",
    "insgesamt",
    "suman",
    "sumas",
    "sommes",
    "somas",
    "guztira",
    "toplam",
    "всего",
    "итого",
    "сумма",
    "разом",
    "усього",
    "ogolem",
    "razem",
    "合計",
    "总计",
    "總計",
    "合计",
    "الا\u{655}جمالي",
    "الاجمالي",
    "المجموع",
    "yhteensa",
    "totalt",
    "summa",
    "celkem",
    "spolu",
    "osszesen",
    "συνολο",
    "ukupno",
    "skupaj",
    "kokku",
    "kopa",
    "somatorio",
];

/// Words that stand beside one for a total and say nothing else.
const BESIDE: &[&str] = &[
    "sub",
    "gran",
    "grand",
    "suma",
    "somme",
    "soma",
    "sum",
    "somma",
    "general",
    "generales",
    "generale",
    "geral",
    "de",
    "del",
    "des",
    "of",
    "the",
    "los",
    "las",
    "gastos",
    "ingresos",
    "gasto",
    "ingreso",
    "presupuesto",
    "importe",
    "egresos",
    "despesas",
    "receitas",
    "depenses",
    "recettes",
    "spese",
    "entrate",
    "expenditure",
    "revenue",
    "budget",
    "iguales",
    "sigue",
    "montant",
    "importo",
    "valor",
    "monto",
    "y",
];

/// Whether a text is the name of a sum, in any language: of a line whose amounts are a sum, too.
pub fn names_a_sum(text: &str) -> bool {
    let text = fold(text);
    let stands = |totals: &[&str], before: &[&str]| begins_folded(&text, totals, before);
    let other: (&[&str], &[&str]) = (&["totali", "gesamt", "gesamtsumme", "summe"], &["somma"]);
    stands(&TOTALS, &TOTALS_BEFORE) || stands(other.0, other.1) || says_only_a_sum(&text)
}

/// Whether a text says that something is a sum, and nothing else: `TOTAL`, `T O T A L`, `Importe total`.
pub fn is_only_a_sum(text: &str) -> bool {
    says_only_a_sum(&fold(text))
}

/// The same of a folded text.
fn says_only_a_sum(text: &str) -> bool {
    let words = || words(text);
    // Letters that stand apart are one word.
    if words().all(|word| word.chars().nth(1).is_none()) {
        return is_sum(&words().collect::<String>());
    }
    words().all(|word| BESIDE.contains(&word) || is_sum(word)) && words().any(is_sum)
}

/// Whether a word of a folded text is one for a sum.
fn is_sum(word: &str) -> bool {
    SUMS.contains(&word) || begins_folded(word, &TOTALS, &TOTALS_BEFORE)
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether a folded text begins with a word for a total, or with one that is that alone or before such a word.
fn begins_folded(text: &str, totals: &[&str], before: &[&str]) -> bool {
    let mut words = words(text);
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
        for sum in [
            "TOTAL",
            "Total general",
            "Totales",
            "Gran total",
            "Sub-total",
            "SUMA",
            "Gesamtsumme",
            "Totale spese",
            "T O T A L",
            "Importe total",
            "Presupuesto total",
            "Suman",
            "Sumas iguales",
            "Insgesamt",
            "Guztira",
            "Toplam",
            "Всего",
            "Ogółem",
            "合計",
            "الإجمالي",
        ] {
            assert!(names_a_sum(sum), "{sum}");
        }
        for line in [
            "Aceras",
            "Suma de esfuerzos",
            "Sumas para sentencias",
            "Sub-gerencia",
            "Grandes obras",
            "Totalizadores de agua",
            "",
        ] {
            assert!(!names_a_sum(line), "{line}");
        }
        assert!(
            is_only_a_sum("Total de gastos") && is_only_a_sum("SUMA TOTAL") && !is_only_a_sum("Total de imprevistos")
        );
    }
}
