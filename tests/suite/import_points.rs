//! `cabildo import minutes` of texts of Word and LibreOffice: the points, lists, tables and notes that they become.

use crate::archive::archive;
use crate::import_minutes::{text, town};

fn docx() -> Vec<u8> {
    let paragraph = |style: &str, text: &str| format!("<w:p><w:pPr>{style}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    let heading = |level: u8, text: &str| paragraph(&format!("<w:pStyle w:val=\"Ttulo{level}\"/>"), text);
    let item = |text: &str| paragraph("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>", text);
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("", text));
    let body = [
        heading(1, "Acta de la sesión"),
        paragraph("", "Reunidos el 10 de marzo de 2026 a las 9, con *todos*."),
        heading(2, "1. Presupuesto &amp; obras"),
        paragraph("", "El tesorero leyó el informe."),
        item("Aceras"),
        item("Luces"),
        format!(
            "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            cell("Obra"),
            cell("Monto"),
            cell("Aceras"),
            cell("1,000")
        ),
        heading(2, "2. Varios"),
        paragraph("", "Nada más."),
    ];
    let styles = "<w:styles><w:style w:styleId=\"Ttulo1\"><w:name w:val=\"heading 1\"/></w:style>\
        <w:style w:styleId=\"Ttulo2\"><w:name w:val=\"heading 2\"/></w:style></w:styles>";
    archive(&[
        ("word/document.xml", &format!("<w:document><w:body>{}</w:body></w:document>", body.concat())),
        ("word/styles.xml", styles),
    ])
}

fn odt() -> Vec<u8> {
    let content = "<office:document-content><office:body><office:text>\
        <text:h text:outline-level=\"1\">Acta de la sesión</text:h>\
        <text:p>Reunidos el 10 de marzo de 2026 a las 9, con *todos*.</text:p>\
        <text:h text:outline-level=\"2\">1. Presupuesto &amp; obras</text:h>\
        <text:p>El tesorero<office:annotation><text:p>¿seguro?</text:p></office:annotation> leyó<text:s/>el informe.</text:p>\
        <text:list><text:list-item><text:p>Aceras</text:p></text:list-item><text:list-item><text:p>Luces</text:p></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell><text:p>Obra</text:p></table:table-cell><table:table-cell><text:p>Monto</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell><text:p>Aceras</text:p></table:table-cell><table:table-cell><text:p>1,000</text:p></table:table-cell></table:table-row></table:table>\
        <text:h text:outline-level=\"2\">2. Varios</text:h><text:p>Nada más.</text:p>\
        </office:text></office:body></office:document-content>";
    archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)])
}

#[test]
fn a_text_of_word_or_libreoffice_keeps_its_headings_lists_tables_and_words() {
    for (name, bytes) in [("acta.docx", docx()), ("acta.odt", odt())] {
        let site = town().beside(name, bytes);
        site.run(&["import", "minutes", name, "--lang", "en"]).exits(0);
        let written = text(&site, "uno/minutes/2026-03-10.md");
        let expected = "\
---
title: Acta de la sesión
organ: concejo
date: 2026-03-10
agenda: headings
---

Reunidos el 10 de marzo de 2026 a las 9, con \\*todos\\*.

## 1. Presupuesto \\& obras

El tesorero leyó el informe.

- Aceras
- Luces

| Obra | Monto |
| --- | --- |
| Aceras | 1,000 |

## 2. Varios

Nada más.
";
        assert_eq!(written, expected, "{name}");
        let page = site.build_with(&["--no-search"]).exits(0).page("actas/2026-03-10/");
        for shown in ["Presupuesto &amp; obras", "con *todos*", "<li>Aceras", "<td"] {
            assert!(page.contains(shown), "{name}: {shown} is not in {page}");
        }
    }
}

#[test]
fn a_text_keeps_its_title_links_and_footnotes_and_not_what_is_hidden() {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let paragraph =
        |style: &str, inner: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{inner}</w:p>");
    let linked = [
        run("Vea "),
        format!("<w:hyperlink r:id=\"r1\">{}</w:hyperlink>", run("este enlace")),
        run(" y el anexo"),
        "<w:r><w:footnoteReference w:id=\"2\"/></w:r>".to_owned(),
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>lo privado</w:t></w:r>".to_owned(),
    ];
    let body = [
        paragraph("Title", &run("ACTA N° 7")),
        paragraph("H1", &run("Asistencia")),
        paragraph("X", &linked.concat()),
        paragraph("H1", &run("Presupuesto")),
    ];
    let docx = archive(&[
        ("word/document.xml", &format!("<w:document><w:body>{}</w:body></w:document>", body.concat())),
        (
            "word/styles.xml",
            "<w:styles><w:style w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style>\
            <w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>",
        ),
        (
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Target=\"https://example.org/a?b=1&amp;c=2\"/></Relationships>",
        ),
        (
            "word/footnotes.xml",
            "<w:footnotes><w:footnote w:id=\"2\"><w:p><w:r><w:t>Anexo de *marzo*</w:t></w:r></w:p></w:footnote></w:footnotes>",
        ),
    ]);
    let content = "<office:document-content><office:automatic-styles><style:style style:name=\"T1\" style:family=\"text\">\
        <style:text-properties text:display=\"none\"/></style:style></office:automatic-styles>\
        <office:body><office:text><text:p text:style-name=\"Title\">ACTA N° 7</text:p>\
        <text:h text:outline-level=\"1\">Asistencia</text:h>\
        <text:p>Vea <text:a xlink:href=\"https://example.org/a?b=1&amp;c=2\">este enlace</text:a> y el anexo\
        <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Anexo de *marzo*</text:p>\
        </text:note-body></text:note><text:span text:style-name=\"T1\">lo privado</text:span></text:p>\
        <text:h text:outline-level=\"1\">Presupuesto</text:h></office:text></office:body></office:document-content>";
    let odt = archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)]);
    for (name, bytes) in [("acta.docx", docx), ("acta.odt", odt)] {
        let site = town().beside(name, bytes);
        let outcome = site.run(&["import", "minutes", name, "--set", "date=2026-03-10", "--lang", "en"]).exits(0);
        assert!(outcome.stdout.contains("passages that are hidden in the document and were not taken: 1"), "{name}");
        let written = text(&site, "uno/minutes/2026-03-10.md");
        assert!(written.contains("title: ACTA N° 7") && written.contains("## 1. Asistencia"), "{name}: {written}");
        let line = "Vea [este enlace](https://example.org/a?b=1&c=2) y el anexo[^1]\n\n[^1]: Anexo de \\*marzo\\*\n";
        assert!(written.contains(line), "{name}: {written}");
        assert!(!written.contains("privado"), "{name}: {written}");
        site.check().exits(0);
    }
}

#[test]
fn headings_of_an_officers_own_styles_and_lists_by_letters_are_kept() {
    let paragraph =
        |inside: &str, text: &str| format!("<w:p><w:pPr>{inside}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    let styled = |style: &str, text: &str| paragraph(&format!("<w:pStyle w:val=\"{style}\"/>"), text);
    let item = |depth: u8, text: &str| {
        paragraph(&format!("<w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"1\"/></w:numPr>"), text)
    };
    let body = [
        styled("Ttulo1", "Acta"),
        // Based on one that is based on a heading.
        styled("Mio", "Actas"),
        paragraph("<w:outlineLvl w:val=\"1\"/>", "Presupuesto"),
        item(0, "Ingresos"),
        item(1, "tasas"),
        item(1, "multas"),
        item(0, "Gastos"),
        item(1, "salarios"),
        styled("Vineta", "Nota"),
        // Text, though its style is a heading's.
        paragraph("<w:pStyle w:val=\"Mio\"/><w:outlineLvl w:val=\"9\"/>", "Se leyó."),
        "<w:p><w:del><w:r><w:delText>tachado</w:delText></w:r></w:del></w:p>".to_owned(),
    ];
    let styles = "<w:styles><w:style w:styleId=\"Ttulo1\"><w:name w:val=\"heading 1\"/></w:style>\
        <w:style w:styleId=\"Ttulo2\"><w:name w:val=\"heading 2\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>\
        <w:style w:styleId=\"Punto\"><w:name w:val=\"Punto\"/><w:basedOn w:val=\"Ttulo2\"/></w:style>\
        <w:style w:styleId=\"Mio\"><w:name w:val=\"Punto del acta\"/><w:basedOn w:val=\"Punto\"/></w:style>\
        <w:style w:styleId=\"Vineta\"><w:name w:val=\"List Bullet\"/><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId=\"A\"><w:name w:val=\"a\"/><w:basedOn w:val=\"B\"/></w:style>\
        <w:style w:styleId=\"B\"><w:name w:val=\"b\"/><w:basedOn w:val=\"A\"/></w:style></w:styles>";
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"0\">\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2)\"/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
    let docx = archive(&[
        ("word/document.xml", &format!("<w:document><w:body>{}</w:body></w:document>", body.concat())),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
    ]);
    let site = town().beside("acta.docx", docx);
    let outcome = site.run(&["import", "minutes", "acta.docx", "--set", "date=2026-03-10", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("remarks and deleted passages of the document that were not taken: 1"));
    let written = text(&site, "uno/minutes/2026-03-10.md");
    let expected = "## 1. Actas\n\n## 2. Presupuesto\n\n\
        1. Ingresos\n   - a) tasas\n   - b) multas\n2. Gastos\n   - a) salarios\n- Nota\n\nSe leyó.\n";
    assert!(written.ends_with(expected), "{written}");
}

#[test]
fn cells_that_reach_over_columns_keep_them_and_letters_are_written_out() {
    let cell = |more: &str, text: &str| format!("<table:table-cell{more}><text:p>{text}</text:p></table:table-cell>");
    let content = format!(
        "<office:document-content><office:automatic-styles><text:list-style style:name=\"L1\">\
        <text:list-level-style-number text:level=\"1\" style:num-format=\"a\" style:num-suffix=\")\"/></text:list-style>\
        </office:automatic-styles><office:body><office:text><text:h text:outline-level=\"1\">Actas</text:h>\
        <text:list text:style-name=\"L1\"><text:list-item><text:p>uno</text:p></text:list-item>\
        <text:list-item><text:p>dos</text:p></text:list-item></text:list>\
        <table:table><table:table-row>{}{}</table:table-row><table:table-row><table:table-cell/>{}{}</table:table-row></table:table>\
        <text:h text:outline-level=\"1\">Varios</text:h></office:text></office:body></office:document-content>",
        cell("", "A"),
        cell(" table:number-columns-repeated=\"2\"", "B"),
        cell("", "C"),
        cell("", "D"),
    );
    let odt = archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)]);
    let site = town().beside("acta.odt", odt);
    site.run(&["import", "minutes", "acta.odt", "--set", "date=2026-03-10"]).exits(0);
    let written = text(&site, "uno/minutes/2026-03-10.md");
    let expected =
        "## 1. Actas\n\n- a) uno\n- b) dos\n\n| A | B | B |\n| --- | --- | --- |\n|  | C | D |\n\n## 2. Varios\n";
    assert!(written.ends_with(expected), "{written}");
}

/// A Word text of headings, each with its level, and a paragraph under each.
fn outline(headings: &[(u8, &str)]) -> Vec<u8> {
    let paragraph = |(level, text): &(u8, &str)| {
        format!(
            "<w:p><w:pPr><w:outlineLvl w:val=\"{}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p><w:p><w:r><w:t>Sobre {text}</w:t></w:r></w:p>",
            level - 1
        )
    };
    let body: String = headings.iter().map(paragraph).collect();
    archive(&[("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>"))])
}

#[test]
fn where_only_lower_headings_have_numbers_those_are_the_points() {
    let import = |headings: &[(u8, &str)], more: &[&str]| {
        let site = town().beside("acta.docx", outline(headings));
        let arguments = ["import", "minutes", "acta.docx", "--set", "date=2026-03-10", "--lang", "en"];
        let told = site.run(&[&arguments, more].concat()).exits(0).stdout;
        let told = told.contains("the points are the headings of level 2");
        (site.check().exits(0).codes(), text(&site, "uno/minutes/2026-03-10.md"), told)
    };
    let sections = [(1, "ACTA 5"), (1, "ORDEN DEL DÍA"), (2, "1.- Apertura"), (2, "2.- Cierre"), (1, "FIRMAS")];
    let (codes, written, told) = import(&sections, &[]);
    let (head, body) = written.split_once("\n---\n").expect("a head");
    assert!(head.contains("title: ACTA 5") && told, "{written}");
    let expected = "Sobre ACTA 5\n\n## ORDEN DEL DÍA\n\nSobre ORDEN DEL DÍA\n\n## 1. Apertura\n\nSobre 1.- Apertura\n\n\
        ## 2. Cierre\n\nSobre 2.- Cierre\n\n## FIRMAS\n\nSobre FIRMAS";
    assert_eq!(body.trim(), expected);
    assert!(!codes.contains(&"heading-without-number".to_owned()), "{codes:?}");
    let (_, written, told) = import(&sections, &["--set", "points=1"]);
    assert!(written.contains("## 2. ORDEN DEL DÍA") && written.contains("### 1.- Apertura") && !told, "{written}");
    // Each section counts anew: those are points below points.
    let anew = [(1, "Informes"), (2, "1. Obras"), (2, "2. Salud"), (1, "Mociones"), (2, "1. Plaza"), (2, "2. Luz")];
    let (_, written, told) = import(&anew, &[]);
    assert!(written.contains("## 1. Informes") && written.contains("## 2. Mociones") && !told, "{written}");
    let numbered = [(1, "1. Informes"), (2, "1.1. Obras"), (2, "1.2. Salud"), (1, "Cierre")];
    let (_, written, told) = import(&numbered, &[]);
    assert!(written.contains("## 1. Informes") && written.contains("### 1.1. Obras") && !told, "{written}");
}

#[test]
fn a_heading_that_stands_alone_below_the_first_is_no_title() {
    let paragraph = |style: &str, text: &str| format!("<w:p><w:pPr>{style}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    let heading = |level: u8, text: &str| paragraph(&format!("<w:pStyle w:val=\"Heading{level}\"/>"), text);
    let body = [heading(2, "1. Acta"), paragraph("", "Se leyó."), heading(1, "Anexo"), paragraph("", "Va la lista.")];
    let styles = "<w:styles><w:style w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style>\
        <w:style w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/></w:style></w:styles>";
    let bytes = archive(&[
        ("word/document.xml", &format!("<w:document><w:body>{}</w:body></w:document>", body.concat())),
        ("word/styles.xml", styles),
    ]);
    let site = town().beside("acta.docx", bytes);
    site.run(&["import", "minutes", "acta.docx", "--lang", "en", "--set", "date=2026-03-10"]).exits(0);
    let written = text(&site, "uno/minutes/2026-03-10.md");
    assert!(!written.contains("title: Anexo") && written.contains("Anexo"), "{written}");
}

#[test]
fn headings_over_points_are_told_and_stay_and_are_neither_a_title_nor_text_of_a_point() {
    let import = |headings: &[(u8, &str)]| {
        let paragraph = |(level, text): &(u8, &str)| {
            let level = if *level == 0 { String::new() } else { format!("<w:outlineLvl w:val=\"{}\"/>", level - 1) };
            format!("<w:p><w:pPr>{level}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
        };
        let body: String = headings.iter().map(paragraph).collect();
        let document = format!("<w:document><w:body>{body}</w:body></w:document>");
        let site = town().beside("acta.docx", archive(&[("word/document.xml", &document)]));
        let arguments = ["import", "minutes", "acta.docx", "--set", "date=2026-03-10", "--lang", "es"];
        let told = site.run(&arguments).exits(0).stdout;
        let codes = site.check().exits(0).codes();
        assert!(!codes.contains(&"heading-without-number".to_owned()), "{codes:?}");
        let written = text(&site, "uno/minutes/2026-03-10.md");
        let (head, body) = written.split_once("\n---\n").expect("a head");
        (told, head.to_owned(), body.trim().to_owned())
    };
    let expected = "## A) PARTE RESOLUTIVA\n\n## 1. Acta\n\nLeída.\n\n## 2. Crédito\n\nVisto.\n\n\
        ## B) PARTE DE CONTROL\n\n## 3. Ruegos\n\nNinguno.";
    let points = [(2, "1. Acta"), (0, "Leída."), (2, "2. Crédito"), (0, "Visto."), (2, "3. Ruegos"), (0, "Ninguno.")];
    for level in [1, 2] {
        let mut all = points.to_vec();
        all.insert(4, (level, "B) PARTE DE CONTROL"));
        all.insert(0, (level, "A) PARTE RESOLUTIVA"));
        let (told, head, body) = import(&all);
        assert_eq!((body.as_str(), head.contains("title:")), (expected, false), "{head}");
        assert!(
            told.contains("de las partes del orden del día: «A) PARTE RESOLUTIVA», «B) PARTE DE CONTROL»"),
            "{told}"
        );
        assert!(!told.contains("como texto"), "{told}");
    }
    // With a text of its own, a section is no title either, and stays.
    let (told, head, body) = import(&[
        (1, "A) PARTE RESOLUTIVA"),
        (0, "Con 7."),
        (2, "1. Acta"),
        (0, "Leída."),
        (1, "B) CONTROL"),
        (2, "2. Ruegos"),
        (0, "Ninguno."),
    ]);
    assert!(!head.contains("title:") && told.contains("«B) CONTROL»"), "{head}{told}");
    assert!(body.starts_with("## A) PARTE RESOLUTIVA\n\nCon 7.\n\n## 1. Acta"), "{body}");
}

/// Paragraphs of Word, each with the level of a heading, or 0 for text.
fn written(parts: &[(u8, &str)]) -> Vec<u8> {
    let paragraph = |(level, text): &(u8, &str)| {
        let level = if *level == 0 { String::new() } else { format!("<w:outlineLvl w:val=\"{}\"/>", level - 1) };
        format!("<w:p><w:pPr>{level}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
    };
    let body: String = parts.iter().map(paragraph).collect();
    archive(&[("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>"))])
}

/// What an import of such paragraphs writes below its head, what it tells, and the meeting's page.
fn taken(parts: &[(u8, &str)]) -> (String, String, String) {
    let site = town().beside("acta.docx", written(parts));
    let arguments = ["import", "minutes", "acta.docx", "--set", "date=2026-03-10", "--lang", "es"];
    let told = site.run(&arguments).exits(0).stdout;
    let codes = site.check().exits(0).codes();
    assert!(!codes.contains(&"heading-without-number".to_owned()), "{codes:?}");
    let whole = text(&site, "uno/minutes/2026-03-10.md");
    let (_, body) = whole.split_once("\n---\n").expect("a head");
    let page = site.build_with(&["--no-search"]).exits(0).page("actas/2026-03-10/");
    (body.trim().to_owned(), told, page)
}

#[test]
fn what_closes_minutes_is_text_of_theirs_and_not_of_the_last_point() {
    let begin = [(1, "1. Acta"), (0, "Leída."), (1, "2. Varios"), (0, "El alcalde habló de la plaza.")];
    let expected = "## 1. Acta\n\nLeída.\n\n## 2. Varios\n\nEl alcalde habló de la plaza.\n\n## Cierre\n\n";
    for closing in [
        &[
            "No habiendo más asuntos, se levanta la sesión a las 12.",
            "En Villa, a 3 de mayo de 2026",
            "El Secretario",
            "Ana Soto",
        ][..],
        &["En Villa, a 3 de mayo de 2026", "El Secretario", "Ana Soto", "Contra este acto cabe recurso."],
        &["ANA SOTO RUIZ", "SECRETARIA GENERAL"],
    ] {
        let parts: Vec<(u8, &str)> = begin.iter().copied().chain(closing.iter().map(|line| (0, *line))).collect();
        let (body, told, page) = taken(&parts);
        assert_eq!(body, format!("{expected}{}", closing.join("\n\n")));
        assert!(told.contains(&format!("desde «{}»", closing[0])), "{told}");
        // On the page it stands after the points, with its heading.
        let (points, after) = page.split_once("id=\"text\"").expect("a text");
        assert!(!points.contains(closing[0]) && after.contains(closing[0]) && after.contains("Cierre"), "{page}");
    }
    // With a heading of its own it needs none, and the point that closes keeps its sentence.
    let own = [(1, "1. Acta"), (0, "Leída."), (1, "FIRMAS"), (0, "El Secretario"), (0, "Ana Soto")];
    assert_eq!(taken(&own).0, "## 1. Acta\n\nLeída.\n\n## FIRMAS\n\nEl Secretario\n\nAna Soto");
    let (body, ..) = taken(&[
        (1, "1. Acta"),
        (0, "Leída."),
        (1, "2. Cierre"),
        (0, "Se levanta la sesión."),
        (0, "El Secretario"),
        (0, "Ana Soto"),
    ]);
    assert_eq!(
        body,
        "## 1. Acta\n\nLeída.\n\n## 2. Cierre\n\nSe levanta la sesión.\n\n## Cierre\n\nEl Secretario\n\nAna Soto"
    );
}

#[test]
fn letters_and_roman_numbers_of_headings_are_their_numbers_or_head_parts() {
    let (body, ..) = taken(&[(1, "A. Opening"), (0, "At nine."), (1, "B. Roads"), (0, "Mended.")]);
    assert_eq!(body, "## A. Opening\n\nAt nine.\n\n## B. Roads\n\nMended.");
    let (body, ..) =
        taken(&[(1, "I. Opening"), (0, "At nine."), (1, "A. Roll"), (0, "All."), (1, "II. Roads"), (0, "Mended.")]);
    assert_eq!(body, "## I. Opening\n\nAt nine.\n\n### A. Roll\n\nAll.\n\n## II. Roads\n\nMended.");
    let (body, _, page) = taken(&[
        (1, "I. RESOLUTIVA"),
        (2, "1. Acta"),
        (0, "Leída."),
        (1, "II. CONTROL"),
        (2, "2. Ruegos"),
        (0, "No hay."),
    ]);
    assert_eq!(body, "## I. RESOLUTIVA\n\n## 1. Acta\n\nLeída.\n\n## II. CONTROL\n\n## 2. Ruegos\n\nNo hay.");
    let order: Vec<usize> =
        ["I. RESOLUTIVA", "Acta</", "II. CONTROL", "Ruegos</"].iter().filter_map(|words| page.find(words)).collect();
    assert!(order.len() == 4 && order.is_sorted(), "{order:?} {page}");
    // Figures that begin again under each are parts of it.
    let (body, ..) =
        taken(&[(1, "I. Obras"), (2, "1. Muelle"), (0, "Sí."), (1, "II. Salud"), (2, "1. Agua"), (0, "No.")]);
    assert_eq!(body, "## I. Obras\n\n### 1. Muelle\n\nSí.\n\n## II. Salud\n\n### 1. Agua\n\nNo.");
    let (body, ..) = taken(&[(1, "Opening"), (0, "At nine."), (1, "4.5 acres of land"), (0, "Sold.")]);
    assert_eq!(body, "## 1. Opening\n\nAt nine.\n\n## 2. 4.5 acres of land\n\nSold.");
}

#[test]
fn a_table_of_contents_that_a_field_makes_is_left_out_and_told() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let instruction = |words: &str| format!("<w:r><w:instrText> {words} </w:instrText></w:r>");
    let run = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    let entry = |before: &str, words: &str, after: &str| {
        let page = format!(
            "{}{}{}{}{}",
            mark("begin"),
            instruction("PAGEREF _Toc1 \\h"),
            mark("separate"),
            run("3"),
            mark("end")
        );
        let link = format!("<w:hyperlink w:anchor=\"_Toc1\">{}{page}</w:hyperlink>", run(words));
        format!("<w:p>{before}{link}{after}</w:p>")
    };
    let heading = |words: &str| format!("<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>{}</w:p>", run(words));
    let body = [
        entry(
            &format!("{}{}{}", mark("begin"), instruction("TOC \\o &quot;1-3&quot; \\h"), mark("separate")),
            "1. Acta",
            "",
        ),
        entry("", "2. Varios", ""),
        format!("<w:p>{}{}</w:p>", mark("end"), run("Reunidos.")),
        heading("1. Acta"),
        heading("2. Varios"),
        format!("<w:p>{}</w:p>", run("Nada.")),
    ];
    let document = format!("<w:document><w:body>{}</w:body></w:document>", body.concat());
    let site = town().beside("acta.docx", archive(&[("word/document.xml", &document)]));
    let told =
        site.run(&["import", "minutes", "acta.docx", "--set", "date=2026-03-10", "--lang", "es"]).exits(0).stdout;
    assert!(told.contains("entradas de índices"), "{told}");
    let written = text(&site, "uno/minutes/2026-03-10.md");
    assert!(written.ends_with("---\n\nReunidos.\n\n## 1. Acta\n\n## 2. Varios\n\nNada.\n"), "{written}");
}

#[test]
fn a_text_without_headings_stays_text_and_it_is_told_how_it_gets_points() {
    let site = town().beside("acta.docx", written(&[(0, "ACTA 8"), (0, "1. Lectura del acta"), (0, "Se aprueba.")]));
    let told =
        site.run(&["import", "minutes", "acta.docx", "--set", "date=2026-03-10", "--lang", "es"]).exits(0).stdout;
    assert!(told.contains("`acta.docx` no tiene títulos"), "{told}");
    let written = text(&site, "uno/minutes/2026-03-10.md");
    assert!(written.ends_with("ACTA 8\n\n1\\. Lectura del acta\n\nSe aprueba.\n"), "{written}");
}
