//! Attachments that are programs, or hold one: opened from the portal's own address they would do in a
//! reader's browser whatever the portal itself may do, and no page's policy reaches them.

mod drawing;
mod style;
mod unfolding;

use super::attachments;
use crate::findings::{Code, Finding, Findings, Place};
use crate::text::nature::{self, Fault};
use crate::text::runs;

/// Endings of files that a browser or a server runs; what a computer runs stands in [`runs::is_program`].
const PROGRAMS: &[&str] = &[
    "html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "mjs", "cjs", "wasm", "swf", "svgz", "xsl", "xslt", "xbl",
    "php", "php3", "php4", "php5", "php7", "php8", "pht", "phtml", "phar", "cgi", "asp", "aspx", "jsp", "jspx",
];
/// Endings by which servers know a program or a page also where another stands behind them: `acta.html.copia`.
const INNER: &[&str] = &["php", "phtml", "phar", "pht", "cgi", "shtml", "html", "htm", "xhtml", "xht", "svgz"];

/// Tells an attachment that is a program by its name or, where its bytes are given, by what is in it, and a
/// drawing that is small and shows more than any browser can draw.
pub fn check(path: &str, bytes: Option<&[u8]>, findings: &mut Findings) {
    let what = by_name(path).or_else(|| bytes.and_then(drawing::running));
    if let Some(what) = what {
        findings.add(Finding::new(Code::ActiveFile, Place::file(&path.into())).with("path", path).with("what", what));
    } else if bytes.is_some_and(unfolding::is_bomb) {
        attachments::wrong(&path.into(), Fault::Bomb.id(), findings);
    }
}

/// The ending by which a file is known for a program.
fn by_name(path: &str) -> Option<String> {
    let last = ending(path);
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    // Of an ending that everybody knows, no server takes the one before it for what the file is, but for PHP.
    let is_known = nature::is_known(path);
    let runs = |part: &&str| INNER.contains(part) && (!is_known || part.starts_with("ph"));
    let inner = || name.split('.').skip(1).find(runs).map(|part| format!(".{part}"));
    (PROGRAMS.contains(&last.as_str()) || runs::is_program(&last)).then(|| format!(".{last}")).or_else(inner)
}

fn ending(path: &str) -> String {
    path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str, text: &str) -> bool {
        let mut findings = Findings::new();
        check(path, nature::may_be_shown(path, text.as_bytes()).then_some(text.as_bytes()), &mut findings);
        findings.has_errors()
    }

    fn drawing(inside: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" \
             xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inside}</svg>"
        )
    }

    #[test]
    fn what_a_drawing_program_writes_is_no_program() {
        for inside in [
            "<rect width=\"1\" fill=\"url(#a)\" style=\"fill:url(#b);stroke:#fff\"/><use xlink:href=\"#x\"/>",
            "<style>.a { fill: url(\"#g\") }</style><a href=\"https://ejemplo.org/\"><text>Más</text></a>",
            "<image href=\"data:image/png;base64,iVBORw0KGgo=\"/><metadata><c:work xmlns:c=\"http://x/\" c:rdf=\"http://x/\"/></metadata>",
            "<style>@media print { .a { fill: rgb(1, 2, 3); transform: translate(1px) } }</style><rect id=\"url\"/>",
            "<text font-family=\"Arial, sans-serif\"><tspan x=\"1\">Calle 4 (norte)</tspan><title>a: b</title></text>",
            "<sodipodi:namedview xmlns:sodipodi=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" \
             sodipodi:docname=\"/home/ana/a.svg\"/>",
            "<animate attributeName=\"opacity\" values=\"0;1\"/><!-- una nota -->",
        ] {
            assert!(!told("files/escudo.svg", &drawing(inside)), "{inside}");
        }
        assert!(!told("files/escudo.svg", "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\"><svg/>"));
        assert!(!told("files/plano.pdf", "%PDF") && !told("files/tabla.csv", "=1+1"));
    }

    #[test]
    fn what_runs_or_loads_is_told() {
        for inside in [
            "<script>hit=1</script>",
            "<SCRIPT href=\"x.js\"/>",
            "<x:script xmlns:x=\"http://www.w3.org/2000/svg\">hit=1</x:script>",
            "<rect onload=\"hit=1\"/>",
            "<rect ONCLICK='hit=1'/>",
            "<foreignObject><p/></foreignObject>",
            "<a href=\"javascript:hit=1\"><text>x</text></a>",
            "<a xlink:href=\"&#106;avascript:hit=1\"><text>x</text></a>",
            "<a xlink:href=\" java&#9;script:hit=1\"><text>x</text></a>",
            "<set attributeName=\"xlink:href\" to=\"javascript:hit=1\"/>",
            "<image href=\"https://evil.example/x.png\"/>",
            "<use href=\"data:image/svg+xml,x#y\"/>",
            "<style>@import \"//evil.example/x.css\";</style>",
            "<style><![CDATA[rect { fill: url( 'https://evil.example/x' ) }]]></style>",
            "<rect style=\"fill:url(//evil.example/x)\"/>",
            "<rect fill=\"url(https://evil.example/x#y)\"/>",
            "<style>rect { mask-image: image-set('https://evil.example/x' 1x) }</style>",
            "<style>rect { mask-image: -webkit-image-set('https://evil.example/x' 1x) }</style>",
            "<style>rect { mask: src('//evil.example/x') }</style>",
            "<rect mask=\"image('https://evil.example/x')\"/>",
            "<style>@document url(#x) {}</style>",
            "<m xmlns=\"http://www.w3.org/1998/Math/MathML\"/>",
            "<meta xmlns=\"http://www.w3.org/1999/xhtml\" http-equiv=\"refresh\" content=\"0;url=//evil.example/\"/>",
            "<meta xmlns=\"http&#58;//www.w3.org/1999/xhtml\" http-equiv=\"refresh\" content=\"0\"/>",
            "<h:img xmlns:h=\"http://www.w3.org/1999/xhtml\" srcset=\"https://evil.example/x\"/>",
            "<h:p xmlns:h=\"http://www.w3.org/1999/xhtml\">x</h:p>",
            "<a href=\"https://ejemplo.org/\" ping=\"https://evil.example/\"/>",
            "<rect later=\"https://evil.example/\"/>",
            "<rect later=\"//evil.example/\"/>",
            "<style>rect { mask: image-set<!-- x -->('https://evil.example/x' 1x) }</style>",
            "<style>rect { mask: image-set<![CDATA[('https://evil.example/x' 1x)]]> }</style>",
            "<style>rect { mask: image-set<g/>('https://evil.example/x' 1x) }</style>",
            "<rect style=\"cursor: auto url(https://evil.example/x)\"/>",
            "<rect style=\"mask: image-set('https://evil.example/x' 1x)\"/>",
            "<rect style=\"mask: ima\\67 e-set('https://evil.example/x' 1x)\"/>",
            "<link rel=\"preload\" imagesrcset=\"x\"/>",
            "<unheardof/>",
        ] {
            assert!(told("files/escudo.svg", &drawing(inside)), "{inside}");
        }
        for whole in [
            "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>",
            "<?xml-stylesheet href=\"x.css\"?><svg/>",
            "<svg><script>hit=1</script>",
            "<svg></p>",
        ] {
            assert!(told("files/escudo.svg", whole), "{whole}");
        }
        let html = "<x xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:script>hit=1</h:script></x>";
        assert!(told("files/datos.xml", html) && told("files/pagina.HTML", "") && told("files/a.svgz", ""));
        for path in ["files/pagina.html.copia", "files/acta.php.pdf", "files/x.PHP8", "files/x.html.", "files/x.url"] {
            assert!(told(path, ""), "{path}");
        }
        for path in ["files/www.alcaldia.com.pdf", "files/pagina.html.pdf", "files/php.pdf", "files/html"] {
            assert!(!told(path, ""), "{path}");
        }
    }

    #[test]
    fn another_language_of_marks_is_published_where_nothing_in_it_runs_whatever_its_name() {
        let script = "<f><script xmlns=\"http://www.w3.org/1999/xhtml\">hit=1</script></f>";
        let utf16: String = script.chars().flat_map(|letter| [letter, '\0']).collect();
        for path in ["files/x.xsd", "files/x.atom", "files/x.kml", "files/x.gml", "files/x.foo", "files/x"] {
            assert!(told(path, script) && told(path, &format!("\u{feff}\n{script}")) && told(path, &utf16), "{path}");
            for harmless in [
                "<?xml version=\"1.0\"?><gpx xmlns=\"http://www.topografix.com/GPX/1/1\" creator=\"G\">\
                 <metadata><link href=\"https://ejemplo.org/\"/></metadata></gpx>",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><link rel=\"self\" href=\"/a\"/></feed>",
                "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><description><![CDATA[<b onclick=\"x\">]]></description></kml>",
                "<g:a xmlns:g=\"http://www.opengis.net/gml\" xmlns:l=\"http://www.w3.org/1999/xlink\" l:href=\"#p1\"/>",
            ] {
                assert!(!told(path, harmless), "{path} {harmless}");
            }
            assert!(told(path, "<feed xmlns=\"http://www.w3.org/2005/Atom\"><link href=\"javascript:hit=1\"/></feed>"));
        }
    }

    #[test]
    fn letters_of_an_older_encoding_that_is_declared_hide_nothing() {
        let mut findings = Findings::new();
        check("files/x.kml", Some(b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><kml>Le\xf3n</kml>"), &mut findings);
        assert!(!findings.has_errors());
        check("files/x.kml", Some(b"<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><kml>Le\xf3n</kml>"), &mut findings);
        assert!(findings.has_errors());
    }

    #[test]
    fn a_small_drawing_that_shows_itself_a_million_times_is_told() {
        let level = |of: usize| format!("<g id=\"a{of}\">{}</g>", format!("<use href=\"#a{}\"/>", of - 1).repeat(10));
        let levels = |most: usize| (1..=most).map(level).collect::<String>();
        assert!(told("files/escudo.svg", &drawing(&format!("<rect id=\"a0\"/>{}", levels(6)))));
        assert!(!told("files/escudo.svg", &drawing(&format!("<rect id=\"a0\"/>{}", levels(3)))));
    }
}
