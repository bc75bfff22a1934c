//! A real browser, and a page open in it.
//!
//! It is looked for in the usual places. `CABILDO_BROWSER=required` makes a missing one an error,
//! `CABILDO_BROWSER=off` leaves these tests out.

use std::sync::Arc;
use std::time::{Duration, Instant};

use headless_chrome::protocol::cdp::{Emulation, Page};
use headless_chrome::{Browser, LaunchOptions, Tab};
use serde_json::Value;

/// How long a page may take for anything; machines that test are slow.
const PATIENCE: Duration = Duration::from_secs(60);

/// Whether tests in a browser must run.
pub fn required() -> bool {
    std::env::var("CABILDO_BROWSER").is_ok_and(|asked| asked == "required")
}

/// A browser of this test's own; none where there is none, which is said.
pub fn chromium() -> Option<Browser> {
    if std::env::var("CABILDO_BROWSER").is_ok_and(|asked| asked == "off") {
        return None;
    }
    let known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    let path = known.into_iter().map(std::path::PathBuf::from).find(|path| path.exists());
    let Some(path) = path else {
        assert!(!required(), "CABILDO_BROWSER=required, and there is no browser in {known:?}");
        eprintln!("left out: there is no browser");
        return None;
    };
    let options = LaunchOptions::default_builder()
        .path(Some(path))
        .sandbox(false)
        .idle_browser_timeout(Duration::from_secs(900))
        .args(vec!["--disable-dev-shm-usage".as_ref(), "--disable-background-networking".as_ref()])
        .build()
        .expect("options of the browser");
    Some(Browser::new(options).expect("the browser starts"))
}

/// A tab of a browser, on a screen of a size.
pub struct Screen {
    tab: Arc<Tab>,
}

impl Screen {
    /// A new tab.
    pub fn new(browser: &Browser, width: u32) -> Self {
        let tab = browser.new_tab().expect("a tab");
        tab.set_default_timeout(PATIENCE);
        let screen = Self { tab };
        screen.resize(width);
        screen.media("light", "screen");
        screen.on_each_page(WATCH);
        screen
    }

    /// Sets the screen's width in CSS pixels; below 600 it is a telephone.
    pub fn resize(&self, width: u32) {
        let height = if width < 600 { 740 } else { 800 };
        self.call(Emulation::SetDeviceMetricsOverride {
            width,
            height,
            device_scale_factor: 1.0,
            mobile: width < 600,
            scale: None,
            screen_width: None,
            screen_height: None,
            position_x: None,
            position_y: None,
            dont_set_visible_size: None,
            screen_orientation: None,
            viewport: None,
            display_feature: None,
            device_posture: None,
        });
    }

    /// Takes a scheme (`light`, `dark`) and a medium (`screen`, `print`).
    pub fn media(&self, scheme: &str, medium: &str) {
        let feature = |name: &str, value: &str| Emulation::MediaFeature { name: name.into(), value: value.into() };
        self.call(Emulation::SetEmulatedMedia {
            media: Some(medium.to_owned()),
            features: Some(vec![feature("prefers-color-scheme", scheme), feature("prefers-reduced-motion", "reduce")]),
        });
    }

    /// Takes JavaScript away from pages.
    pub fn without_javascript(&self) {
        self.call(Emulation::SetScriptExecutionDisabled { value: true });
    }

    /// Runs a script before each page's own.
    pub fn on_each_page(&self, script: &str) {
        self.call(Page::AddScriptToEvaluateOnNewDocument {
            source: script.to_owned(),
            world_name: None,
            include_command_line_api: None,
            run_immediately: None,
        });
    }

    fn call<C: headless_chrome::protocol::cdp::types::Method + serde::Serialize + std::fmt::Debug>(&self, method: C) {
        self.tab.call_method(method).expect("the browser obeys");
    }

    /// Opens an address and waits until it has loaded.
    pub fn open(&self, url: &str) -> &Self {
        self.tab.navigate_to(url).and_then(|tab| tab.wait_until_navigated()).expect("the page loads");
        self
    }

    /// The value of an expression in the page; a promise is waited for.
    pub fn value(&self, expression: &str) -> Value {
        // As text, since the protocol gives objects by reference.
        let whole = format!("(async () => JSON.stringify(await ({expression})))()");
        let told = self.tab.evaluate(&whole, true).unwrap_or_else(|error| panic!("{expression}: {error}"));
        let text = told.value.as_ref().and_then(Value::as_str).unwrap_or("null").to_owned();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{expression}: {error}: {text}"))
    }

    /// Whether an expression is true.
    pub fn is(&self, expression: &str) -> bool {
        self.value(expression) == Value::Bool(true)
    }

    /// A text.
    pub fn text(&self, expression: &str) -> String {
        self.value(expression).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until an expression is true.
    #[track_caller]
    pub fn until(&self, expression: &str) {
        let since = Instant::now();
        while !self.is(expression) {
            assert!(since.elapsed() < PATIENCE, "never: {expression}\n{}", self.text("document.body.innerText"));
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Presses a key: `Tab`, `Enter`.
    pub fn press(&self, key: &str) {
        self.tab.press_key(key).expect("a key");
    }

    /// Types a text where the focus is.
    pub fn type_in(&self, text: &str) {
        self.tab.type_str(text).expect("letters");
    }

    /// Runs a script that is given as text, as a bookmark would.
    pub fn inject(&self, script: &str) {
        self.tab.evaluate(&format!("{script};0"), false).expect("a script");
    }

    /// What the page's policy forbade, and what its scripts complained of.
    pub fn complaints(&self) -> Vec<String> {
        let all = self.value("window.complaints || []");
        all.as_array().into_iter().flatten().map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
    }
}

/// Keeps what the policy forbids and what scripts complain of.
const WATCH: &str = r"
window.complaints = [];
addEventListener('securitypolicyviolation', (e) => complaints.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
addEventListener('error', (e) => complaints.push(`${e.message || 'not loaded'} ${e.target.src || e.target.href || ''}`), true);
addEventListener('unhandledrejection', (e) => complaints.push(`${e.reason}`));
for (const name of ['error', 'warn']) {
  const said = console[name];
  console[name] = (...words) => { complaints.push(words.join(' ')); said.apply(console, words); };
}
";
