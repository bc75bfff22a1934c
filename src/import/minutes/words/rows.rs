//! What a cell says of its whole row or column: that it sums up others, or says something of them.

use super::plain;

/// Words that say by themselves that something sums up.
const SUMS: &[&str] = &[
    "total",
    "totales",
    "totals",
    "totaux",
    "totale",
    "totali",
    "totais",
    "suma",
    "sumas",
    "sum",
    "summe",
    "gesamt",
    "insgesamt",
    "subtotal",
    "si",
    "sim",
    "yes",
    "ayes",
    "aye",
    "yeas",
    "noes",
    "nays",
    "nay",
    "no",
    "nao",
    "oui",
    "non",
    "ja",
    "nein",
    "favor",
    "contra",
    "for",
    "against",
    "pour",
    "contre",
    "dafur",
    "dagegen",
    "favorevoli",
    "contrari",
    "abstenciones",
    "abstencion",
    "abstencoes",
    "abstentions",
    "abstention",
    "abstain",
    "astenuti",
    "enthaltung",
    "enthaltungen",
    "ausentes",
    "ausente",
    "absent",
    "absents",
    "absentes",
    "assenti",
    "abwesend",
    "presentes",
    "presente",
    "present",
    "presents",
    "presenti",
    "anwesend",
    "asistentes",
    "asistencia",
    "attendance",
    "votantes",
    "votants",
    "votanti",
    "resultado",
    "resultados",
    "result",
    "results",
    "resultat",
    "resultats",
    "ergebnis",
    "risultato",
    "esito",
    "outcome",
    "aprobado",
    "aprobada",
    "aprobados",
    "approved",
    "passed",
    "adopted",
    "adopte",
    "adoptee",
    "aprovado",
    "aprovada",
    "approvato",
    "approvata",
    "angenommen",
    "rechazado",
    "rechazada",
    "rejected",
    "failed",
    "rejeitado",
    "rejeitada",
    "abgelehnt",
    "quorum",
    "count",
    "recuento",
    "recused",
    "tally",
    "somme",
    "gesamtergebnis",
    "tot",
    "stimmen",
    "emitidos",
    "votan",
    "acuerdo",
    "aprueba",
    "majority",
    "mayoria",
    "majorite",
    "maggioranza",
    "maioria",
    "mehrheit",
    "unanimous",
    "unanimidad",
    "unanime",
    "carried",
    "promedio",
    "average",
];

/// Words that stand beside them.
const BESIDE: &[&str] = &[
    "de", "del", "a", "en", "the", "of", "in", "votos", "votes", "voti", "voix", "vote", "voto", "members", "miembros",
    "cast", "validos", "final", "y", "and", "general", "votacion", "gran", "grand", "se", "simple", "absolue",
    "absoluta", "absolute", "nombre", "number", "numero", "motion",
];

/// Beginnings of words in the title of a column that says something of a vote, and whose it is not.
const REMARKS: &[&str] = &[
    "observac",
    "coment",
    "comment",
    "note",
    "nota",
    "informe",
    "remark",
    "remarque",
    "bemerkung",
    "osservazion",
    "forma",
    "method",
    "metodo",
    "recommendation",
    "recomendaci",
    "urgen",
    "public",
    "enmienda",
    "amendment",
    "consent",
    "namentlich",
    "documento",
    "document",
    "report",
    "dictam",
    "avis",
    "parere",
    "gutachten",
];

/// Whether the title of a column says that it holds remarks.
pub fn is_remark(title: &str) -> bool {
    plain(title).split(' ').any(|word| REMARKS.iter().any(|begin| word.starts_with(begin)))
}

/// Whether a cell in the place of a member or a point says that its row or column sums up.
pub fn is_sum(cell: &str) -> bool {
    let plain = plain(cell);
    let words = || plain.split(' ').filter(|word| !word.is_empty());
    words().any(|word| SUMS.contains(&word)) && words().all(|word| SUMS.contains(&word) || BESIDE.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_sum_up_say_so_and_people_and_points_do_not() {
        for sum in ["Total", "TOTALES", "Total a favor", "Votos a favor", "Sí", "Ausentes", "Aprobado", "Against"] {
            assert!(is_sum(sum), "{sum}");
        }
        for other in ["Ana Soto", "Total de obras del parque", "Presupuesto general", "De la Cruz", "", "Votos"] {
            assert!(!is_sum(other), "{other}");
        }
    }
}
