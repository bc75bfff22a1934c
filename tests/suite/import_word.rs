//! `cabildo import minutes` of texts of Word and LibreOffice: nothing that is shown in them is lost, and it
//! comes as readers see it.

use std::fs;

use crate::archive::archive;
use crate::council::TOWN;
use crate::site::Site;

/// What an import writes below the head, and what it tells.
pub fn imported(name: &str, bytes: Vec<u8>) -> (String, String) {
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
pub fn docx(body: &[String], others: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document><w:body>{}</w:body></w:document>", body.concat());
    let mut files = vec![("word/document.xml", document.as_str()), ("word/styles.xml", STYLES)];
    files.extend(others);
    archive(&files)
}

/// A LibreOffice text, with its automatic styles and those that have names.
pub fn odt(body: &str, automatic: &str, named: &str) -> Vec<u8> {
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

pub fn p(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

pub fn styled(style: &str, inside: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{inside}</w:p>")
}

pub fn run(text: &str) -> String {
    looks("", text)
}

pub fn looks(look: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A box as Word writes it: once for programs of today, and once more for older ones.
pub fn boxed(inside: &str) -> String {
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
        // Nobody can say where the instruction of its field ends.
        (
            "acta.docx",
            docx(&[p(&run("Acta")), p("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"), p(&run("Fin"))], &[]),
        ),
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
