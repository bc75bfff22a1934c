//! Addresses of mail and telephones of private people. An institution's own are not private.

use super::labels::{Kind, Label};
use super::scan::Scan;
use super::window::Window;
use super::{Hit, Known};
use crate::findings::Code;
use crate::text::slug::fold;

/// Words of offices, by which a telephone beside them is nobody's own.
const OFFICES: &[&str] = &[
    "alcaldia",
    "municipal",
    "municipio",
    "municipalidad",
    "ayuntamiento",
    "oficina",
    "oficinas",
    "secretaria",
    "tesoreria",
    "junta comunal",
    "institucional",
    "central",
    "conmutador",
    "pbx",
    "ext",
    "linea",
    "direccion",
    "departamento",
    "farmacia",
    "hospital",
    "centro",
    "clinica",
    "policia",
    "bomberos",
    "registro",
    "ouvidoria",
    "mairie",
    "comune",
    "prefeitura",
    "camara",
    "defensa",
    "emergencia",
    "emergencias",
    "atencion",
    "despacho",
    "ventanilla",
    "ingenieria",
    "aseo",
    "ornato",
    "concejo",
    "ufficio",
    "guichet",
    "biblioteca",
    "escuela",
    "council",
    "office",
    "city hall",
    "town hall",
    "hotline",
    "helpdesk",
    "gobernacion",
    "ministerio",
    "juzgado",
    "acueducto",
    "oficial",
    "conselho",
    "protezione civile",
    "cruz roja",
    "empresa",
    "recepcion",
    "sede",
    "palacio",
    "sinpe",
    "telegestion",
    "delegada",
    "delegado",
];

/// Words by which a telephone or address of mail is somebody's own, whatever stands beside it.
const OWN: &[&str] = &[
    "personal",
    "particular",
    "propio",
    "propia",
    "privado",
    "privada",
    "mi",
    "a mi",
    "llameme",
    "llamenme",
    "llamarme",
    "en su casa",
    "casa",
    "me",
    "pessoal",
    "privato",
    "mio",
    "perso",
    "private",
    "don",
    "dona",
    "senora",
    "senor",
    "sra",
    "sr",
    "vecino",
    "vecina",
    "mama",
    "papa",
];

/// Words by which those who invite give an address of mail.
const INVITES: &[&str] = &[
    "inscripciones",
    "inscripcion",
    "informes",
    "informacion",
    "consultas",
    "reservas",
    "inscricoes",
    "iscrizioni",
    "inscriptions",
];

/// Providers of mail for everybody.
const PROVIDERS: &[&str] = &[
    "gmail",
    "googlemail",
    "hotmail",
    "outlook",
    "live",
    "msn",
    "yahoo",
    "ymail",
    "icloud",
    "me",
    "aol",
    "proton",
    "protonmail",
    "gmx",
    "web",
    "libero",
    "virgilio",
    "tiscali",
    "uol",
    "bol",
    "terra",
    "sapo",
    "orange",
    "wanadoo",
    "free",
    "laposte",
    "wp",
    "onet",
    "interia",
    "yandex",
    "mail",
    "zoho",
];

/// Whether a domain is a provider's of mail for everybody.
pub fn is_for_everybody(domain: &str) -> bool {
    domain.split('.').next().is_some_and(|name| PROVIDERS.contains(&name)) && domain.matches('.').count() < 3
}

/// Whether the name of an office stands in a text.
pub fn is_of_office(text: &str) -> bool {
    has(text, OFFICES)
}

/// Whether one of the phrases stands in a text, as whole words.
pub fn has(text: &str, phrases: &[&str]) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    phrases.iter().any(|phrase| {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        words.windows(wanted.len()).any(|some| some == wanted)
    })
}

/// The telephone of a private person that begins where these windows do.
pub fn phone(scan: &Scan, label: Option<Label>, windows: &[Window]) -> Option<(Code, Window)> {
    let kind = label.map(|label| label.kind);
    if matches!(kind, Some(Kind::Thing)) {
        return None;
    }
    let plain = windows.iter().rev().find(|window| {
        let digits = window.form.chars().all(|c| matches!(c, '9' | ' ' | '-' | '.'));
        digits && (7..=14).contains(&window.digits()) && !window.is_bound && !is_year_list(window)
    })?;
    if is_amount(scan.text, plain.start) {
        return None;
    }
    let named = matches!(kind, Some(Kind::Mobile | Kind::Phone));
    let clause = fold(scan.clause(plain)).replace("wa.me", "");
    let own = has(&clause, OWN);
    let abroad = scan.text[..plain.start].ends_with('+') && plain.digits() >= 10;
    let broken = scan.text[plain.start..plain.end].contains('\n');
    let shown = named || abroad || (!broken && is_mobile(scan, plain, &clause));
    if !shown || is_open_to_all(plain, scan.known) || scan.is_example(plain) || (scan.of_office && !own) {
        return None;
    }
    let office = !own && (has(&clause, OFFICES) || has(&fold(scan.after(plain, 48)), OFFICES));
    (!office).then(|| (Code::PrivatePhone, plain.clone()))
}

/// The keys of the content that hold an amount of money; in currencies without decimals it is written
/// as a telephone is.
const AMOUNTS: &[&str] = &[
    "accrued",
    "added",
    "adjusted",
    "amount",
    "approved",
    "asked",
    "collected",
    "committed",
    "cost",
    "final",
    "increment",
    "interest",
    "money",
    "most_per_project",
    "ordered",
    "outstanding",
    "paid",
    "planned",
    "principal",
    "proposed",
    "repaid",
    "reserved",
    "reviewed",
    "running",
    "spent",
    "total",
];

/// How far before an amount its key is looked for.
const LONGEST_KEY: usize = 64;

/// Whether what begins here is the value of a key that holds an amount.
fn is_amount(text: &str, start: usize) -> bool {
    // A key is short; who looked back over a whole line would look as often as it has numbers.
    let near = &text[text.ceil_char_boundary(start.saturating_sub(LONGEST_KEY))..start];
    let line = near.rsplit('\n').next().unwrap_or_default();
    let before = line.trim_end_matches(['"', '\'', ' ']);
    let key =
        before.strip_suffix(':').map(|before| before.rsplit(|c: char| !c.is_ascii_lowercase() && c != '_').next());
    key.flatten().is_some_and(|key| AMOUNTS.contains(&key))
}

/// Days and years stand in groups too.
fn is_year_list(window: &Window) -> bool {
    let years = |group: &&str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    window.marked.split([' ', '-', '.']).filter(years).count() > 1
        || matches!(window.form.as_str(), "9999-99-99" | "99-99-9999" | "99.99.9999")
}

/// Whether a number has the form of a mobile telephone: Panama's wherever it stands, others' beside a name.
fn is_mobile(scan: &Scan, window: &Window, clause: &str) -> bool {
    // A number that is said to be one of a list is none.
    if clause.trim_end_matches([' ', '.', '°', 'º', ':']).ends_with([' ', '.'])
        || has(last_word(clause), &["n", "no", "num", "numero", "nº"])
    {
        return false;
    }
    let bound = window.first.checked_sub(1).is_some_and(|at| scan.tokens[at].gap.binds() && scan.tokens[at].digits > 0);
    if bound {
        return false;
    }
    let beside = || scan.is_beside_name(window) || has(clause, OWN) || clause.trim_end().ends_with(['"', '”', '»']);
    let first = window.bare.as_bytes()[0];
    match window.form.as_str() {
        "9999-9999" => first == b'6' || (matches!(first, b'3'..=b'8') && beside()),
        "9999 9999" => first == b'6' && beside() || (matches!(first, b'6') && !clause.is_empty()),
        "99999999" => matches!(first, b'3'..=b'7') && beside(),
        "999-999-999" | "999 999 999" => matches!(first, b'6' | b'7' | b'9') && beside(),
        "999-999-9999" | "999 999-9999" => beside(),
        "99.99.99.99.99" | "99 99 99 99 99" => matches!(&window.bare[..2], "06" | "07"),
        _ => false,
    }
}

fn last_word(text: &str) -> &str {
    text.trim_end_matches(|c: char| !c.is_alphanumeric()).rsplit(' ').next().unwrap_or("")
}

/// Whether it is the telephone, or the end of it, that an office has.
pub fn is_offices_phone(window: &Window, known: &Known) -> bool {
    const FEWEST: usize = 7;
    let digits: String = window.bare.chars().filter(char::is_ascii_digit).collect();
    digits.len() >= FEWEST && known.phones.iter().any(|phone| phone.ends_with(&digits))
}

/// Numbers of offices, of examples, and those that everybody may call.
fn is_open_to_all(window: &Window, known: &Known) -> bool {
    let digits: String = window.bare.chars().filter(char::is_ascii_digit).collect();
    let head = digits.trim_start_matches("507");
    known.phones.iter().any(|phone| phone.ends_with(&digits) || digits.ends_with(phone))
        || head.starts_with("000")
        || digits.starts_with("0800")
        || digits.starts_with("800")
        || digits.starts_with("900")
}

/// The most letters before an address's sign (RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;
/// The most letters of a domain (RFC 5321, 4.5.3.1.2).
const LONGEST_DOMAIN: usize = 255;

/// Addresses of mail of private people.
pub fn mails(text: &str, known: &Known, of_office: bool) -> Vec<Hit> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let mut all = Vec::new();
    for (at, sign) in signs(text) {
        let near = &text[text.ceil_char_boundary(at.saturating_sub(LONGEST_LOCAL))..at];
        let name = &text[..at - (near.len() - near.trim_end().len())];
        let start = name.char_indices().rev().take(LONGEST_LOCAL).take_while(|(_, c)| is_part(*c)).last();
        let start = start.map_or(name.len(), |(start, _)| start);
        let local = fold(&text[start..name.len()]);
        // Of an address without an end only so much is looked at: behind each sign stands another.
        let after = &text[at + sign..text.floor_char_boundary((at + sign + LONGEST_DOMAIN).min(text.len()))];
        let far = after.len();
        let after = after.trim_start_matches(' ');
        let begins = at + sign + far - after.len();
        let spelled = sign > 1;
        let domain = after.find(|c: char| !(is_part(c) || (spelled && matches!(c, ' ' | '(' | ')' | '[' | ']'))));
        let domain = domain.map_or(after, |end| &after[..end]).trim_end_matches(['.', '-', ' ', '(']);
        let plain = if spelled { spelled_out(domain) } else { domain.to_lowercase() };
        let whole = plain.rsplit_once('.').is_some_and(|(name, top)| !name.is_empty() && top.len() > 1);
        if start >= name.len() || !whole || is_office(&local, &plain, known) {
            continue;
        }
        let near = &text[text.ceil_char_boundary(start.saturating_sub(48))..start];
        let near = near.rsplit('\n').next().unwrap_or(near);
        let near = fold(near);
        let own = has(&near, OWN);
        if own || !(of_office || has(&near, INVITES)) {
            all.push(Hit { code: Code::PrivateEmail, start, end: begins + domain.len() });
        }
    }
    all
}

/// Where an address's sign stands, and how long it is written.
fn signs(text: &str) -> Vec<(usize, usize)> {
    let spelled = ["(arroba)", "[arroba]", " arroba ", "(at)", "[at]", " (a) ", " @ "];
    let words = spelled.iter().flat_map(|word| text.match_indices(word).map(|(at, word)| (at, word.len())));
    let mut all: Vec<(usize, usize)> = text.match_indices('@').map(|(at, _)| (at, 1)).chain(words).collect();
    all.sort_unstable();
    all
}

/// `yahoo (punto) es` as `yahoo.es`; the first word and the one after the stop.
fn spelled_out(domain: &str) -> String {
    let words: Vec<String> =
        domain.split([' ', '(', ')', '[', ']']).filter(|word| !word.is_empty()).map(fold).collect();
    match words.as_slice() {
        [name, stop, top, ..] if matches!(stop.as_str(), "." | "punto" | "dot" | "ponto" | "point") => {
            format!("{name}.{top}")
        }
        [name, ..] => name.clone(),
        [] => String::new(),
    }
}

/// Whether an address is the municipality's, a state's, an office's by its name, or one that examples have.
fn is_office(local: &str, domain: &str, known: &Known) -> bool {
    const NAMES: [&str; 26] = [
        "alcaldia",
        "municipio",
        "municipalidad",
        "ayuntamiento",
        "juntacomunal",
        "junta",
        "concejo",
        "secretaria",
        "tesoreria",
        "oficina",
        "info",
        "contacto",
        "contato",
        "contact",
        "webmaster",
        "soporte",
        "transparencia",
        "registro",
        "biblioteca",
        "admin",
        "atencion",
        "prensa",
        "comunicacion",
        "prefeitura",
        "ouvidoria",
        "protocollo",
    ];
    /// How domains of examples begin.
    const EXAMPLES: [&str; 8] =
        ["example", "ejemplo", "exemplo", "esempio", "exemple", "dominio", "beispiel", "mustermann"];
    const OF_STATES: [&str; 12] = [
        "ayto",
        "ayuntamiento",
        "muni",
        "municipio",
        "municipalidad",
        "alcaldia",
        "comune",
        "mairie",
        "prefeitura",
        "concello",
        "ajuntament",
        "town",
    ];
    let within =
        |own: &String| domain == *own || domain.ends_with(&format!(".{own}")) || own.ends_with(&format!(".{domain}"));
    let parts: Vec<&str> = domain.split('.').collect();
    let state =
        |part: &&str| matches!(*part, "gob" | "gov" | "gub" | "gouv" | "go" | "mil" | "edu" | "int" | "jus" | "leg");
    let civic = |part: &&str| OF_STATES.iter().any(|word| part.split('-').any(|piece| piece.starts_with(word)));
    let example = parts.last().is_some_and(|top| matches!(*top, "example" | "invalid" | "test"))
        || parts.iter().any(|part| EXAMPLES.iter().any(|word| part.starts_with(word)));
    let office = local.split(['.', '_', '-']).any(|piece| NAMES.iter().any(|name| piece.starts_with(name)));
    parts.iter().skip(1).any(state)
        || civic(&parts[0])
        || parts.iter().any(civic)
        || example
        || office
        || known.domains.iter().any(within)
}
