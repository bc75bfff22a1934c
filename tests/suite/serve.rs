//! `cabildo serve`: what a browser is answered while an officer writes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::site::Site;

/// A preview that runs until it is dropped.
struct Serve {
    child: Child,
    lines: mpsc::Receiver<String>,
    port: u16,
}

impl Serve {
    fn start(site: &Site) -> Self {
        let arguments = ["serve", "--port", "0", "--lang", "en", "--today", crate::site::TODAY];
        let mut child = site.command(&arguments).stderr(Stdio::piped()).spawn().unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let (sender, lines) = mpsc::channel();
        std::thread::spawn(move || stderr.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let mut serve = Self { child, lines, port: 0 };
        let line = loop {
            let line = serve.next_line();
            if line.contains("http://127.0.0.1:") {
                break line;
            }
        };
        serve.port = line.split("127.0.0.1:").nth(1).unwrap().split('/').next().unwrap().parse().unwrap();
        serve
    }

    /// Sends a request as it is written, and gives the status and all that came back.
    fn raw(&self, request: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        (text.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0), text)
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.raw(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", self.port))
    }

    /// Asks for a page until it says something; gives the status.
    #[track_caller]
    fn until(&self, path: &str, words: &str) -> u16 {
        let end = Instant::now() + Duration::from_secs(120);
        loop {
            let (code, page) = self.get(path);
            if page.contains(words) {
                return code;
            }
            assert!(Instant::now() < end, "{path}: no `{words}` in {page}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Waits for the next line that it says.
    fn next_line(&self) -> String {
        self.lines.recv_timeout(Duration::from_secs(120)).expect("it says nothing more")
    }
}

impl Drop for Serve {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const PAGE: &str = "---\ntitle: Horario\n---\nDe ocho a cuatro.\n";

#[test]
fn the_site_is_answered_without_being_written() {
    let site = Site::new().with("pages/horario.md", PAGE).with("files/plano.txt", "un plano");
    let before = crate::site::files_below(&site.path("."));
    let serve = Serve::start(&site);
    let (code, home) = serve.get("/");
    assert!(code == 200 && home.contains("Pueblo uno") && home.contains("/.cabildo/preview.js"), "{home}");
    assert!(serve.get("/uno/paginas/horario/").1.contains("De ocho a cuatro."));
    assert_eq!(serve.get("/uno/paginas/horario").0, 307, "a folder without its slash");
    assert!(serve.get("/uno/files/plano.txt").1.ends_with("un plano"));
    assert!(serve.get("/uno/index.json").1.contains("application/json"));
    let style = home.split("href=\"").find(|part| part.contains("assets/site.")).unwrap().split('"').next().unwrap();
    assert_eq!(serve.get(&format!("/{}", style.trim_start_matches(['.', '/']))).0, 200, "{style}");
    let (code, lost) = serve.get("/nowhere/");
    assert!(code == 404 && lost.contains("<main"), "the site's own page for lost visitors: {lost}");
    assert!(crate::site::files_below(&site.path(".")) == before);
}

#[test]
fn an_edit_is_seen_and_a_broken_file_stops_nothing() {
    let site = Site::new().with("pages/horario.md", PAGE);
    let serve = Serve::start(&site);
    site.write("uno/pages/horario.md", PAGE.replace("cuatro", "cinco"));
    serve.until("/uno/paginas/horario/", "De ocho a cinco.");
    assert_eq!(serve.get("/.cabildo/news?since=1").0, 200, "there is news, at once");

    site.write("uno/pages/horario.md", PAGE.replace("title: Horario", "title: Horario\ncolr: x"));
    // It is told on the portal's pages, with a way to open it.
    serve.until("/uno/", "Open uno/pages/horario.md, line 3");

    site.write("uno/municipality.yaml", "name: [\n");
    serve.until("/uno/", "this is how it was before");
    assert_eq!(serve.get("/dos/").0, 200);
    site.write("cabildo.yaml", "title: [\n");
    assert_eq!(serve.until("/dos/", "Open cabildo.yaml"), 200);
    site.write("cabildo.yaml", crate::site::SETTINGS);
    site.write("uno/municipality.yaml", "name: Uno otra vez\n");
    assert_eq!(serve.until("/uno/", "Uno otra vez"), 200);
}

#[test]
fn the_page_of_a_broken_file_stays_as_it_was_and_says_what_is_wrong_first() {
    let news = |title: &str| format!("---\ntitle: {title}\ndate: 2026-10-02\n---\nAbre el lunes.\n");
    let site = Site::of_one_town()
        .with("news/2026-10-02-centro.md", news("Centro infantil"))
        .with("pages/otra.md", "---\ntitle: Otra\n---\n[x](nada.md)\n");
    let server = Serve::start(&site);
    assert_eq!(server.until("/noticias/2026-10-02-centro/", "Centro infantil"), 200);
    site.write("uno/news/2026-10-02-centro.md", news("[oops"));
    assert_eq!(server.until("/noticias/2026-10-02-centro/", "uno/news/2026-10-02-centro.md"), 200);
    let (_, page) = server.get("/noticias/2026-10-02-centro/");
    assert!(page.contains("Centro infantil"), "the last good page");
    let own = page.find("[oops").expect("its own error");
    assert!(page.find("nada.md").is_none_or(|other| own < other), "its own error first");
    // Without a look before, there is no page, and the same is said.
    let fresh = Serve::start(&site);
    let (status, page) = fresh.get("/noticias/2026-10-02-centro/");
    assert_eq!(status, 404);
    let (own, other) = (page.find("[oops").expect("its error"), page.find("nada.md").expect("the other"));
    assert!(own < other, "{page}");
    site.write("uno/news/2026-10-02-centro.md", news("Centro abierto"));
    assert_eq!(server.until("/noticias/2026-10-02-centro/", "Centro abierto"), 200);
}

#[test]
fn a_storm_of_changes_is_seen_in_a_few_looks_and_a_file_renamed_into_place_too() {
    let site = Site::new().with("pages/horario.md", PAGE);
    let serve = Serve::start(&site);
    let page = site.path("content/uno/pages/horario.md");
    let began = Instant::now();
    for number in 0..1000 {
        // Half of them as editors write that rename, the others in place; every third is half a file.
        let text = PAGE.replace("cuatro", &format!("las {number}"));
        let text = if number % 3 == 0 { &text[..20] } else { &text };
        if number % 2 == 0 {
            let beside = page.with_extension("md~");
            std::fs::write(&beside, text).unwrap();
            std::fs::rename(&beside, &page).unwrap();
        } else {
            std::fs::write(&page, text).unwrap();
        }
        std::thread::sleep(Duration::from_micros(900));
    }
    std::fs::write(&page, PAGE.replace("cuatro", "tres")).unwrap();
    serve.until("/uno/paginas/horario/", "De ocho a tres.");
    std::thread::sleep(Duration::from_secs(1));
    let looks = serve.lines.try_iter().count();
    // On a busy machine the storm itself takes longer.
    let most = 6 + usize::try_from(began.elapsed().as_secs()).unwrap();
    assert!((1..=most).contains(&looks), "{looks} looks");
}

#[test]
fn what_is_not_public_is_shown_and_marked() {
    let hidden = PAGE.replace("title: Horario", "title: Horario\npublish: no");
    let later = PAGE.replace("title: Horario", "title: Mercado\npublish_on: 2030-01-01");
    let site = Site::new().with("pages/horario.md", hidden).with("pages/mercado.md", later).with("pages/otra.md", PAGE);
    let serve = Serve::start(&site);
    for (page, marked) in [("horario", true), ("mercado", true), ("otra", false)] {
        let (code, html) = serve.get(&format!("/uno/paginas/{page}/"));
        assert_eq!((code, html.contains("Not public yet")), (200, marked), "{page}: {html}");
    }
    assert!(!site.build().exits(0).has("uno/paginas/horario/index.html"));
}

#[test]
fn nobody_else_is_answered() {
    let site = Site::new();
    let serve = Serve::start(&site);
    let host = |host: &str, path: &str| {
        serve.raw(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).0
    };
    assert_eq!(host("evil.example", "/"), 400);
    assert_eq!(host("localhost.evil.example:80", "/"), 400);
    assert_eq!(host("127.0.0.1", "/"), 200);
    for path in ["/../../etc/passwd", "/%2e%2e%2f%2e%2e%2fetc/passwd", "//etc/passwd", "/..\\..\\etc", "/%00"] {
        let (code, text) = serve.get(path);
        assert!((code == 400 || code == 404) && !text.contains("root:"), "{path}: {code}");
    }
    let long = serve.get(&format!("/{}", "a".repeat(65_500))).0;
    assert!(long == 400 || long == 414 || long == 431, "{long}");
    let body = "token=x&file=cabildo.yaml&line=1";
    let open = format!(
        "POST /.cabildo/open HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    assert_eq!(serve.raw(&open).0, 403, "without the page's own word nothing is opened");
    assert_eq!(serve.raw("DELETE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").0, 405);
}

#[test]
fn slow_clients_keep_nobody_waiting() {
    let site = Site::new();
    let serve = Serve::start(&site);
    let slow: Vec<TcpStream> = (0..40)
        .map(|_| {
            let mut stream = TcpStream::connect(("127.0.0.1", serve.port)).unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\nHost: local").unwrap();
            stream
        })
        .collect();
    assert_eq!(serve.get("/uno/").0, 200);
    // None of them was sent away first.
    for mut stream in slow {
        stream.set_nonblocking(true).unwrap();
        let read = stream.read(&mut [0; 1]).map_err(|error| error.kind());
        assert_eq!(read, Err(std::io::ErrorKind::WouldBlock));
    }
}

#[test]
fn whatever_is_sent_the_next_browser_is_answered_and_nothing_is_written() {
    let site = Site::new();
    let before = crate::site::files_below(&site.path("."));
    let serve = Serve::start(&site);
    let head = serve.raw("HEAD /uno/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert!(head.0 == 200 && head.1.ends_with("\r\n\r\n"), "a head has no body: {}", head.1);
    for method in ["PUT", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "POST", "x"] {
        let answer = serve.raw(&format!("{method} /uno/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        assert!(answer.0 == 405 || answer.0 == 400, "{method}: {}", answer.0);
    }
    let line = |name: &str, value: &str| format!("GET / HTTP/1.1\r\nHost: localhost\r\n{name}: {value}\r\n\r\n");
    let body = |length: usize| {
        let head = "POST /.cabildo/open HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        format!("{head}Content-Length: {length}\r\n\r\n{}", "x".repeat(length.min(100_000)))
    };
    let requests = [
        line("X-Long", &"a".repeat(1_000_000)),
        line("X", "y").replace("X: y\r\n", &"X: y\r\n".repeat(5_000)),
        line("Host", "evil.example"),
        line("Transfer-Encoding", "chunked, x"),
        "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n".to_owned(),
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n".to_owned(),
        "GET /\r\n\r\n".to_owned(),
        "\u{16}\u{3}\u{1}\u{2}\0\u{1}".to_owned(),
        "\0".repeat(70_000),
        "\r\n".repeat(50_000),
        body(100_000),
        body(usize::MAX / 2),
    ];
    for request in &requests {
        let mut stream = TcpStream::connect(("127.0.0.1", serve.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
        let _ = stream.write_all(request.as_bytes());
        let mut start = [0; 64];
        let read = stream.read(&mut start).unwrap_or(0);
        let told = String::from_utf8_lossy(&start[..read]).into_owned();
        // A second host is the program's own affair, as long as it is not answered with the site's pages.
        let shown: String = request.chars().take(60).collect();
        assert!(!told.contains(" 200 ") || request.contains("X-Long"), "{shown:?}: {told}");
        assert_eq!(serve.get("/uno/").0, 200, "after {shown:?}");
    }
    // A client that asks and never reads what it is answered.
    let _deaf: Vec<TcpStream> = (0..30)
        .map(|_| {
            let mut stream = TcpStream::connect(("127.0.0.1", serve.port)).unwrap();
            let ask = "GET /uno/ HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(50);
            stream.set_write_timeout(Some(Duration::from_secs(2))).unwrap();
            let _ = stream.write_all(ask.as_bytes());
            stream
        })
        .collect();
    assert_eq!(serve.get("/uno/").0, 200);
    assert!(memory(serve.child.id()).is_none_or(|mebibytes| mebibytes < 600), "{:?}", memory(serve.child.id()));
    assert!(crate::site::files_below(&site.path(".")) == before);
}

/// How much memory a process has, in MiB, where the system tells.
fn memory(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? / 1024)
}

/// How long a client may go on that sends another drop each second.
fn dripping(port: u16, first: &str, drop: &str) -> Duration {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
    let began = Instant::now();
    stream.write_all(first.as_bytes()).unwrap();
    let mut byte = [0; 512];
    while began.elapsed() < Duration::from_secs(120) {
        let closed = match stream.read(&mut byte) {
            Ok(read) => read == 0,
            Err(error) => !matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut),
        };
        if closed || stream.write_all(drop.as_bytes()).is_err() {
            break;
        }
    }
    began.elapsed()
}

#[test]
fn a_client_that_drips_is_sent_away_and_one_that_waits_for_news_is_not() {
    let site = Site::new();
    let serve = Serve::start(&site);
    let port = serve.port;
    std::thread::scope(|scope| {
        let head = scope.spawn(move || dripping(port, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ", "a"));
        let post = "POST /.cabildo/open HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8000\r\n\r\n";
        let body = scope.spawn(move || dripping(port, post, "a"));
        assert_eq!(serve.get("/.cabildo/news?since=1").0, 200);
        let (head, body) = (head.join().unwrap(), body.join().unwrap());
        assert!((25..120).contains(&head.as_secs()), "the head of a request: {head:?}");
        assert!((25..180).contains(&body.as_secs()), "what follows it: {body:?}");
    });
}

#[test]
fn more_clients_that_say_nothing_than_are_let_in_are_sent_away() {
    let site = Site::new();
    let serve = Serve::start(&site);
    let slow: Vec<TcpStream> = (0..80).map(|_| TcpStream::connect(("127.0.0.1", serve.port)).unwrap()).collect();
    let began = Instant::now();
    assert_eq!(serve.get("/uno/").0, 200, "once nothing has moved on those for a while");
    assert!(began.elapsed() < Duration::from_secs(58));
    drop(slow);
}

#[test]
fn a_file_is_opened_with_the_program_that_was_named() {
    let site = Site::new().with("pages/horario.md", "---\ntitle: Horario\n---\nUno <b>dos</b>.\n");
    let script = site.path("opener.sh");
    std::fs::write(&script, format!("#!/bin/sh\necho \"$1 $2\" > {}\n", site.path("opened").display())).unwrap();
    let command = format!("sh {} {{file}} {{line}}", script.display());
    let site = site.argument("--open-with").argument(&command);
    let serve = Serve::start(&site);
    let (_, page) = serve.get("/uno/paginas/horario/");
    let token = page.split("name=\"token\" value=\"").nth(1).expect("a finding").split('"').next().unwrap();
    let body = format!("token={token}&file=uno%2Fpages%2Fhorario.md&line=4");
    let open = format!(
        "POST /.cabildo/open HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    assert_eq!(serve.raw(&open).0, 204);
    let until = Instant::now() + Duration::from_secs(20);
    let opened = loop {
        match std::fs::read_to_string(site.path("opened")) {
            Ok(text) if text.ends_with('\n') => break text,
            _ if Instant::now() > until => panic!("nothing was opened"),
            _ => std::thread::sleep(Duration::from_millis(20)),
        }
    };
    assert!(opened.trim().ends_with("content/uno/pages/horario.md 4"), "{opened}");
}

#[test]
fn a_port_that_is_taken_is_told_with_one_that_is_free() {
    let site = Site::new();
    let serve = Serve::start(&site);
    let port = serve.port.to_string();
    site.run(&["serve", "--port", &port, "--lang", "en"]).exits(2).says(&port).says("--port");
}

#[test]
fn the_editor_is_there_only_where_it_was_asked_for_with_forms_of_every_town() {
    let site = Site::new();
    assert_eq!(Serve::start(&site).get("/admin/").0, 404);
    let site = site.file("cabildo.yaml", format!("{}admin: {{backend: github, repo: a/b}}\n", crate::site::SETTINGS));
    let serve = Serve::start(&site);
    let (code, page) = serve.get("/admin/");
    assert!(code == 200 && page.contains("text/html") && page.contains("decap-cms.js"), "{page}");
    assert!(page.contains("default-src 'none'") && !page.contains("cdn"), "its own policy: {page}");
    assert_eq!(serve.get("/admin/decap-cms.js").0, 200);
    let (_, config) = serve.get("/admin/config.yml");
    for name in ["shared", "uno-own", "uno-budget", "dos-proposal", "uno-minutes", "territory-actor"] {
        assert!(config.contains(&format!("\"name\":\"{name}\"")), "{name}: {config}");
    }
    assert!(config.contains("\"folder\":\"content/uno/budgets\""), "{config}");
    // The fields of a kind stand once, and are named where another town has them too.
    let fields = |kind: &str| {
        let (_, fields) = config.split_once(&format!("&{kind} ")).unwrap_or_else(|| panic!("{kind}: {config}"));
        assert_eq!(config.matches(&format!("*{kind},")).count() + config.matches(&format!("*{kind}}}")).count(), 1);
        let mut values = serde_json::Deserializer::from_str(fields).into_iter::<Vec<serde_json::Value>>();
        values.next().expect("fields").expect("JSON")
    };
    let named = |fields: &[serde_json::Value], name: &str| fields.iter().find(|field| field["name"] == name).cloned();
    let line = named(&fields("budget"), "expenditure").unwrap()["fields"].as_array().unwrap().clone();
    assert_eq!(named(&line, "approved").unwrap()["widget"], "string", "an amount is never a number");
    let minutes = fields("minutes");
    assert_eq!(named(&minutes, "organ").unwrap()["required"], true);
    assert_eq!(named(&minutes, "body").unwrap()["widget"], "markdown", "the CMS calls the text so");
    assert!(!config.contains("translation"), "one language needs none");
    assert!(site.build().exits(0).has("admin/index.html"));
}

/// A translation has its title and its text alone: in the form of minutes it would have to have an organ and a day.
#[test]
fn the_editor_has_a_form_of_its_own_for_translations_and_one_for_texts_in_a_list() {
    let settings = crate::site::SETTINGS.replace("[es]", "[es, en]");
    let site = Site::new().file("cabildo.yaml", format!("{settings}admin: {{backend: github, repo: a/b}}\n"));
    let (_, config) = Serve::start(&site).get("/admin/config.yml");
    for name in ["territory-translation", "uno-translation", "dos-translation"] {
        assert!(config.contains(&format!("\"name\":\"{name}\"")), "{name}");
    }
    let fields = |kind: &str| {
        let (_, fields) = config.split_once(&format!("&{kind} ")).unwrap_or_else(|| panic!("{kind}: {config}"));
        let mut values = serde_json::Deserializer::from_str(fields).into_iter::<Vec<serde_json::Value>>();
        values.next().expect("fields").expect("JSON")
    };
    let translation = fields("translation");
    let asked: Vec<_> = translation.iter().map(|field| (field["name"].as_str(), field["required"].as_bool())).collect();
    assert_eq!(asked, [(Some("title"), Some(false)), (Some("body"), Some(false))]);
    // The list of the CMS would take the languages of a text for the keys of a record.
    let service = fields("service");
    let languages = service.iter().find(|field| field["name"] == "languages").expect("languages");
    assert_eq!(languages["widget"], "cabildo-texts");
    assert!(languages.get("field").is_none() && languages.get("fields").is_none(), "{languages}");
    assert_eq!(languages["texts"][0]["widget"], "cabildo-text");
}

/// The row that is wrong bears a mark that opens its file, and the list above leads to it; what is about other pages
/// is folded away, so that the page begins where one looks.
#[test]
fn a_finding_stands_at_its_row_and_what_is_about_other_pages_is_folded() {
    let budget = |code: &str, amount: &str| {
        format!(
            "year: 2026\nexpenditure:\n  - {{functional: \"05.1\", economic: \"21\", name: Aseo, approved: \"70.00\"}}\n  \
             - {{functional: \"{code}\", economic: \"31\", name: Aceras, approved: \"{amount}\"}}\n"
        )
    };
    let site = Site::of_one_town().with("budgets/2026.yaml", budget("99.1", "30.00")).with("pages/horario.md", PAGE);
    let server = Serve::start(&site);
    let mark = |page: &str| {
        let marks = || page.match_indices("class=\"cabildo-here").map(|(at, _)| at);
        let at = marks().find(|at| page[*at..].split("</button>").next().unwrap_or_default().contains("line 4"));
        let at = at.unwrap_or_else(|| panic!("a mark in {page}"));
        let row = page[..at].rfind("<tr").expect("in a row");
        let words = page[row..].split("</tr>").next().unwrap_or_default().to_owned();
        (words, page[at..].split("</button>").next().unwrap_or_default().to_owned())
    };
    let (_, page) = server.get("/presupuestos/2026/");
    let (row, button) = mark(&page);
    assert!(row.contains("99.1") && !row.contains("05.1"), "{row}");
    let number = button.split("form=\"cabildo-open-").nth(1).and_then(|rest| rest.split('"').next()).expect("a form");
    for wanted in [format!("href=\"#cabildo-here-{number}\""), format!("id=\"cabildo-open-{number}\"")] {
        assert!(page.contains(&wanted), "{wanted}: {page}");
    }

    // A broken year stays as it was, with the mark at the row that is wrong now.
    site.write("uno/budgets/2026.yaml", budget("99.1", "treinta"));
    server.until("/presupuestos/2026/", "`treinta` is not an amount");
    let page = server.get("/presupuestos/2026/").1;
    assert!(mark(&page).1.contains("error, line 4"), "{page}");
    // On another page the error is counted, and not laid open.
    let other = server.get("/paginas/horario/").1;
    let panel = &other[other.find("<aside").unwrap()..other.find("</aside>").unwrap()];
    assert!(panel.contains("<details><summary class=\"cabildo-error\">") && panel.contains("errors: 1"), "{panel}");
    assert!(!panel.contains("<details open>") && !other.contains("class=\"cabildo-here"), "{other}");
}
