//! A real browser, and a page open in it, spoken to by its developer tools' protocol
//! (<https://chromedevtools.github.io/devtools-protocol/>) one call after the other.
//!
//! It is looked for in the usual places. `CABILDO_BROWSER=required` makes a missing one an error,
//! `CABILDO_BROWSER=off` leaves these tests out.

use std::cell::{Cell, RefCell};
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

/// How long a page may take for anything; machines that test are slow.
const PATIENCE: Duration = Duration::from_secs(60);

/// What keeps a browser from asking for what no test needs.
const QUIET: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--remote-debugging-port=0",
];

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
    let path = known.into_iter().map(std::path::Path::new).find(|path| path.exists());
    let Some(path) = path else {
        assert!(!required(), "CABILDO_BROWSER=required, and there is no browser in {known:?}");
        eprintln!("left out: there is no browser");
        return None;
    };
    Some(Browser::start(path))
}

/// A browser that runs until it is dropped.
pub struct Browser {
    process: Child,
    host: String,
    whole: Connection,
    _profile: TempDir,
}

impl Browser {
    fn start(path: &std::path::Path) -> Self {
        let profile = tempfile::tempdir().expect("a folder");
        let mut process = Command::new(path)
            .args(QUIET)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the browser starts");
        let mut lines = BufReader::new(process.stderr.take().expect("its words")).lines().map_while(Result::ok);
        let address = lines.find_map(|line| line.strip_prefix("DevTools listening on ").map(str::to_owned));
        let address = address.expect("the browser says where it listens");
        // What it says later must be taken from it, or it waits.
        std::thread::spawn(move || lines.for_each(drop));
        let host = address.trim_start_matches("ws://").split('/').next().unwrap_or_default().to_owned();
        Self { process, host, whole: Connection::to(&address), _profile: profile }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A wire to the browser or to one page of it.
struct Connection {
    socket: RefCell<WebSocket<MaybeTlsStream<TcpStream>>>,
    last: Cell<u64>,
}

impl Connection {
    fn to(address: &str) -> Self {
        let (socket, _) = tungstenite::connect(address).expect("the browser answers");
        if let MaybeTlsStream::Plain(stream) = socket.get_ref() {
            stream.set_read_timeout(Some(PATIENCE)).expect("a limit of time");
            stream.set_nodelay(true).expect("no delay");
        }
        Self { socket: RefCell::new(socket), last: Cell::new(0) }
    }

    /// The next message: an answer or an event.
    fn next(&self, waited_for: &str) -> Value {
        loop {
            let message = self.socket.borrow_mut().read();
            match message.unwrap_or_else(|error| panic!("waiting for {waited_for}: {error}")) {
                Message::Text(text) => return serde_json::from_str(&text).expect("JSON"),
                Message::Close(_) => panic!("waiting for {waited_for}: the browser went away"),
                _ => {}
            }
        }
    }

    /// Calls a method and waits for its answer; events on the way are let go.
    fn call(&self, method: &str, parameters: &Value) -> Value {
        let id = self.last.get() + 1;
        self.last.set(id);
        let message = json!({"id": id, "method": method, "params": parameters});
        self.socket.borrow_mut().send(Message::text(message.to_string())).expect("the browser listens");
        loop {
            let mut told = self.next(method);
            // A dialog holds a page until somebody closes it, and nobody is there.
            assert!(told["method"] != "Page.javascriptDialogOpening", "{method}: the page asks: {}", told["params"]);
            if told["id"] == id {
                assert!(told["error"].is_null(), "{method}: {}", told["error"]);
                return told["result"].take();
            }
        }
    }
}

/// A page of a browser, on a screen of a size.
pub struct Screen {
    page: Connection,
}

impl Screen {
    /// A new page.
    pub fn new(browser: &Browser, width: u32) -> Self {
        let target = browser.whole.call("Target.createTarget", &json!({"url": "about:blank"}));
        let target = target["targetId"].as_str().expect("a page");
        let page = Connection::to(&format!("ws://{}/devtools/page/{target}", browser.host));
        page.call("Page.enable", &json!({}));
        let screen = Self { page };
        screen.resize(width);
        screen.media("light", "screen");
        screen.on_each_page(WATCH);
        screen
    }

    /// Sets the screen's width in CSS pixels; below 600 it is a telephone.
    pub fn resize(&self, width: u32) {
        let height = if width < 600 { 740 } else { 800 };
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600});
        self.page.call("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Takes a scheme (`light`, `dark`) and a medium (`screen`, `print`).
    pub fn media(&self, scheme: &str, medium: &str) {
        let feature = |name: &str, value: &str| json!({"name": name, "value": value});
        let features = [feature("prefers-color-scheme", scheme), feature("prefers-reduced-motion", "reduce")];
        self.page.call("Emulation.setEmulatedMedia", &json!({"media": medium, "features": features}));
    }

    /// Takes JavaScript away from pages.
    pub fn without_javascript(&self) {
        self.page.call("Emulation.setScriptExecutionDisabled", &json!({"value": true}));
    }

    /// Runs a script before each page's own.
    pub fn on_each_page(&self, script: &str) {
        self.page.call("Page.addScriptToEvaluateOnNewDocument", &json!({"source": script}));
    }

    /// Opens an address and waits until it has loaded.
    pub fn open(&self, url: &str) -> &Self {
        let told = self.page.call("Page.navigate", &json!({"url": url}));
        assert!(told["errorText"].is_null(), "{url}: {}", told["errorText"]);
        // To another place of the same page nothing is loaded.
        if !told["loaderId"].is_null() {
            while self.page.next(url)["method"] != "Page.loadEventFired" {}
        }
        self
    }

    /// The value of an expression in the page; a promise is waited for.
    pub fn value(&self, expression: &str) -> Value {
        // As text: what cannot be text is nothing.
        let whole = format!("(async () => JSON.stringify(await ({expression})))()");
        let text = self.evaluate(&whole, true)["value"].as_str().unwrap_or("null").to_owned();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{expression}: {error}: {text}"))
    }

    fn evaluate(&self, script: &str, wait: bool) -> Value {
        let asked = json!({"expression": script, "awaitPromise": wait, "returnByValue": wait, "userGesture": true});
        let mut told = self.page.call("Runtime.evaluate", &asked);
        assert!(told["exceptionDetails"].is_null(), "{script}: {}", told["exceptionDetails"]);
        told["result"].take()
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
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Presses a key: `Tab`, `Enter`.
    pub fn press(&self, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, None),
            "Enter" => (13, Some("\r")),
            _ => panic!("the key {key} is not known here"),
        };
        self.strike(key, code, text);
    }

    /// Types a text where the focus is, letter by letter.
    pub fn type_in(&self, text: &str) {
        for letter in text.chars() {
            let letter = letter.to_string();
            self.strike(&letter, 0, Some(&letter));
        }
    }

    fn strike(&self, key: &str, code: u32, text: Option<&str>) {
        let mut stroke = json!({"type": "keyDown", "key": key, "windowsVirtualKeyCode": code});
        if code > 0 {
            stroke["code"] = json!(key);
        }
        if let Some(text) = text {
            stroke["text"] = json!(text);
        }
        self.page.call("Input.dispatchKeyEvent", &stroke);
        stroke["type"] = json!("keyUp");
        self.page.call("Input.dispatchKeyEvent", &stroke);
    }

    /// Runs a script that is given as text, as a bookmark would.
    pub fn inject(&self, script: &str) {
        self.evaluate(&format!("{script};0"), false);
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
