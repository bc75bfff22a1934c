//! `cabildo import minutes` of texts of Word and LibreOffice: nothing that is not shown in them is published.

use crate::archive::archive;
use crate::council::TOWN;
use crate::import_word::{boxed, docx, imported, looks, odt, p, run, styled};
use crate::site::Site;

#[test]
fn what_word_hides_is_not_published_however_it_is_hidden() {
    let row = |more: &str, text: &str| format!("<w:tr><w:trPr>{more}</w:trPr><w:tc>{}</w:tc></w:tr>", p(&run(text)));
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr>";
    let body = [
        styled("H1", &run("1. Uno")),
        p(&format!(
            "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{}{}{}",
            run("Dos vecinas"),
            looks("<w:rStyle w:val=\"Nombre\"/>", " OCULTO A"),
            looks("<w:vanish/>", "OCULTO B")
        )),
        styled("Reservado", &run("OCULTO C")),
        styled("Muy", &format!("{}{}", run("OCULTO D"), looks("<w:vanish w:val=\"0\"/>", "a la vista"))),
        // How it looked before a change says nothing of today.
        p(&looks("<w:vanish/><w:rPrChange><w:rPr><w:vanish w:val=\"0\"/></w:rPr></w:rPrChange>", "OCULTO E")),
        p(&looks("<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>", "ya no oculta")),
        p(&format!("{hidden}<w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>", p(&run("OCULTO F")))),
        styled("Muy", &boxed(&p(&run("OCULTO G")))),
        p(&format!("{}{hidden}<w:footnoteReference w:id=\"1\"/></w:r>", run("sin nota"))),
        p(&format!("<w:hyperlink r:id=\"r1\">{}</w:hyperlink>{}", looks("<w:vanish/>", "OCULTO I"), run("sin enlace"))),
        format!(
            "<w:tbl>{}{}{}</w:tbl>",
            row("", "fila"),
            row("<w:hidden/>", "OCULTO J"),
            row("<w:del w:id=\"1\"/>", "OCULTO K")
        ),
    ];
    let notes = format!("<w:footnotes><w:footnote w:id=\"1\">{}</w:footnote></w:footnotes>", p(&run("OCULTO H")));
    let links = "<Relationships><Relationship Id=\"r1\" Target=\"https://OCULTO.example/\"/></Relationships>";
    let (text, told) =
        imported("acta.docx", docx(&body, &[("word/footnotes.xml", &notes), ("word/_rels/document.xml.rels", links)]));
    let expected =
        "## 1. Uno\n\nDos vecinas\n\na la vista\n\nya no oculta\n\nsin nota\n\nsin enlace\n\n| fila |\n| --- |";
    assert_eq!(text, expected);
    assert!(told.contains("hidden in the document and were not taken: 10"), "{told}");
    assert!(told.contains("deleted passages of the document that were not taken: 1"), "{told}");
}

#[test]
fn what_libreoffice_hides_is_not_published_however_it_is_hidden() {
    let body = "<text:h text:outline-level=\"1\">1. Uno</text:h>\
        <text:section text:display=\"none\"><text:p>OCULTO A</text:p><text:section><text:p>OCULTO A</text:p></text:section></text:section>\
        <text:section text:display=\"condition\" text:condition=\"ooow:1\" text:is-hidden=\"true\"><text:p>OCULTO B</text:p></text:section>\
        <text:section text:display=\"condition\" text:condition=\"ooow:0\"><text:p>Sección</text:p></text:section>\
        <text:p><text:hidden-paragraph text:condition=\"ooow:1\" text:is-hidden=\"true\"/>OCULTO C</text:p>\
        <text:p><text:hidden-paragraph text:condition=\"ooow:0\"/>Se ve</text:p>\
        <text:p>Ver <text:hidden-text text:condition=\"ooow:1\" text:string-value=\"OCULTO\" text:is-hidden=\"true\">OCULTO D</text:hidden-text>\
        <text:hidden-text text:condition=\"ooow:0\" text:string-value=\"todo\">todo</text:hidden-text>\
        <text:variable-set text:display=\"none\" text:name=\"v\">OCULTO E</text:variable-set>.</text:p>\
        <text:p text:style-name=\"P1\">OCULTO F<text:span text:style-name=\"T2\">a la vista</text:span></text:p>\
        <text:p>Dos <text:span text:style-name=\"T1\">OCULTO G <text:a xlink:href=\"https://OCULTO.example/\">OCULTO</text:a></text:span> vecinas</text:p>\
        <text:p>Nota<text:note><text:note-body><text:p><text:span text:style-name=\"Nombre\">OCULTO H</text:span></text:p></text:note-body></text:note></text:p>\
        <text:p text:style-name=\"Reservado\"><draw:frame><draw:text-box><text:p>OCULTO I</text:p></draw:text-box></draw:frame></text:p>\
        <table:table><table:table-row><table:table-cell><text:p>fila</text:p></table:table-cell></table:table-row>\
        <table:table-row table:visibility=\"collapse\"><table:table-cell><text:p>OCULTO J</text:p></table:table-cell></table:table-row></table:table>";
    let automatic = "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Reservado\"/>\
        <style:style style:name=\"T1\" style:family=\"text\" style:parent-style-name=\"Nombre\"/>\
        <style:style style:name=\"T2\" style:family=\"text\"><style:text-properties text:display=\"true\"/></style:style>";
    let named = "<style:style style:name=\"Reservado\" style:family=\"paragraph\"><style:text-properties text:display=\"none\"/></style:style>\
        <style:style style:name=\"Nombre\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>";
    let (text, told) = imported("acta.odt", odt(body, automatic, named));
    let expected =
        "## 1. Uno\n\nSección\n\nSe ve\n\nVer todo.\n\na la vista\n\nDos vecinas\n\nNota\n\n| fila |\n| --- |";
    assert_eq!(text, expected);
    assert!(told.contains("hidden in the document and were not taken: 11"), "{told}");
}

#[test]
fn what_stands_in_the_instruction_of_a_field_of_word_is_not_published() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let says = |words: &str| format!("<w:r><w:instrText xml:space=\"preserve\">{words}</w:instrText></w:r>");
    let (begin, shows, end) = (mark("begin"), mark("separate"), mark("end"));
    let inner = |code: &str, gave: &str| format!("{begin}{}{shows}{}{end}", says(code), run(gave));
    let sum = format!(
        "{}{begin}{}{}{}{shows}{}{end}{}",
        run("Total "),
        says(" = "),
        inner(" REF n ", "5"),
        says(" + 2 "),
        run("7"),
        run(" votos")
    );
    let choice = format!(
        "{begin}{}{}{}{}{}{shows}{}{end}",
        says(" IF "),
        inner(" DOCPROPERTY Estado ", "OCULTO A"),
        says(" = &quot;x&quot; &quot;"),
        run("OCULTO B"),
        says("&quot; "),
        run("se reserva")
    );
    // In one that stands in the instruction of one that does; a note to what is not shown is not shown.
    let in_inner =
        format!("{begin}{}{}{shows}{}{end}", says(" IF "), inner(" MERGEFIELD x ", "OCULTO C"), run("OCULTO D"));
    let noted = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>";
    let deep = format!("{begin}{}{in_inner}{noted}{shows}{}{end}", says(" IF "), run("a la vista"));
    // What a field gave may be a field, and the instruction go over paragraphs.
    let given = format!("{begin}{}{shows}{}{end}", says(" QUOTE "), inner(" REF m ", "dado"));
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p(&run("OCULTO H")));
    let over = [
        p(&format!("{begin}{}{}", says(" IF "), run("OCULTO E"))),
        p(&run("OCULTO F")),
        table,
        p(&format!("{shows}{}{end}", run("final"))),
    ];
    let body = [vec![p(&run("Uno")), p(&sum), p(&choice), p(&deep), p(&given)], over.to_vec()].concat();
    let notes = format!("<w:footnotes><w:footnote w:id=\"1\">{}</w:footnote></w:footnotes>", p(&run("OCULTO G")));
    let (text, told) = imported("acta.docx", docx(&body, &[("word/footnotes.xml", &notes)]));
    assert_eq!(text, "Uno\n\nTotal 7 votos\n\nse reserva\n\na la vista\n\ndado\n\nfinal");
    assert!(told.contains("hidden in the document and were not taken: 9"), "{told}");
}

#[test]
fn what_a_bookmark_of_libreoffice_hides_is_not_published_even_over_paragraphs() {
    let hides =
        |name: &str| format!("<text:bookmark-start text:name=\"{name}\" loext:condition=\"\" loext:hidden=\"true\"/>");
    let ends = |name: &str| format!("<text:bookmark-end text:name=\"{name}\"/>");
    let body = format!(
        "<text:p>Antes {}OCULTO {}después</text:p><text:p>Uno {}OCULTO</text:p><text:p>OCULTO {}Dos</text:p>\
        <text:p><text:bookmark-start text:name=\"c\"/>A la vista{}</text:p>\
        <text:p>Caja<draw:frame draw:display=\"none\"><draw:text-box><text:p>OCULTO</text:p></draw:text-box></draw:frame></text:p>",
        hides("a"),
        ends("a"),
        hides("b"),
        ends("b"),
        ends("c")
    );
    let (text, told) = imported("acta.odt", odt(&body, "", ""));
    assert_eq!(text, "Antes después\n\nUno\n\nDos\n\nA la vista\n\nCaja");
    assert!(told.contains("hidden in the document and were not taken: 4"), "{told}");
}

#[test]
fn a_document_in_which_nothing_is_shown_is_told_as_that() {
    let hidden = p(&looks("<w:vanish/>", "OCULTO"));
    let scan = p("<w:r><w:drawing><a:blip r:embed=\"r1\"/></w:drawing></w:r>");
    for body in [hidden, scan, "<w:altChunk r:id=\"r1\"/>".to_owned()] {
        let site = Site::of_one_town().with("municipality.yaml", TOWN).beside("acta.docx", docx(&[body], &[]));
        let outcome = site.run(&["import", "minutes", "acta.docx", "--set", "date=2026-03-10", "--lang", "en"]);
        outcome.exits(1).says("has no text that is shown");
    }
}

#[test]
fn what_a_change_deleted_of_a_table_or_between_paragraphs_is_gone() {
    let cell = |more: &str, text: &str| format!("<w:tc><w:tcPr>{more}</w:tcPr>{}</w:tc>", p(&run(text)));
    let gone = "<w:cellDel w:id=\"1\" w:author=\"x\"/>";
    let joined = |mark: &str, text: &str| format!("<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{}</w:p>", run(text));
    let body = [
        styled("H1", &run("1. Uno")),
        // Two of three cells are left in a row, and none of another.
        format!(
            "<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            cell("", "Ana"),
            cell(gone, "BORRADO A"),
            cell("", "sí"),
            cell(gone, "BORRADO B"),
            cell("", "Beto"),
            cell("", "no"),
        ),
        joined("<w:del w:id=\"2\"/>", "AM-05"),
        joined("<w:del w:id=\"3\"></w:del>", "-2026"),
        p(&run(" se aprobó.")),
        joined("<w:moveFrom w:id=\"4\"/>", "2. "),
        styled("H1", &run("Dos")),
        joined("<w:ins w:id=\"5\"/>", "Uno."),
        // What would go on and does not, before a table, in a cell and in a box.
        joined("<w:del w:id=\"6\"/>", "Antes de la tabla"),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", joined("<w:del w:id=\"7\"/>", "última de la celda")),
        p(&format!("{}{}", run("Caja:"), boxed(&joined("<w:del w:id=\"8\"/>", "dentro")))),
        joined("<w:del w:id=\"9\"/>", "Fin"),
    ];
    let (text, told) = imported("acta.docx", docx(&body, &[]));
    let expected = "## 1. Uno\n\n| Ana | sí |\n| --- | --- |\n| Beto | no |\n\nAM-05-2026 se aprobó.\n\n\
        ## 2. Dos\n\nUno.\n\nAntes de la tabla\n\n| última de la celda |\n| --- |\n\nCaja:\n\ndentro\n\nFin";
    assert_eq!(text, expected);
    assert!(told.contains("deleted passages of the document that were not taken: 2"), "{told}");
}

#[test]
fn what_word_keeps_in_files_of_their_own_is_told_and_what_all_styles_hide_is_not_published() {
    let apart = ["<w:altChunk r:id=\"r1\"/>", "<w:subDoc r:id=\"r2\"/>"].map(str::to_owned);
    let body = [vec![styled("H1", &run("1. Uno")), p(&run("Se abre."))], apart.to_vec()].concat();
    let (text, told) = imported("acta.docx", docx(&body, &[("word/trozo.htm", "<p>Trozo</p>")]));
    assert_eq!(text, "## 1. Uno\n\nSe abre.");
    assert!(told.contains("stand in files of their own inside it or beside it and were not taken: 2"), "{told}");
    let document = format!(
        "<w:document><w:body>{}{}{}</w:body></w:document>",
        styled("H1", &run("1. Uno")),
        p(&run("OCULTO")),
        styled("Nota", &run("a la vista")),
    );
    let styles = "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Shown\"><w:name w:val=\"x\"/><w:rPr><w:vanish w:val=\"0\"/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Shown\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Nota\"><w:name w:val=\"nota\"/><w:basedOn w:val=\"Shown\"/></w:style></w:styles>";
    let (text, told) = imported("acta.docx", archive(&[("word/document.xml", &document), ("word/styles.xml", styles)]));
    assert_eq!(text, "## 1. Uno\n\na la vista");
    assert!(told.contains("hidden in the document and were not taken: 1"), "{told}");
}

#[test]
fn columns_that_libreoffice_hides_are_not_published() {
    let cell = |more: &str, text: &str| format!("<table:table-cell{more}><text:p>{text}</text:p></table:table-cell>");
    let twice = " table:number-columns-repeated=\"2\"";
    let inner =
        format!("<table:table><table:table-row>{}{}</table:table-row></table:table>", cell("", "a"), cell("", "b"));
    let body = format!(
        "<text:h text:outline-level=\"1\">1. Uno</text:h><table:table>\
        <table:table-header-columns><table:table-column/></table:table-header-columns>\
        <table:table-column table:visibility=\"collapse\"{twice}/><table:table-column/>\
        <table:table-row>{}{}{}{}</table:table-row><table:table-row>{}{}{}</table:table-row>\
        <table:table-row>{}{}</table:table-row></table:table>\
        <text:p>q <draw:frame draw:display=\"none\"><draw:text-box><text:p>OCULTO D</text:p></draw:text-box></draw:frame> r</text:p>",
        cell("", "Ana"),
        cell("", "OCULTO A"),
        "<table:covered-table-cell/>",
        cell("", "sí").replace("</table:table-cell>", &format!("{inner}</table:table-cell>")),
        cell("", "Beto"),
        cell(twice, "OCULTO B"),
        cell("", "no"),
        // A cell that stands for a column that is shown, and one that is not.
        cell(twice, "Cata"),
        cell(twice, "ausente"),
    );
    let (text, told) = imported("acta.odt", odt(&body, "", ""));
    assert_eq!(text, "## 1. Uno\n\n| Ana | sí a b |\n| --- | --- |\n| Beto | no |\n| Cata | ausente |\n\nq r");
    assert!(told.contains("hidden in the document and were not taken: 3"), "{told}");
}

#[test]
fn what_fields_set_is_never_shown_and_a_table_of_hidden_words_is_none() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let field = |instruction: &str, gives: &str| {
        let instruction = format!("<w:r><w:instrText>{instruction}</w:instrText></w:r>");
        [mark("begin"), instruction, mark("separate"), run(gives), mark("end")].concat()
    };
    let simple = format!("<w:fldSimple w:instr=\" set y 1 \">{}</w:fldSimple>", run("OCULTO C"));
    let cell = |text: &str| format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p(text));
    let body = [
        styled("H1", &run("1. Uno")),
        p(&[
            field(" SET x \"a\" ", "OCULTO A"),
            run("dos "),
            field("ASK y ", &field(" REF x ", "OCULTO B")),
            simple,
            run("vecinas"),
        ]
        .concat()),
        p(&field(" REF x ", "a la vista")),
        cell(&looks("<w:vanish/>", "OCULTO D")),
        cell(""),
    ];
    let (text, told) = imported("acta.docx", docx(&body, &[]));
    assert_eq!(text, "## 1. Uno\n\ndos vecinas\n\na la vista\n\n|  |\n| --- |");
    assert!(told.contains("hidden in the document and were not taken: 4"), "{told}");
    let cell = "<table:table-cell><text:p>OCULTO</text:p></table:table-cell>";
    let body = format!(
        "<text:h text:outline-level=\"1\">1. Uno</text:h><text:p>Antes<text:bookmark-start text:name=\"m\" loext:hidden=\"true\"/></text:p>\
        <table:table><table:table-row>{cell}{cell}</table:table-row></table:table>\
        <text:p><text:bookmark-end text:name=\"m\"/>Después</text:p>"
    );
    let (text, _) = imported("acta.odt", odt(&body, "", ""));
    assert_eq!(text, "## 1. Uno\n\nAntes\n\nDespués");
}
