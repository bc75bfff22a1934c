//! `cabildo import budget` where what was added to a budget and what was taken away from it stand in columns of their
//! own: both are taken, or neither is. Every expected figure was added up by hand.

use crate::import_budget::{brought, sum, words};
use crate::site::Site;

const SPENT: &[&str] = &["--set", "direction=expenditure"];

/// Three lines: 800 + 60 - 40; 400 - 15; 300 + 20. `more` stands between what was approved and what was paid.
fn table([first, second]: [&str; 2], sign: &str) -> Site {
    let table = format!(
        "Código;Partida;Aprobado 2026;{first};{second};Devengado 2026\n111;Calles;800,00;60,00;{sign}40,00;700,00\n\
        112;Aseo;400,00;0,00;{sign}15,00;380,00\n113;Becas;300,00;20,00;0,00;310,00\n"
    );
    Site::of_one_town().beside("gasto-2026.csv", table)
}

#[test]
fn what_was_added_and_what_was_taken_away_make_what_it_became() {
    let pairs = [
        ["Adiciones", "Rebajas"],
        ["Aumentos", "Disminuciones"],
        ["Additions", "Reductions"],
        ["Supplementary", "Reductions"],
        ["Virement in", "Virement out"],
        ["Traslados (+)", "Traslados (-)"],
        ["Traspaso aumento", "Traspaso disminución"],
        ["Créditos extraordinarios", "Bajas por anulación"],
        ["Suplementação", "Anulação"],
        ["Acréscimos", "Decréscimos"],
        ["Variazioni in aumento", "Variazioni in diminuzione"],
        ["Aumenti", "Diminuzioni"],
        ["Incorporaciones", "Bajas"],
        ["Erhöhung", "Minderung"],
        ["Zwiększenia", "Zmniejszenia"],
        ["Maggiori", "Minori"],
        ["Mehr", "Weniger"],
        ["Additional", "Cuts"],
    ];
    for pair in pairs {
        let words = words(&table(pair, ""), "gasto-2026.csv", SPENT);
        assert_eq!(words[2..], ["approved", "increases", "decreases", "accrued"], "{pair:?}");
        let below = self::words(&table(pair, "-"), "gasto-2026.csv", SPENT);
        assert_eq!(below[2..], ["approved", "increases", "increases", "accrued"], "{pair:?}");
    }
    for sign in ["", "-"] {
        let csv = brought(&table(["Virement in", "Virement out"], sign), "gasto-2026.csv", "2026", SPENT);
        assert_eq!(["approved", "adjusted"].map(|stage| sum(&csv, "expenditure", stage)), [150_000, 152_500]);
    }
}

#[test]
fn of_changes_of_which_one_is_not_known_none_is_taken_until_it_is_said() {
    let pairs = [
        ["Créditos adicionales", "Traspasos"],
        ["Modificaciones", "Traslados"],
        ["Ampliaciones", "Xyz"],
        ["Uvw", "Reducciones"],
        ["Mod. al alza", "Mod. a la baja"],
        ["Modificaciones", "Reducciones"],
        // What the year before left is a change, too, and what is called undone may be one.
        ["Nachtrag", "Reste Vorjahr"],
        ["Modificaciones", "Remanentes incorporados"],
        ["Virements", "Rollovers"],
        ["DM", "Restes à réaliser N-1"],
        ["Amendments", "Carried forward"],
    ];
    for pair in pairs {
        let site = table(pair, "");
        assert_eq!(words(&site, "gasto-2026.csv", SPENT)[2..], ["approved", "-", "-", "accrued"], "{pair:?}");
        let asked = ["import", "budget", "gasto-2026.csv", "--dry-run", "--lang", "en", SPENT[0], SPENT[1]];
        let run = site.run(&asked).exits(0);
        assert!(run.stdout.contains(&format!("“{}, {}” may each add", pair[0], pair[1])), "{}", run.stdout);
        let (first, second) = (format!("increases={}", pair[0]), format!("decreases={}", pair[1]));
        let said = ["--column", first.as_str(), "--column", second.as_str()];
        let run = site.run(&[&asked[..], &said].concat()).exits(0);
        assert!(!run.stdout.contains("may each add"), "{}", run.stdout);
        let csv = brought(&site, "gasto-2026.csv", "2026", &[SPENT, &said].concat());
        assert_eq!(sum(&csv, "expenditure", "adjusted"), 152_500, "{pair:?}");
    }
}

#[test]
fn a_modification_with_all_changes_in_it_is_taken_alone() {
    let of = |net: [&str; 3], titles: [&str; 3]| {
        let [first, second, third] = titles;
        let table = format!(
            "Código;Partida;Aprobado;{first};{second};{third};Devengado\n111;Calles;800,00;60,00;40,00;{};700,00\n\
            112;Aseo;400,00;0,00;15,00;{};380,00\n113;Becas;300,00;20,00;0,00;{};310,00\n",
            net[0], net[1], net[2]
        );
        let site = Site::of_one_town().beside("gasto-2026.csv", table);
        words(&site, "gasto-2026.csv", SPENT)[3..6].to_vec()
    };
    let net = ["20,00", "-15,00", "20,00"];
    assert_eq!(of(net, ["Ampliaciones", "Reducciones", "Modificaciones"]), ["-", "-", "modification"]);
    assert_eq!(
        of(net, ["Traslados crédito", "Traslados contracrédito", "Total modificaciones"]),
        ["-", "-", "modification"]
    );
    // What is left to spend, what is a share and where a line stands are no changes.
    let others = ["100,00", "20,00", "-10,00"];
    assert_eq!(of(others, ["Modificaciones", "% avance", "Disponible"])[0], "modification");
    assert_eq!(of(others, ["Modificaciones", "Devengado enero", "Saldo"])[0], "modification");
}
