//! `cabildo import budget` of the systems of countries whose titles mean something else elsewhere, or are short: what
//! each column is there. Every expected figure was added up by hand.

use crate::import_budget::{brought, sum, words};
use crate::site::Site;

/// A town of a country.
fn of_country(code: &str) -> Site {
    let settings = "title: Uno\ncountry: CC\ncurrency: PAB\nlanguages: [es]\nbase_url: https://example.org/\n";
    Site::of_one_town().file("cabildo.yaml", settings.replace("CC", code))
}

#[test]
fn in_bolivia_an_organism_gives_the_money_and_a_unit_spends_it() {
    let table = "Entidad,DA,UE,Prog,Proy,Act,Fuente,Org,Objeto,Descripción Objeto,Presupuesto Inicial,Presupuesto Vigente,Devengado\n\
        1201,01,001,00,0000,001,20,210,11700,Sueldos,100.00,110.00,90.00\n\
        1201,01,001,00,0000,002,41,113,25120,Gastos,300.00,300.00,250.00\n\
        1201,01,002,20,0012,000,41,119,42310,Obras,200.00,190.00,80.00\n";
    for country in ["BO", "PA"] {
        let site = of_country(country).beside("gastos-2025.csv", table);
        let read = words(&site, "gastos-2025.csv", &[]);
        let expected = [
            "administrative",
            "administrative",
            "programme",
            "programme",
            "programme",
            "funding",
            "funding",
            "economic",
        ];
        assert_eq!(read[1..9], expected, "{country}");
        let csv = brought(&site, "gastos-2025.csv", "2025", &[]);
        assert_eq!((sum(&csv, "expenditure", "approved"), sum(&csv, "expenditure", "accrued")), (60_000, 42_000));
    }
}

#[test]
fn in_paraguay_programmes_of_one_number_and_two_kinds_are_two() {
    let table = "Tipo;Programa;Subprograma;Objeto;FF;OF;Descripción;Presupuesto Inicial;Presupuesto Vigente;Obligado\n\
        1;1;0;111;30;1;Sueldos;1500;1500;1420\n1;1;0;260;30;1;Servicios;200;250;210\n2;1;0;520;30;3;Construcciones;3000;2950;1800\n";
    let site = of_country("PY").beside("gastos-2025.csv", table);
    let read = words(&site, "gastos-2025.csv", &[]);
    assert_eq!(read[0], "programme");
    assert_eq!(read[4..6], ["funding", "funding"]);
    site.run(&["import", "budget", "gastos-2025.csv"]).exits(0);
    let codes = site.build().exits(0).page("presupuestos/2025/2025-codes.csv");
    let programmes = codes.lines().filter(|line| line.contains("programme,")).count();
    assert!(programmes >= 2 && codes.contains(",1.1.0,") && codes.contains(",2.1.0,"), "{codes}");
}

#[test]
fn in_uruguay_an_inciso_is_who_spends() {
    let table = "Inciso;Programa;Rubro;Descripción;Crédito asignado;Crédito vigente;Ejecutado\n01;101;011;Sueldos;250;260;251\n\
        01;101;211;Agua;90;90;80\n02;102;011;Sueldos;600;610;601\n";
    let read = |country: &str| {
        let site = of_country(country).beside("gastos-2025.csv", table);
        words(&site, "gastos-2025.csv", &[])[0].clone()
    };
    assert_eq!((read("UY"), read("AR")), ("administrative".to_owned(), "economic".to_owned()));
}

/// What the columns of a table of a country are.
fn read(country: &str, file: &str, table: &str, more: &[&str]) -> Vec<String> {
    words(&of_country(country).beside(file, table), file, more)
}

#[test]
fn words_of_treasuries_of_more_countries() {
    let spent = ["--set", "direction=expenditure"];
    let romania = "Cod;Denumire indicator;Credite bugetare inițiale;Credite bugetare definitive;Angajamente bugetare;Angajamente legale;Plăți efectuate;Cheltuieli efective\n\
        51.02;Autorități;5000,00;5200,00;5150,00;5100,00;4900,50;4950,00\n65.02;Învățământ;8000,00;8100,00;8050,00;8000,00;7800,00;7900,00\n";
    let of_romania = read("RO", "cheltuieli-2025.csv", romania, &spent);
    assert_eq!(of_romania[1..], ["name", "approved", "adjusted", "reserved", "committed", "paid", "accrued"]);
    let swiss = "Konto;Bezeichnung;Rechnung 2025;Budget 2025;Rechnung 2024\n0120.3000.00;Löhne;245300.55;250000.00;240100.00\n\
        2120.3020.00;Lehrer;345200.00;340000.00;339000.00\n";
    assert_eq!(read("CH", "rechnung-2025.csv", swiss, &spent), ["economic", "name", "accrued", "approved", "-"]);
    let ticino = "Conto;Descrizione;Consuntivo 2025;Preventivo 2025;Consuntivo 2024\n3000;Stipendi;245300.55;250000.00;240100.00\n\
        3020;Docenti;345200.00;340000.00;339000.00\n";
    assert_eq!(read("CH", "conti-2025.csv", ticino, &spent), ["economic", "name", "accrued", "approved", "-"]);
    let sweden = "Nämnd;Konto;Kontotext;Budget;Utfall;Avvikelse\nKommunstyrelsen;50;Löner;45000;44120;880\n\
        Tekniska;64;Material;12500;13010;-510\n";
    let of_sweden = read("SE", "utfall-2025.csv", sweden, &spent);
    assert_eq!(of_sweden, ["names.administrative", "economic", "name", "approved", "accrued", "-"]);
    let morocco = "Code budgétaire;Libellé;Crédits ouverts;Crédits modifiés;Engagements;Émissions;Paiements;Reste à payer\n\
        10.10;Indemnités;1500.00;1500.00;1500.00;1400.00;1400.00;100.00\n10.20;Entretien;8000.00;8500.00;8400.00;7000.50;6500.00;500.50\n";
    let of_morocco = read("MA", "depenses-2025.csv", morocco, &[]);
    assert_eq!(of_morocco[1..], ["name", "approved", "adjusted", "committed", "ordered", "paid", "-"]);
    let indonesia = "Kode Rekening;Uraian;Anggaran;Realisasi;%;Lebih/(Kurang)\n5.1.01;Belanja Pegawai;450.000,00;430.120,00;95,58;(19.880,00)\n\
        5.1.02;Belanja Barang;300.000,00;270.000,00;90,00;(30.000,00)\n";
    assert_eq!(read("ID", "apbd-2025.csv", indonesia, &spent), ["economic", "name", "approved", "accrued", "-", "-"]);
    let turkey = "Ekonomik Kod;Açıklama;Başlangıç Ödeneği;Ödenek Toplamı;Gerçekleşme;Gerçekleşme Oranı (%)\n01.1;Memurlar;450,00;470,00;465,75;98,94\n\
        03.2;Mal;300,00;300,00;280,00;93,33\n";
    assert_eq!(
        read("TR", "gider-2025.csv", turkey, &spent),
        ["economic", "name", "approved", "adjusted", "accrued", "-"]
    );
}

#[test]
fn an_extraordinary_budget_and_modifications_are_added_to_what_was_approved() {
    let table = "Código;Partida;Presupuesto ordinario;Presupuesto extraordinario;Modificaciones;Egresos reales\n\
        0;Remuneraciones;450,00;10,00;-2,00;440,25\n1;Servicios;120,00;0,00;2,00;98,10\n";
    let site = of_country("CR").beside("egresos-2025.csv", table);
    let csv = brought(&site, "egresos-2025.csv", "2025", &[]);
    // 450 + 10 - 2 + 120 + 2.
    assert_eq!((sum(&csv, "expenditure", "approved"), sum(&csv, "expenditure", "adjusted")), (57_000, 58_000));
    let whole =
        table.replace("Modificaciones;", "Modificaciones;Presupuesto definitivo;").replace("-2,00;", "-2,00;458,00;");
    let site = of_country("CR").beside("egresos-2025.csv", whole.replace(";2,00;", ";2,00;122,00;"));
    let csv = brought(&site, "egresos-2025.csv", "2025", &[]);
    assert_eq!((sum(&csv, "expenditure", "approved"), sum(&csv, "expenditure", "adjusted")), (57_000, 58_000));
}

#[test]
fn in_belgium_an_article_is_the_function_and_the_kind() {
    let table = "Fonction;Code économique;Article;Libellé;Budget initial 2025;Engagements;Imputations\n\
        104;111-01;104/111-01;Traitements;1.345.000,00;1.320.000,00;1.318.220,10\n\
        104;123-02;104/123-02;Frais de fonctionnement;92.500,00;88.100,00;80.050,00\n\
        421;140-02;421/140-02;Entretien de la voirie;470.000,00;466.000,00;430.000,25\n";
    let beside = |title: &str| table.replace("Article", title);
    for title in ["Article", "Article budgétaire"] {
        let site = of_country("BE").beside("depenses-2025.csv", beside(title));
        let read = words(&site, "depenses-2025.csv", &[]);
        assert_eq!(read, ["functional", "economic", "-", "name", "approved", "committed", "accrued"], "{title}");
        let csv = brought(&site, "depenses-2025.csv", "2025", &[]);
        // 1,345,000.00 + 92,500.00 + 470,000.00, and 1,318,220.10 + 80,050.00 + 430,000.25.
        assert_eq!(sum(&csv, "expenditure", "approved"), 190_750_000);
        assert_eq!(sum(&csv, "expenditure", "accrued"), 182_827_035);
    }
}

#[test]
fn in_czechia_a_paragraf_is_what_for_and_a_polozka_what_on() {
    let table = "Paragraf;Název paragrafu;Položka;Název položky;Schválený rozpočet;Skutečnost\n\
        2212;Silnice;5171;Opravy a udržování;1 500,00;1 400,50\n3113;Základní školy;5171;Opravy a udržování;100,00;99,00\n\
        3113;Základní školy;5331;Příspěvky;3 200,00;3 200,00\n";
    for country in ["CZ", "DE"] {
        let site = of_country(country).beside("vydaje-2025.csv", table);
        let read = words(&site, "vydaje-2025.csv", &["--set", "direction=expenditure"]);
        assert_eq!((read[0].as_str(), read[2].as_str()), ("functional", "economic"), "{country}: {read:?}");
        let csv = brought(&site, "vydaje-2025.csv", "2025", &["--set", "direction=expenditure"]);
        assert!(csv.contains(",3113,5171,") && csv.contains(",2212,5171,"), "{csv}");
        assert_eq!(sum(&csv, "expenditure", "accrued"), 469_950);
    }
    let short = "ORJ;Par;Pol;Název;Schválený rozpočet;Skutečnost\n10;2212;5171;Opravy silnic;1 500,00;1 400,50\n\
        10;3113;5171;Opravy školy;100,00;99,00\n";
    let read = read("CZ", "vydaje-2025.csv", short, &["--set", "direction=expenditure"]);
    assert_eq!(read[1..], ["functional", "economic", "name", "approved", "accrued"]);
    // In Poland it is the object.
    let poland = "Dział;Rozdział;Paragraf;Nazwa;Plan;Wykonanie\n600;60016;4270;Remonty;1000,00;900,00\n\
        801;80101;4270;Remonty;500,00;400,00\n";
    let read = self::read("PL", "wydatki-2025.csv", poland, &["--set", "direction=expenditure"]);
    assert_eq!(read[2], "economic");
}
