//! The portal in a real browser: read, searched, driven by keyboard, in every light and width,
//! without JavaScript and without a network.
//!
//! axe-core and the W3C's checker come from npm at test time: `CABILDO_AXE` names `axe.min.js`,
//! `CABILDO_VNU` names `vnu.jar`; `.ci/run` fetches both, pinned.

mod admin;
/// A real browser.
pub mod chromium;
mod search;
/// A site served.
pub mod served;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::Value;

use crate::demo::{built, demo, embeds, pages};
use crate::site::Site;
use chromium::{Screen, chromium, required};
use served::Served;

/// A telephone, and a desk.
const WIDTHS: [u32; 2] = [360, 1280];

/// The demonstration, served.
fn portal() -> &'static Served {
    static PORTAL: OnceLock<Served> = OnceLock::new();
    PORTAL.get_or_init(|| Served::new(demo().files.clone()))
}

/// A page of each kind, by the kind that stands on `body`: the largest of Puerto Cedro in its first
/// language, else the largest of any.
fn kinds() -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, (bool, usize, String)> = BTreeMap::new();
    for page in pages().iter().chain(embeds()) {
        let Some(class) = page.named("body").first().and_then(|body| body.get("class")) else { continue };
        let kind = class.split(' ').find_map(|class| class.strip_prefix("page-")).unwrap_or(class).to_owned();
        let ours = page.path.starts_with("puerto-cedro/") && !page.path.starts_with("puerto-cedro/en/");
        let size = demo().text(&page.path).len();
        let better = all.get(&kind).is_none_or(|(known, largest, _)| (ours, size) > (*known, *largest));
        if better {
            all.insert(kind, (ours, size, page.path.trim_end_matches("index.html").to_owned()));
        }
    }
    all.into_iter().map(|(kind, (_, _, address))| (kind, address)).collect()
}

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} of them:\n{}", faults.len(), faults.join("\n"));
}

/// What a variable names, for tests of which the tools are fetched; they are left out without it.
fn tool(name: &str) -> Option<String> {
    let found = std::env::var(name).ok().filter(|path| !path.is_empty());
    assert!(found.is_some() || !required(), "CABILDO_BROWSER=required, and {name} is not set");
    if found.is_none() {
        eprintln!("left out: {name} is not set");
    }
    found
}

#[test]
fn axe_finds_nothing_wrong_with_any_kind_of_page_in_either_scheme_on_telephone_and_desk() {
    let (Some(browser), Some(axe)) = (chromium(), tool("CABILDO_AXE")) else { return };
    let axe = std::fs::read_to_string(axe).expect("axe-core");
    let screen = Screen::new(&browser, WIDTHS[0]);
    let mut faults = Vec::new();
    for (kind, address) in kinds() {
        for width in WIDTHS {
            screen.resize(width);
            for (scheme, rules) in [("light", AXE_ALL), ("dark", AXE_COLOURS)] {
                screen.media(scheme, "screen");
                screen.open(&portal().url(&address)).inject(&axe);
                screen.value("document.querySelectorAll('details').forEach((all) => { all.open = true })");
                for fault in screen.value(&axe_by(rules)).as_array().into_iter().flatten() {
                    faults.push(format!("{kind} {width} {scheme} /{address}: {}", fault.as_str().unwrap_or_default()));
                }
            }
        }
    }
    none(&faults);
}

/// The rules of WCAG 2.0 to 2.2, A and AA.
const AXE_ALL: &str = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']";

/// Those of them that see colours: the schemes differ in nothing else.
const AXE_COLOURS: &str = "['color-contrast', 'link-in-text-block']";

/// What breaks some rules.
fn axe_by(rules: &str) -> String {
    format!(
        "axe.run({{ runOnly: {rules}, resultTypes: ['violations'] }}).then(({{ violations }}) => violations.map(
          ({{ id, help, nodes }}) => `${{id}}: ${{help}}: ${{nodes.length}} such as ${{nodes[0].html.slice(0, 200)}} ${{nodes[0].failureSummary}}`))"
    )
}

#[test]
fn no_page_breaks_its_policy_or_asks_another_host_for_anything() {
    let Some(browser) = chromium() else { return };
    let screen = Screen::new(&browser, 360);
    let mut faults = Vec::new();
    for (kind, address) in kinds() {
        screen.open(&portal().url(&address));
        faults.extend(screen.complaints().into_iter().map(|told| format!("{kind} /{address}: {told}")));
        let others = screen.value(
            "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith(location.origin))",
        );
        assert_eq!(others, Value::Array(Vec::new()), "/{address}");
    }
    none(&faults);
}

#[test]
fn at_320_pixels_no_page_scrolls_sideways() {
    let Some(browser) = chromium() else { return };
    let screen = Screen::new(&browser, 320);
    let mut faults = Vec::new();
    for (kind, address) in kinds() {
        screen.open(&portal().url(&address));
        let wide = screen.value(
            "[...document.querySelectorAll('body *')].filter((one) => !one.closest('.table-scroll, pre, svg, .skip, .unseen, [hidden]')
              && one.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map((one) => one.outerHTML.slice(0, 120))",
        );
        if !screen.is("document.documentElement.scrollWidth <= innerWidth") {
            faults.push(format!("{kind} /{address}: {wide}"));
        }
    }
    none(&faults);
}

#[test]
fn on_a_telephone_a_chart_is_its_table_with_bars_and_none_of_it_lies_to_the_side() {
    let Some(browser) = chromium() else { return };
    let screen = Screen::new(&browser, 320);
    let (mut faults, mut charts, mut bars) = (Vec::new(), 0, 0);
    // Every kind that draws, and each drawing of a year on a page of its own.
    let alone = embeds().iter().map(|page| ("embed".to_owned(), page.path.trim_end_matches("index.html").to_owned()));
    let of_year = alone.filter(|(_, address)| address.contains("/presupuestos/2026/"));
    for (kind, address) in kinds().into_iter().chain(of_year) {
        screen.open(&portal().url(&address));
        let drawn = screen.value(
            "[...document.querySelectorAll('figure:is(.drawn, .embedded)')].filter((one) => one.getClientRects().length).map((one) => {
              const drawing = one.querySelector('.drawing, :scope > img'), table = one.querySelector('.table-scroll'), bars = one.querySelectorAll('td > .bar');
              // A map has no like among tables: it stays, and fits.
              const map = !!drawing.querySelector('.dots, .choropleth'), { width } = drawing.getBoundingClientRect();
              const placed = map ? width > 0 && width <= innerWidth : width === 0, shown = table.getClientRects().length > 0;
              // A headline with neither a map nor a table looks like something that failed to load.
              const told = shown ? [...bars].every((bar) => bar.getBoundingClientRect().width > 80) : map;
              return [placed && told && table.scrollWidth <= table.clientWidth, shown ? bars.length : 0];
            })",
        );
        for figure in drawn.as_array().into_iter().flatten() {
            charts += 1;
            bars += figure[1].as_u64().unwrap_or_default();
            if figure[0] != Value::Bool(true) {
                faults.push(format!("{kind} /{address}"));
            }
        }
    }
    none(&faults);
    assert!(charts > 20 && bars > 100, "{charts} charts with {bars} bars");
}

#[test]
fn the_keyboard_alone_goes_to_the_content_and_sees_where_it_is() {
    let Some(browser) = chromium() else { return };
    let screen = Screen::new(&browser, 1280);
    // What another site shows has no frame to be skipped.
    for (kind, address) in kinds().into_iter().filter(|(kind, _)| kind != "embed") {
        screen.open(&portal().url(&address));
        screen.press("Tab");
        assert!(screen.is("document.activeElement.matches('.skip')"), "{kind}: the first stop is the skip link");
        screen.until("document.activeElement.getBoundingClientRect().top >= 0");
        screen.press("Enter");
        screen.until("document.activeElement.id === 'main'");
        for _ in 0..12 {
            screen.press("Tab");
            let place = screen.text("(document.activeElement || document.body).outerHTML.slice(0, 160)");
            assert!(screen.is(SEEN), "{kind} /{address}: {place} has the focus and does not show it");
        }
    }
}

/// Whether what has the focus is in view, and marked.
const SEEN: &str = "(() => { const at = document.activeElement; if (!at || at === document.body) return true;
  const { top, bottom } = at.getBoundingClientRect(), { outlineStyle, outlineWidth } = getComputedStyle(at);
  return bottom >= 0 && top <= innerHeight && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2; })()";

#[test]
fn the_calculator_divides_what_a_citizen_paid_to_the_last_cent() {
    let Some(browser) = chromium() else { return };
    let screen = Screen::new(&browser, 360);
    screen.open(&portal().url("puerto-cedro/presupuestos/2026/recibo/"));
    screen.value("document.querySelector('#paid').focus()");
    screen.type_in("125.50");
    screen.press("Enter");
    screen.until("document.querySelector('.receipt tfoot [data-part=own]').textContent.includes('125.50')");
    let cents = "[...document.querySelectorAll('.receipt tbody [data-part=own]')]
      .reduce((sum, cell) => sum + Number(cell.textContent.replace(/^B\\/\\./, '').replace(/[^0-9]/g, '')), 0)";
    assert_eq!(screen.value(cents), Value::from(12_550), "the parts make the whole");
    screen.value("document.querySelector('#paid').value = 'mucho'");
    screen.press("Enter");
    screen.until("document.querySelector('#receipt [data-part=status]').textContent.includes('125.50') === true");
    assert!(screen.is("document.querySelector('.receipt tfoot [data-part=own]').hidden"));
    none(&screen.complaints());
}

#[test]
fn without_javascript_every_page_shows_what_it_says_and_the_search_its_lists() {
    let Some(browser) = chromium() else { return };
    let screen = Screen::new(&browser, 360);
    screen.without_javascript();
    for (kind, address) in kinds() {
        screen.open(&portal().url(&address));
        assert!(screen.is("document.querySelector('main').innerText.length > 60"), "{kind} /{address} is empty");
    }
    screen.open(&portal().url("puerto-cedro/buscar/"));
    let shown = "document.querySelector('#search-subjects a').getBoundingClientRect().height > 0";
    assert!(screen.is(shown), "the lists by subject stand on the search page");
}

#[test]
fn in_the_dark_the_page_is_dark_and_its_ink_light() {
    let Some(browser) = chromium() else { return };
    let screen = Screen::new(&browser, 360);
    let light = |property: &str| {
        let rgb = screen.text(&format!("getComputedStyle(document.body).{property}"));
        let parts: Vec<u32> = rgb.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
        parts[..3].iter().sum::<u32>()
    };
    screen.media("dark", "screen");
    screen.open(&portal().url("puerto-cedro/"));
    assert!(light("backgroundColor") < 200 && light("color") > 550);
    screen.media("light", "screen");
    assert!(light("backgroundColor") > 700 && light("color") < 200);
}

#[test]
fn on_paper_there_is_no_navigation_and_what_was_folded_is_open() {
    let Some(browser) = chromium() else { return };
    let screen = Screen::new(&browser, 800);
    screen.media("light", "print");
    screen.open(&portal().url("puerto-cedro/presupuestos/2026/"));
    let hidden = "['.sections', '.languages', '.find', '.breadcrumb', '.skip'].every((name) =>
      [...document.querySelectorAll(name)].every((one) => getComputedStyle(one).display === 'none'))";
    assert!(screen.is(hidden));
    // The code that shows a chart elsewhere is of no use on paper.
    let open = "[...document.querySelectorAll('main details:not(.drawn > details:not(.same))')].every((all) =>
      [...all.children].slice(1).every((one) => one.getBoundingClientRect().height > 0))";
    assert!(screen.is(open), "a closed part is not printed");
    assert!(screen.is("getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)'"));
}

#[test]
fn a_page_from_right_to_left_mirrors_and_does_not_scroll_sideways() {
    let Some(browser) = chromium() else { return };
    let settings = "title: Provincia\nlanguages: [ar]\ncurrency: USD\nbase_url: https://ejemplo.org/\n";
    let proposal = "---\ntitle: سقف للملعب\nstate: received\nsubmitted: 2026-01-10\n---\nعندما تمطر لا يلعب أحد.\n";
    let site = Site::new().file("cabildo.yaml", settings).with("proposals/techo.md", proposal);
    let served = Served::new(built(site, &[]).files);
    let screen = Screen::new(&browser, 320);
    for width in [320, 1280] {
        screen.resize(width);
        for address in ["uno/", "uno/propuestas/techo/"] {
            screen.open(&served.url(address));
            assert!(screen.is("getComputedStyle(document.body).direction === 'rtl'"));
            assert!(screen.is("document.documentElement.scrollWidth <= innerWidth"), "{address} at {width}");
            let right = "innerWidth - document.querySelector('h1').getBoundingClientRect().right < innerWidth / 4";
            assert!(screen.is(right), "the heading of {address} begins at the right");
        }
    }
}

#[test]
fn without_a_network_the_pages_that_were_visited_the_home_and_the_services_are_still_there() {
    let Some(browser) = chromium() else { return };
    let served = Served::new(demo().files.clone());
    let screen = Screen::new(&browser, 360);
    let visited = served.url("puerto-cedro/propuestas/pc-parque-las-garzas/");
    screen.open(&visited);
    let title = screen.text("document.querySelector('h1').innerText");
    // Who only looks pays for no worker; who reads has it.
    assert!(screen.is("navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)"), "before a sign");
    screen.press("Tab");
    screen.until("navigator.serviceWorker.controller !== null");
    screen.until("caches.match(location.href).then(Boolean)");
    screen.until("caches.match(document.querySelector('link[rel=stylesheet]').href).then(Boolean)");
    // A first visit pays for nothing that it did not ask for.
    let home = served.url("puerto-cedro/");
    assert!(screen.is(&format!("caches.match('{home}').then((kept) => !kept)")), "the home, after one page");
    screen.open(&served.url("puerto-cedro/servicios/"));
    let service = served.url("puerto-cedro/servicios/defensoria-movil/");
    screen.until(&format!("caches.match('{service}').then(Boolean)"));
    assert!(screen.is(&format!("caches.match('{}').then((kept) => !kept)", served.url("puerto-cedro/en/services/"))));
    served.close();
    screen.open(&home);
    assert!(screen.is("document.querySelectorAll('.answer').length > 3"), "the home, which nobody had visited");
    screen.open(&service);
    assert!(screen.text("document.querySelector('h1').innerText").contains("Defensoría"), "a service of the directory");
    screen.open(&visited);
    assert_eq!(screen.text("document.querySelector('h1').innerText"), title);
    assert!(screen.is("getComputedStyle(document.querySelector('.foot')).borderTopWidth === '4px'"), "with its style");
    // A page that is not kept says so, in its language, and its link leads home.
    screen.open(&served.url("puerto-cedro/en/decisions/"));
    assert_eq!(screen.text("document.querySelector('h1').innerText"), "No connection");
    assert_eq!(screen.text("document.querySelector('a').href"), served.url("puerto-cedro/en/"));
}

#[test]
fn a_citizens_taxes_become_a_receipt_whose_parts_are_the_payment() {
    let Some(browser) = chromium() else { return };
    let screen = Screen::new(&browser, 360);
    screen.open(&portal().url("puerto-cedro/presupuestos/2026/recibo/"));
    screen.value("document.getElementById('paid').focus()");
    screen.type_in("123.45");
    screen.press("Enter");
    screen.until("document.querySelector('.receipt tfoot [data-part=own]').textContent.includes('123.45')");
    // The parts, in cents, are the payment to the cent.
    let cents = "[...document.querySelectorAll('.receipt tbody [data-part=own]')]\
        .map((cell) => Number(cell.textContent.replace(/[^0-9]/g, ''))).reduce((sum, part) => sum + part, 0)";
    assert_eq!(screen.value(cents), Value::from(12_345));
    // What is no amount, or could be two, is refused; the marks of thousands and the currency's sign are read.
    let own = "document.querySelector('.receipt tfoot [data-part=own]')";
    let typed = |text: &str| {
        screen.value(&format!("{own}.textContent = '', document.getElementById('paid').value = '{text}'"));
        screen.press("Enter");
        screen.value("0");
    };
    for wrong in ["doce", "150,75", "-100", "1e3", "12 o 34", "1,50", "12,34.00", "1.234", "1,234,56", "0"] {
        typed(wrong);
        screen.until(&format!("{own}.hidden"));
        typed("7");
        screen.until(&format!("!{own}.hidden"));
    }
    for (right, shown) in [("1,234.5", "1,234.50"), ("B/. 12", "12.00"), (" 1234567.89 ", "1,234,567.89")] {
        typed(right);
        screen.until(&format!("{own}.textContent.includes('{shown}')"));
    }
    assert_eq!(screen.complaints(), Vec::<String>::new());
}

/// The results whose ballots are published.
const RESULTS: &str = "loma-quieta/presupuesto-participativo/2026/resultados/";

#[test]
fn a_citizen_counts_the_published_ballots_again_in_the_browser() {
    let Some(browser) = chromium() else { return };
    let screen = Screen::new(&browser, 360);
    screen.open(&portal().url(RESULTS));
    screen.value("document.querySelector('[data-replay] button').focus()");
    screen.press("Enter");
    screen.until("document.querySelector('[data-replay] [role=status]').textContent.includes('las mismas 7 obras')");
    assert_eq!(screen.complaints(), Vec::<String>::new());
    // Ballots that are not those of the sum are not counted.
    let mut files = demo().files.clone();
    let ballots = "loma-quieta/presupuesto-participativo/2026/2026.pb";
    files.get_mut(ballots).expect("ballots").extend(b"419;7\n");
    let changed = Served::new(files);
    screen.open(&changed.url(RESULTS));
    screen.value("document.querySelector('[data-replay] button').click()");
    screen.until("document.querySelector('[data-replay] [role=status]').textContent.includes('no es el que')");
}

#[test]
fn without_javascript_the_results_tell_the_whole_count_and_offer_no_button_that_does_nothing() {
    let Some(browser) = chromium() else { return };
    let screen = Screen::new(&browser, 360);
    screen.without_javascript();
    screen.open(&portal().url(RESULTS));
    let text = screen.text("document.querySelector('main').textContent");
    for said in ["Acueducto nuevo para Cerro Hueco", "El conteo, paso a paso", "SHA-256", "¿Y con otra regla?"] {
        assert!(text.contains(said), "{said}");
    }
    assert!(screen.is("getComputedStyle(document.querySelector('[data-replay] button')).display === 'none'"));
    assert!(screen.is("document.querySelectorAll('ol.steps li').length >= 7"));
}

#[test]
fn with_one_setting_nothing_is_kept_in_the_browser() {
    let settings = format!("{}offline: no\n", crate::site::SETTINGS);
    let outcome = Site::new().file("cabildo.yaml", settings).build().exits(0);
    assert!(!outcome.has("uno/sw.js") && !outcome.has("uno/manifest.webmanifest"));
    assert!(!outcome.page("uno/").contains("webmanifest") && !outcome.page("uno/").contains("offline."));
    let usual = Site::new().build().exits(0);
    assert!(usual.has("uno/sw.js") && usual.page("uno/").contains("offline."));
}

#[test]
fn the_w3c_s_checker_finds_no_error_on_any_page() {
    let Some(jar) = tool("CABILDO_VNU") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in demo().files.iter().filter(|(path, _)| path.ends_with(".html")) {
        crate::site::write(&folder.path().join(path), bytes);
    }
    let mut command = std::process::Command::new("java");
    command.args(["-Xss8m", "-jar", &jar, "--errors-only", "--skip-non-html", "--format", "text"]).arg(folder.path());
    let told = command.output().expect("java runs");
    let errors = String::from_utf8_lossy(&told.stderr);
    let some: Vec<&str> = errors.lines().take(20).collect();
    assert!(told.status.success(), "{} errors:\n{}", errors.lines().count(), some.join("\n"));
}
