//! The editor at `/admin/`: its collections, its forms, and what they make of a file.

use serde_json::{Value, json};

use super::chromium::{Browser, Screen, chromium};
use super::served::Served;
use crate::demo::built;
use crate::site::{Site, files_below};

/// The demonstration with the editor in it.
fn edited() -> Site {
    let site = Site::demonstration();
    let settings = std::fs::read_to_string(site.path("content/cabildo.yaml")).unwrap();
    site.write("cabildo.yaml", format!("{settings}admin: {{backend: github, repo: municipio/portal}}\n"));
    site
}

/// The content's records as the repository in memory that the CMS has for tests.
fn repository(site: &Site) -> Value {
    let mut root = json!({});
    let is_record = |path: &str| path.ends_with(".yaml") || path.ends_with(".md");
    for (path, bytes) in files_below(&site.path("content")).into_iter().filter(|(path, _)| is_record(path)) {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let mut at = &mut root["content"];
        for part in path.split('/') {
            at = &mut at[part];
        }
        *at = json!({"content": text});
    }
    root
}

/// The site, with that repository instead of a Git host.
fn served(site: Site) -> Served {
    let mut files = built(site, &["--no-search"]).files;
    let config = String::from_utf8(files.remove("admin/config.yml").expect("its configuration")).unwrap();
    let start = config.find("\"backend\":{").unwrap();
    let end = start + config[start..].find('}').unwrap() + 1;
    let config = format!("{}\"backend\":{{\"name\":\"test-repo\"}}{}", &config[..start], &config[end..]);
    // For a new record it looks for media among the records, and fails: its repository takes any file there for one.
    let config = config.replace(",\"media_folder\":\"../files\"", "").replace("\"media_folder\":\"../files\",", "");
    let config = config.replace(",\"media_folder\":\"files\"", "").replace("\"media_folder\":\"files\",", "");
    files.insert(
        "admin/config.yml".to_owned(),
        config.replace("\"local_backend\":true", "\"local_backend\":false").into_bytes(),
    );
    Served::new(files)
}

/// Presses the button with a text.
fn press(screen: &Screen, text: &str) {
    let button = format!(
        "[...document.querySelectorAll('button, [role=button], [role=menuitem]')].find((one) => one.textContent.trim() === '{text}')"
    );
    screen.until(&format!("Boolean({button})"));
    screen.value(&format!("{button}.click()"));
}

/// Goes from a list to one of its files, and waits for a field.
fn go(screen: &Screen, collection: &str, entry: &str, field: &str) {
    screen.value(&format!("void (location.hash = '#/collections/{collection}')"));
    screen.until("document.body.innerText.includes('Ordenar por')");
    screen.value(&format!("void (location.hash = '#/collections/{collection}/entries/{entry}')"));
    screen.until(&format!("Boolean(document.querySelector('[id^={field}-field]'))"));
}

/// The editor over that repository, signed in.
fn editor(browser: &Browser, site: &Site, served: &Served) -> Screen {
    let screen = Screen::new(browser, 1280);
    // In memory a file is written before the form has heard of it, which then asks whether to leave it.
    screen.on_each_page(&format!("window.confirm = () => true; window.repoFiles = {}", repository(site)));
    screen.open(&served.url("admin/"));
    press(&screen, "Iniciar sesión");
    screen
}

/// Writes into fields as a person does, in place of what stands there.
fn write_into(screen: &Screen, fields: &str, text: &str) {
    screen.value(&format!(
        "document.querySelectorAll('{fields}').forEach((at) => {{
          Object.getOwnPropertyDescriptor(Object.getPrototypeOf(at), 'value').set.call(at, '{text}');
          at.dispatchEvent(new Event('input', {{ bubbles: true }})); }})"
    ));
}

/// Begins a file in a collection of Puerto Cedro's, fills in some fields of it, and publishes it: its name and text.
fn published(screen: &Screen, collection: &str, folder: &str, fields: &[(&str, &str)]) -> (String, String) {
    let files = format!("window.repoFiles.content['puerto-cedro'].{folder}");
    let known = screen.value(&format!("Object.keys({files})"));
    // By way of the list, so that no other form stands there.
    screen.value(&format!("void (location.hash = '#/collections/{collection}')"));
    screen.until("document.body.innerText.includes('Ordenar por')");
    screen.value(&format!("void (location.hash = '#/collections/{collection}/new')"));
    for (field, text) in fields {
        screen.until(&format!("Boolean(document.querySelector('{field}'))"));
        write_into(screen, field, text);
    }
    press(screen, "Publicar");
    press(screen, "Publicar ahora");
    let new = format!("Object.keys({files}).find((name) => !{known}.includes(name))");
    screen.until(&format!("Boolean({new})"));
    (screen.text(&new), screen.text(&format!("{files}[{new}].content")))
}

#[test]
fn what_is_emptied_or_left_empty_in_a_form_is_not_written() {
    let Some(browser) = chromium() else { return };
    let (site, served) = (edited(), served(edited()));
    let screen = editor(&browser, &site, &served);
    screen.until("document.body.innerText.includes('Puerto Cedro: presupuestos')");
    go(&screen, "puerto-cedro-budget", "2026", "year");
    write_into(&screen, "[id^=summary-field] textarea", "");
    press(&screen, "Publicar");
    press(&screen, "Publicar ahora");
    let budget = "window.repoFiles.content['puerto-cedro'].budgets['2026.yaml'].content";
    screen.until(&format!("!/^summary:/m.test({budget})"));
    site.write("puerto-cedro/budgets/2026.yaml", screen.text(budget));
    // A new one needs what it must have, and nothing else: its lists begin empty.
    let title = [("[id^=title-field] textarea[lang=es]", "Bancas para la plaza")];
    let (name, text) = published(&screen, "puerto-cedro-proposal", "proposals", &title);
    assert_eq!(text, "---\ntitle: Bancas para la plaza\n---\n");
    site.write(&format!("puerto-cedro/proposals/{name}"), &text);
    let session = [("[id^=organ-field]", "concejo"), ("[id^=date-field]", "2026-08-11")];
    let (name, text) = published(&screen, "puerto-cedro-minutes", "minutes", &session);
    assert_eq!((name.as_str(), text.contains("organ: concejo\n")), ("2026-08-11.md", true), "{text}");
    assert!(!text.contains("[]") && !text.contains("\"\"") && !text.contains("''"), "{text}");
    site.write(&format!("puerto-cedro/minutes/{name}"), &text);
    let outcome = site.check();
    assert!(!outcome.findings().iter().any(|finding| finding.severity == "error"), "{:?}", outcome.findings());
    assert_eq!(screen.complaints(), Vec::<String>::new());
}

#[test]
fn the_editor_lists_the_collections_and_what_its_forms_write_is_accepted() {
    let Some(browser) = chromium() else { return };
    let site = edited();
    let served = served(edited());
    let screen = editor(&browser, &site, &served);
    for collection in ["Puerto Cedro: presupuestos", "Puerto Cedro: actas", "Loma Quieta: propuestas", "programas"] {
        screen.until(&format!("document.body.innerText.includes('{collection}')"));
    }
    go(&screen, "puerto-cedro-budget", "2026", "year");
    assert_eq!(screen.text("document.querySelector('[id^=year-field]').value"), "2026");
    for field in ["Líneas de gastos", "Las etapas de que se dan cifras", "Proyectos de inversión"] {
        let labels = "document.body.textContent.toLowerCase()";
        assert!(screen.is(&format!("{labels}.includes('{}')", field.to_lowercase())), "{field}");
    }
    go(&screen, "puerto-cedro-minutes", "2026-07-28", "organ");
    assert_eq!(screen.text("document.querySelector('[id^=organ-field]').value"), "concejo");
    assert!(screen.text("document.querySelector('[id^=present-field]').value").starts_with("Samudio, Pimentel, "));
    // What is chosen among words has their names, in the officer's language; and no hint is YAML.
    let state = "document.querySelector('[id^=state-field]').closest('[class*=ControlContainer]').textContent";
    assert!(screen.text(state).contains("Aprobada"), "{}", screen.text(state));
    assert!(screen.is("!/Por ejemplo: [\\[{\"]/.test(document.body.textContent)"));
    screen.value("document.querySelector('[id^=number-field]').focus()");
    screen.type_in("9");
    press(&screen, "Publicar");
    press(&screen, "Publicar ahora");
    let file = "window.repoFiles.content['puerto-cedro'].minutes['2026-07-28.md'].content";
    screen.until(&format!("/number: .*9/.test({file})"));
    let text = screen.text(file);
    assert!(text.contains("organ: concejo\n") && text.contains("\n## "), "{text}");
    assert_eq!(screen.complaints(), Vec::<String>::new());
    site.write("puerto-cedro/minutes/2026-07-28.md", &text);
    let outcome = site.check().exits(0);
    assert!(!outcome.tells_in("puerto-cedro/minutes/2026-07-28.md", "unknown-key"));
}
