//! Attachments that are programs, or hold one: opened from the portal's own address they would do in a
//! reader's browser whatever the portal itself may do, and no page's policy reaches them.

mod drawing;
mod style;

use crate::findings::{Code, Finding, Findings, Place};

/// Endings of files that a browser, a server or a computer runs.
const PROGRAMS: [&str; 32] = [
    "html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "hta", "js", "mjs", "swf", "svgz", "xsl", "xslt", "php",
    "phtml", "phar", "cgi", "pl", "asp", "aspx", "jsp", "exe", "msi", "com", "bat", "cmd", "scr", "vbs", "jar", "apk",
    "lnk",
];

/// Whether a file must be looked into, by its ending.
pub fn must_be_read(path: &str) -> bool {
    matches!(ending(path).as_str(), "svg" | "xml")
}

/// Tells an attachment that is a program by its name or, where its bytes are given, by what is in it.
pub fn check(path: &str, bytes: Option<&[u8]>, findings: &mut Findings) {
    let ending = ending(path);
    let what =
        if PROGRAMS.contains(&ending.as_str()) { Some(format!(".{ending}")) } else { bytes.and_then(drawing::running) };
    if let Some(what) = what {
        findings.add(Finding::new(Code::ActiveFile, Place::file(&path.into())).with("path", path).with("what", what));
    }
}

fn ending(path: &str) -> String {
    path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str, text: &str) -> bool {
        let mut findings = Findings::new();
        check(path, must_be_read(path).then_some(text.as_bytes()), &mut findings);
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
    }
}
