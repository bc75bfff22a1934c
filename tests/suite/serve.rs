//! `cabildo serve`: what a browser is answered while an officer writes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Stdio};
use std::time::{Duration, Instant};

use crate::site::Site;

/// A preview that runs until it is dropped.
struct Serve {
    child: Child,
    stderr: BufReader<ChildStderr>,
    port: u16,
}

impl Serve {
    fn start(site: &Site) -> Self {
        let arguments = ["serve", "--port", "0", "--lang", "en", "--today", crate::site::TODAY];
        let mut child = site.command(&arguments).stderr(Stdio::piped()).spawn().unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains("http://127.0.0.1:") {
            line.clear();
            assert!(stderr.read_line(&mut line).unwrap() > 0, "it ended before it answered");
        }
        let port = line.split("127.0.0.1:").nth(1).unwrap().split('/').next().unwrap().parse().unwrap();
        Self { child, stderr, port }
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

    /// Waits for the next look, and gives the line that tells it.
    fn next_look(&mut self) -> String {
        let mut line = String::new();
        self.stderr.read_line(&mut line).unwrap();
        line
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
    let mut serve = Serve::start(&site);
    site.write("uno/pages/horario.md", PAGE.replace("cuatro", "cinco"));
    serve.next_look();
    assert!(serve.get("/uno/paginas/horario/").1.contains("De ocho a cinco."));
    assert_eq!(serve.get("/.cabildo/news?since=1").0, 200, "there is news, at once");

    site.write("uno/pages/horario.md", PAGE.replace("title: Horario", "title: Horario\ncolr: x"));
    serve.next_look();
    let (_, page) = serve.get("/uno/");
    assert!(page.contains("there is no key") || page.contains("`colr`"), "told on the portal's pages: {page}");
    assert!(page.contains("Open uno/pages/horario.md, line 3"), "with a way to open it: {page}");

    site.write("uno/municipality.yaml", "name: [\n");
    serve.next_look();
    let (code, page) = serve.get("/uno/");
    assert!(code == 200 && page.contains("this is how it was before"), "{page}");
    assert_eq!(serve.get("/dos/").0, 200);
    site.write("cabildo.yaml", "title: [\n");
    serve.next_look();
    let (code, page) = serve.get("/dos/");
    assert!(code == 200 && page.contains("cabildo.yaml"), "{page}");
    site.write("cabildo.yaml", crate::site::SETTINGS);
    site.write("uno/municipality.yaml", "name: Uno otra vez\n");
    while !serve.next_look().contains("errors: 1") {}
    assert!(serve.get("/uno/").1.contains("Uno otra vez"));
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
    let began = Instant::now();
    assert_eq!(serve.get("/uno/").0, 200);
    assert!(began.elapsed() < Duration::from_secs(20));
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
