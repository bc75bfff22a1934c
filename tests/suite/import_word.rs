//! `cabildo import minutes` of texts of Word and LibreOffice: nothing that is shown in them is lost, and nothing
//! that is not shown is published.

use std::fs;

use crate::archive::archive;
use crate::council::TOWN;
use crate::site::Site;

/// What an import writes below the head, and what it tells.
fn imported(name: &str, bytes: Vec<u8>) -> (String, String) {
    let site = Site::of_one_town().with("municipality.yaml", TOWN).beside(name, bytes);
    let outcome = site.run(&["import", "minutes", name, "--set", "date=2026-03-10", "--lang", "en"]).exits(0);
    let written = fs::read_to_string(site.path("content/uno/minutes/2026-03-10.md")).expect("minutes");
    site.check().exits(0);
    let (_, text) = written.split_once("\n---\n").expect("a head");
    (text.trim().to_owned(), outcome.stdout)
}

const STYLES: &str = "<w:styles>\
    <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"TDC1\"><w:name w:val=\"toc 1\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Reservado\"><w:name w:val=\"Reservado\"/><w:rPr><w:vanish/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Muy\"><w:name w:val=\"Muy\"/><w:basedOn w:val=\"Reservado\"/></w:style>\
    <w:style w:type=\"character\" w:styleId=\"Nombre\"><w:name w:val=\"Nombre\"/><w:rPr><w:vanish/></w:rPr></w:style>\
    <w:style w:type=\"character\" w:styleId=\"Fuera\"><w:name w:val=\"Fuera\"/><w:rPr><w:strike/></w:rPr></w:style>\
    </w:styles>";

/// A Word text of paragraphs, with other files beside it.
fn docx(body: &[String], others: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document><w:body>{}</w:body></w:document>", body.concat());
    let mut files = vec![("word/document.xml", document.as_str()), ("word/styles.xml", STYLES)];
    files.extend(others);
    archive(&files)
}

/// A LibreOffice text, with its automatic styles and those that have names.
fn odt(body: &str, automatic: &str, named: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{automatic}</office:automatic-styles>\
        <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let styles = format!("<office:document-styles><office:styles>{named}</office:styles></office:document-styles>");
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("styles.xml", &styles),
    ])
}

fn p(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

fn styled(style: &str, inside: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{inside}</w:p>")
}

fn run(text: &str) -> String {
    looks("", text)
}

fn looks(look: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A box as Word writes it: once for programs of today, and once more for older ones.
fn boxed(inside: &str) -> String {
    format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>{inside}</w:txbxContent>\
        </wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent>\
        </v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
}

#[test]
fn the_words_around_and_in_a_box_of_word_come_once_and_in_their_order() {
    let old = p(&run("Sello"));
    let old = format!("<w:r><w:pict><v:textbox><w:txbxContent>{old}</w:txbxContent></v:textbox></w:pict></w:r>");
    let cell = |inside: &str| format!("<w:tc>{}</w:tc>", p(inside));
    let wide = format!("<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc>", p(&run("Voto")));
    let nested = cell(&format!("{}{}", run("a "), boxed(&p(&run("b")))));
    let body = [
        styled("H1", &run("1. Uno")),
        styled("TDC1", &run("1. Uno 3")),
        p(&format!("{}{}{}", run("Antes "), boxed(&p(&run("Recuadro"))), run("y después"))),
        p(&format!("{}{old}{}", run("Firma "), run("aquí"))),
        p(&boxed(&format!("{}{}", p(&run("Solo")), p(&run("caja"))))),
        format!(
            "<w:tbl><w:tr>{wide}{}</w:tr><w:tr>{}{}{nested}</w:tr></w:tbl>",
            cell(&run("Nota")),
            cell(&run("Ana")),
            cell(&run("sí")),
        ),
    ];
    let (text, _) = imported("acta.docx", docx(&body, &[]));
    let expected = "## 1. Uno\n\nAntes y después\n\nRecuadro\n\nFirma aquí\n\nSello\n\nSolo\n\ncaja\n\n\
        | Voto |  | Nota |\n| --- | --- | --- |\n| Ana | sí | a b |";
    assert_eq!(text, expected);
}

/// A field of Word with what it gave.
fn field(form: &str, instruction: &str, given: &str) -> String {
    let given = match given {
        "" => String::new(),
        given => format!("<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{given}"),
    };
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\">{form}</w:fldChar></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
        {given}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    )
}

#[test]
fn signs_changes_and_fields_of_word_are_read_as_people_see_them() {
    let box_to_tick = "<w:ffData><w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox></w:ffData>";
    let known = "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>";
    let unknown = "<w:r><w:sym w:font=\"Dibujos\" w:char=\"F0FC\"/></w:r>";
    let cross = looks("<w:rFonts w:ascii=\"Wingdings\"/>", "\u{f0fb}");
    let hyphen = "<w:r><w:noBreakHyphen/></w:r>";
    let body = [
        p(&format!(
            "<w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo><w:del>{}</w:del>",
            run("ido"),
            run("llegado"),
            run("quitado")
        )),
        p(&format!("{}{hyphen}{}<w:r><w:noBreakHyphen/><w:t>2026</w:t></w:r>", run("AM"), run("05"))),
        p(&format!("{known}{}{unknown}{cross}{}", run(" Ana "), field(box_to_tick, " FORMCHECKBOX ", ""))),
        p(&format!("{}{}{}", run("Se paga "), looks("<w:strike/>", "10"), looks("<w:rStyle w:val=\"Fuera\"/>", "0 "))),
        p(&field("", " HYPERLINK &quot;https://x.example/y&quot; ", &run("por campo"))),
        p(&format!("{}<w:r><w:endnoteReference w:id=\"2\"/></w:r>", run("Cita"))),
    ];
    let note = p(&format!("{}{}", run("al final"), looks("<w:vanish/>", "secreto")));
    let notes = format!("<w:endnotes><w:endnote w:id=\"2\">{note}</w:endnote></w:endnotes>");
    let (text, told) = imported("acta.docx", docx(&body, &[("word/endnotes.xml", &notes)]));
    let expected = "llegado\n\nAM-05-2026\n\n✓ Ana ✗☒\n\nSe paga ~~100~~\n\n\
        [por campo](https://x.example/y)\n\nCita[^1]\n\n[^1]: al final";
    assert_eq!(text, expected);
    for said in [
        "deleted passages of the document that were not taken: 2",
        "hidden in the document and were not taken: 1",
        "not known and were not taken: 1",
    ] {
        assert!(told.contains(said), "{said} is not in {told}");
    }
}

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
fn a_libreoffice_text_comes_once_and_whole() {
    let frame = |inside: &str| {
        format!(
            "<draw:frame><draw:text-box>{inside}</draw:text-box><svg:title>Título del cuadro</svg:title></draw:frame>"
        )
    };
    let body = format!(
        "<text:table-of-content><text:index-body><text:p>1. Uno 3</text:p></text:index-body></text:table-of-content>\
        <text:h text:outline-level=\"1\">1. Uno</text:h><text:p>Antes {}y después</text:p><text:p>{}El ancla.</text:p>\
        <text:p>AM\u{2011}05 <text:span text:style-name=\"T1\">borrada</text:span> <text:span text:style-name=\"T2\">\u{f0fc}</text:span></text:p>\
        <text:list text:style-name=\"L1\"><text:list-item><text:p>uno</text:p><text:p>{}más de uno</text:p></text:list-item>\
        <text:list-item><text:p>dos</text:p></text:list-item></text:list>\
        <text:p><draw:frame><draw:image xlink:href=\"a.png\"/><draw:image xlink:href=\"a.svg\"/></draw:frame>Fin</text:p>",
        frame("<text:p>Caja</text:p>"),
        frame("<text:p>Caja A</text:p><text:list><text:list-item><text:p>Caja B</text:p></text:list-item></text:list>"),
        frame("<text:p>en la lista</text:p>"),
    );
    let automatic = "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>\
        <style:style style:name=\"T2\" style:family=\"text\"><style:text-properties style:font-name=\"Wingdings\"/></style:style>\
        <text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/></text:list-style>";
    let (text, told) = imported("acta.odt", odt(&body, automatic, ""));
    let expected = "\
## 1. Uno

Antes y después

Caja

El ancla.

Caja A

- Caja B

AM-05 ~~borrada~~ ✓

1. uno

   más de uno

en la lista

2. dos

Fin";
    assert_eq!(text, expected);
    assert!(told.contains("pictures, drawings and formulas that were not taken: 1"), "{told}");
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
    let over = [
        p(&format!("{begin}{}{}", says(" IF "), run("OCULTO E"))),
        p(&run("OCULTO F")),
        p(&format!("{shows}{}{end}", run("final"))),
    ];
    let body = [vec![p(&run("Uno")), p(&sum), p(&choice), p(&deep), p(&given)], over.to_vec()].concat();
    let notes = format!("<w:footnotes><w:footnote w:id=\"1\">{}</w:footnote></w:footnotes>", p(&run("OCULTO G")));
    let (text, told) = imported("acta.docx", docx(&body, &[("word/footnotes.xml", &notes)]));
    assert_eq!(text, "Uno\n\nTotal 7 votos\n\nse reserva\n\na la vista\n\ndado\n\nfinal");
    assert!(told.contains("hidden in the document and were not taken: 8"), "{told}");
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

/// A list of Word: its definition, and the number with which it begins anew.
fn list(id: u8, definition: u8, begins: Option<u8>) -> String {
    let begins = begins.map_or(String::new(), |number| {
        format!("<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"{number}\"/></w:lvlOverride>")
    });
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{definition}\"/>{begins}</w:num>")
}

#[test]
fn the_numbers_of_lists_are_those_that_readers_see() {
    let item = |id: u8, depth: u8, text: &str| {
        p(&format!(
            "<w:pPr><w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"{id}\"/></w:numPr></w:pPr>{}",
            run(text)
        ))
    };
    let level = |depth: u8, start: u8, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{depth}\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum>{}{}</w:numbering>",
        level(0, 3, "%1."),
        level(1, 1, "%1.%2."),
        list(1, 0, None),
        list(2, 0, Some(7)),
    );
    let body = [
        styled("H1", &run("1. Uno")),
        item(1, 0, "tres"),
        item(1, 0, "cuatro"),
        item(1, 1, "cuatro uno"),
        p(&run("interrumpe")),
        item(1, 0, "cinco"),
        item(2, 0, "siete"),
        item(2, 0, "ocho"),
    ];
    let (text, _) = imported("acta.docx", docx(&body, &[("word/numbering.xml", &numbering)]));
    let expected =
        "## 1. Uno\n\n3. tres\n4. cuatro\n   - 4.1. cuatro uno\n\ninterrumpe\n\n5. cinco\n\n7) siete\n8) ocho";
    assert_eq!(text, expected);
    let body = "<text:h text:outline-level=\"1\">Uno</text:h><text:h text:outline-level=\"2\">Detalle</text:h>\
        <text:list text:style-name=\"L1\"><text:list-item text:start-value=\"3\"><text:p>tres</text:p></text:list-item>\
        <text:list-item><text:p>cuatro</text:p><text:list><text:list-item><text:p>cuatro uno</text:p></text:list-item></text:list></text:list-item></text:list>\
        <text:p>interrumpe</text:p>\
        <text:list text:style-name=\"L1\" text:continue-numbering=\"true\"><text:list-item><text:p>cinco</text:p></text:list-item></text:list>\
        <text:list text:style-name=\"L1\"><text:list-item><text:p>otra</text:p></text:list-item></text:list>";
    let named = "<text:outline-style style:name=\"Outline\"><text:outline-level-style text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\" text:start-value=\"4\"/>\
        <text:outline-level-style text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\"/></text:outline-style>\
        <text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>\
        <text:list-level-style-number text:level=\"2\" style:num-format=\"1\" style:num-suffix=\".\" text:display-levels=\"2\"/></text:list-style>";
    let (text, _) = imported("acta.odt", odt(body, "", named));
    // The heading that is alone at its level is the title.
    let expected = "## 4.1. Detalle\n\n3. tres\n4. cuatro\n   - 4.1. cuatro uno\n\ninterrumpe\n\n5. cinco\n\n1) otra";
    assert_eq!(text, expected);
}

#[test]
fn headings_get_no_number_where_others_have_one() {
    let body = ["1. Verificación", "Proposiciones", "2. Varios", "Cierre"]
        .map(|heading| format!("{}{}", styled("H1", &run(heading)), p(&run(&format!("Texto de {heading}")))));
    let (text, _) = imported("acta.docx", docx(&body, &[]));
    let expected = "## 1. Verificación\n\nTexto de 1. Verificación\n\n## Proposiciones\n\nTexto de Proposiciones\n\n\
        ## 2. Varios\n\nTexto de 2. Varios\n\n## Cierre\n\nTexto de Cierre";
    assert_eq!(text, expected);
}

#[test]
fn a_broken_document_is_told_as_one() {
    let whole = docx(&[p(&run("Acta"))], &[]);
    let deep = format!("{}{}", "<w:p><w:r><w:t>a</w:t>".repeat(50_000), "</w:r></w:p>".repeat(50_000));
    let deep_lists = "<text:list><text:list-item>".repeat(50_000) + "<text:p>a</text:p>";
    let deep_lists = deep_lists + &"</text:list-item></text:list>".repeat(50_000);
    for (name, bytes) in [
        ("acta.docx", whole[..whole.len() / 2].to_vec()),
        // Made to trouble: what each paragraph holds stands in all others.
        ("acta.docx", docx(&[deep], &[])),
        ("acta.odt", odt(&deep_lists, "", "")),
        ("acta.DOCX", b"Acta de la sesi\xf3n".to_vec()),
        ("acta.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()),
        (
            "acta.odt",
            archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a><b></a>")]),
        ),
    ] {
        let site = Site::of_one_town().with("municipality.yaml", TOWN).beside(name, bytes);
        let said = "cannot be read as a text of Word (DOCX) or LibreOffice (ODT)";
        site.run(&["import", "minutes", name, "--set", "date=2026-03-10", "--lang", "en"]).exits(1).says(said);
    }
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
