//! The search in a real browser: what it finds, how it shows it, over one portal and over all, and without a server.

use serde_json::Value;

use super::chromium::{Screen, chromium};
use super::{none, portal};
use crate::demo::built;
use crate::site::Site;

#[test]
fn the_search_finds_with_and_without_accents_and_by_the_number_of_an_act() {
    let Some(browser) = chromium() else { return };
    let screen = Screen::new(&browser, 360);
    screen.open(&portal().url("puerto-cedro/buscar/"));
    let results = "document.querySelectorAll('[data-part=results] li').length";
    screen.value("document.querySelector('#search-q').focus()");
    screen.type_in("d");
    screen.until("document.querySelector('#search-status').textContent.length > 0");
    let said = screen.text("document.querySelector('#search-status').textContent");
    assert!(!said.contains('«') && screen.value(results) == 0, "one letter tells nothing yet: {said}");
    screen.value("document.querySelector('#search-q').value = ''");
    screen.type_in("drenaje");
    screen.until(&format!("{results} > 0"));
    assert!(screen.text("document.querySelector('[data-part=results]').innerText").to_lowercase().contains("drenaje"));
    let whole = screen.value(results);
    screen.value(
        "(() => { const kind = document.querySelector('#search-kind'); kind.value = 'proposal';
      kind.dispatchEvent(new Event('input', { bubbles: true })); })()",
    );
    screen.until(&format!("{results} < {whole}"));
    for (asked, expected) in [("musica", "música"), ("AM-14-2026", "AM-14-2026"), ("acuerdo 14", "Acuerdo AM-14-2026")]
    {
        screen.open(&portal().url(&format!("puerto-cedro/buscar/?q={}", asked.replace(' ', "+"))));
        screen.until(&format!("{results} > 0"));
        let told = screen.text("document.querySelector('[data-part=results]').innerText").to_lowercase();
        assert!(told.contains(&expected.to_lowercase()), "{asked}: {told}");
    }
    none(&screen.complaints());
}

#[test]
fn the_search_suggests_words_groups_what_it_finds_and_puts_the_newest_first_when_asked() {
    let Some(browser) = chromium() else { return };
    let screen = Screen::new(&browser, 1280);
    screen.open(&portal().url("puerto-cedro/buscar/"));
    screen.value("document.querySelector('#search-q').focus()");
    screen.type_in("dren");
    screen.until("[...document.querySelectorAll('#search-words option')].some(({ value }) => value === 'drenaje')");
    let facts = "[...document.querySelectorAll('[data-slot=facts]')].map((facts) => facts.textContent)";
    screen.until(&format!("{facts}.length > 3"));
    let kinds = screen.value(&format!("{facts}.map((text) => text.split(' · ')[0])"));
    let kinds: Vec<&str> = kinds.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let changes = kinds.windows(2).filter(|two| two[0] != two[1]).count() + 1;
    let different: std::collections::BTreeSet<&str> = kinds.iter().copied().collect();
    assert!(different.len() > 1 && changes == different.len(), "kinds stand together: {kinds:?}");
    let heads =
        screen.value("[...document.querySelectorAll('[data-part=results] h2')].map((head) => head.textContent)");
    let heads: Vec<&str> = heads.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert_eq!(
        heads,
        kinds.iter().fold(Vec::new(), |mut seen: Vec<&str>, kind| {
            if seen.last() != Some(kind) {
                seen.push(kind);
            }
            seen
        }),
        "each kind under its name"
    );
    // All of a kind are one press away.
    let all = "[...document.querySelectorAll('[data-part=results] button')].find((all) => !all.hidden)";
    let count = screen.text(&format!("{all}.textContent.match(/\\d+/)[0]"));
    screen.value(&format!("{all}.click()"));
    screen.until(&format!("document.querySelector('#search-status').textContent.includes('{count}') && document.querySelectorAll('[data-part=results] h2').length === 0"));
    screen.value(
        "(() => { const order = document.querySelector('#search-order'), kind = document.querySelector('#search-kind');
      order.value = 'new'; kind.value = 'decision'; kind.dispatchEvent(new Event('input', { bubbles: true })); })()",
    );
    let years = format!("{facts}.map((text) => Number((text.match(/ · (\\d{{4}})/) || [])[1]))");
    let sorted =
        format!("((years) => years.length > 1 && years.every((year, i) => !i || year <= years[i - 1]))({years})");
    screen.until(&sorted);
}

#[test]
fn the_search_over_all_says_of_which_municipality_each_result_is() {
    let Some(browser) = chromium() else { return };
    let screen = Screen::new(&browser, 360);
    screen.open(&portal().url("buscar/?q=acuerdo+14"));
    let facts = "[...document.querySelectorAll('[data-slot=facts]')].map((facts) => facts.textContent)";
    screen.until(&format!("{facts}.length > 1"));
    let told = screen.value(facts);
    let told: Vec<&str> = told.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let towns = ["Puerto Cedro · ", "Loma Quieta · ", "Valle Sereno · "];
    assert!(told.iter().all(|facts| towns.iter().any(|town| facts.starts_with(town))), "{told:?}");
    assert!(told.iter().any(|facts| facts.ends_with("Acuerdo AM-14-2026")), "{told:?}");
    none(&screen.complaints());
}

#[test]
fn a_site_on_a_stick_is_searched_without_a_server() {
    let Some(browser) = chromium() else { return };
    let proposal =
        "---\ntitle: Techo para la cancha\nstate: received\nsubmitted: 2026-01-10\n---\nCuando llueve no se juega.\n";
    let site = built(Site::new().with("proposals/techo.md", proposal), &["--links", "file"]);
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in &site.files {
        crate::site::write(&folder.path().join(path), bytes);
    }
    let screen = Screen::new(&browser, 360);
    screen.open(&format!("file://{}/uno/buscar/index.html", folder.path().display()));
    screen.value("document.querySelector('#search-q').focus()");
    screen.type_in("cancha");
    let first = "document.querySelector('[data-part=results] a')";
    screen.until(&format!("{first} !== null"));
    let href = screen.text(&format!("{first}.href"));
    assert!(href.ends_with("/uno/propuestas/techo/index.html"), "{href}");
    screen.open(&href);
    assert_eq!(screen.text("document.querySelector('h1').innerText"), "Techo para la cancha");
}

#[test]
fn what_stands_below_the_results_does_not_jump_when_they_come() {
    let Some(browser) = chromium() else { return };
    let screen = Screen::new(&browser, 360);
    screen.open(&portal().url("puerto-cedro/buscar/?q=agua"));
    screen.until("document.querySelectorAll('[data-part=results] li').length > 3");
    // What Web Vitals calls good is 0.1 or less of the screen.
    let moved = screen.value(
        "new Promise((done) => new PerformanceObserver((all) => done(all.getEntries().reduce((sum, one) => sum + one.value, 0)))
          .observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => done(0), 1000))",
    );
    assert!(moved.as_f64().is_some_and(|moved| moved <= 0.1), "{moved} of the screen");
}
