//! What a browser is answered.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, Method, Response, StatusCode, Uri, header};

use super::line::Bounded;
use super::{Served, panel};
use crate::pipeline::preview::{Found, Shot};
use crate::source::World;

/// The longest path that is looked at.
const LONGEST_PATH: usize = 4096;
/// How long a browser that asks for news is kept waiting.
const WAIT: Duration = Duration::from_secs(25);

/// Answers until the program is stopped.
pub async fn answer(listener: std::net::TcpListener, served: Arc<Served>) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = Bounded::new(tokio::net::TcpListener::from_std(listener)?);
    let router = Router::new().fallback(respond).layer(DefaultBodyLimit::max(8 * 1024)).with_state(served);
    axum::serve(listener, router).await
}

async fn respond(
    State(served): State<Arc<Served>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    if !is_ours(&headers) {
        return plain(StatusCode::BAD_REQUEST, "unknown host");
    }
    let Some(path) = decoded(uri.path()) else { return plain(StatusCode::BAD_REQUEST, "bad address") };
    match (method, path.as_str()) {
        (Method::POST, ".cabildo/open") => open(&served, &headers, &body),
        (Method::GET, ".cabildo/news") => news(&served, uri.query().unwrap_or_default()).await,
        (Method::GET | Method::HEAD, ".cabildo/preview.js") => bytes(panel::SCRIPT.into(), "text/javascript"),
        (Method::GET | Method::HEAD, ".cabildo/preview.css") => bytes(panel::STYLE.into(), "text/css"),
        (Method::GET | Method::HEAD, _) => {
            // Rendering takes the processor, not the clock: other answers go on meanwhile.
            let answered = tokio::task::spawn_blocking(move || page(&served, &path)).await;
            answered.unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "fault"))
        }
        _ => plain(StatusCode::METHOD_NOT_ALLOWED, "method"),
    }
}

/// Whether the browser means this machine: a page elsewhere that makes its own name lead here
/// (DNS rebinding) still sends that name.
fn is_ours(headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    // Of two names the one that counts is anybody's guess.
    let host = hosts.next().filter(|_| hosts.next().is_none()).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

/// A path without its first slash, its escapes resolved; nothing where it would leave the site.
fn decoded(path: &str) -> Option<String> {
    if path.len() > LONGEST_PATH {
        return None;
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.strip_prefix('/')?.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first == b'%' {
            let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &rest[2..];
        } else {
            bytes.push(*first);
        }
    }
    let path = String::from_utf8(bytes).ok()?;
    let leaves = path.contains(['\\', '\0']) || path.split('/').any(|part| part == "..") || path.starts_with('/');
    (!leaves).then_some(path)
}

fn page(served: &Served, path: &str) -> Response<Body> {
    let preview = served.preview();
    match preview.find(path, &served.content) {
        Found::Page(shot) => shown(StatusCode::OK, &shot, path, served),
        Found::Bytes(found) => bytes(found.into(), media_type(path)),
        Found::File(file) => file_bytes(&file, path),
        // A folder's address without its slash.
        Found::Lost(_) if !path.is_empty() && !path.ends_with('/') && is_folder(served, path) => {
            let target = format!("/{path}/");
            response(StatusCode::TEMPORARY_REDIRECT, "text/plain")
                .header(header::LOCATION, target)
                .body(Body::empty())
                .unwrap_or_default()
        }
        Found::Lost(Some(shot)) => shown(StatusCode::NOT_FOUND, &shot, path, served),
        Found::Lost(None) => {
            let findings = preview.findings();
            let html = panel::bare(&findings, served);
            bytes_with(StatusCode::NOT_FOUND, html.into(), "text/html; charset=utf-8")
        }
    }
}

fn is_folder(served: &Served, path: &str) -> bool {
    matches!(served.preview().find(&format!("{path}/"), &served.content), Found::Page(_))
}

fn shown(status: StatusCode, shot: &Shot, path: &str, served: &Served) -> Response<Body> {
    let html = panel::with_panel(shot, path, served);
    bytes_with(status, html.into(), "text/html; charset=utf-8")
}

#[expect(clippy::disallowed_methods, reason = "attachments are answered from where they lie")]
fn file_bytes(file: &Path, path: &str) -> Response<Body> {
    match std::fs::read(file) {
        Ok(found) => bytes(found.into(), media_type(path)),
        Err(_) => plain(StatusCode::NOT_FOUND, "not found"),
    }
}

/// Waits until there has been another look than the one the browser knows of.
async fn news(served: &Served, query: &str) -> Response<Body> {
    let known: u64 = query.strip_prefix("since=").and_then(|since| since.parse().ok()).unwrap_or(0);
    let mut looks = served.looks.subscribe();
    let changed = tokio::time::timeout(WAIT, looks.wait_for(|looks| *looks != known)).await;
    let now = match changed {
        Ok(Ok(looks)) => *looks,
        _ => known,
    };
    bytes(now.to_string().into(), "text/plain")
}

/// Opens a file of the content in the officer's editor, if one of our own pages asks for it.
fn open(served: &Served, headers: &HeaderMap, body: &[u8]) -> Response<Body> {
    let text = String::from_utf8_lossy(body);
    let field = |name: &str| {
        let pair = text.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
        decoded(&format!("/{}", pair.replace('+', " ")))
    };
    let foreign = headers.get("sec-fetch-site").is_some_and(|site| site != "same-origin");
    if foreign || field("token").as_deref() != Some(served.token.as_str()) {
        return plain(StatusCode::FORBIDDEN, "not from here");
    }
    let known = served.content.files().map(|(files, _)| files).unwrap_or_default();
    // Of some findings all that is known is the folder.
    let is_in =
        |path: &str, file: &str| path.strip_prefix(file).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let is_known = |file: &&str| !file.is_empty() && known.iter().any(|known| is_in(&known.path, file));
    // Of a folder that is not there yet, the one opens in which it is to be made.
    let asked = field("file").unwrap_or_default();
    let file = std::iter::successors(Some(asked.as_str()), |path| Some(path.rsplit_once('/')?.0)).find(is_known);
    let Some(location) = file.and_then(|file| served.content.location(file)) else {
        return plain(StatusCode::NOT_FOUND, &served.messages.word("serve-no-file", &[("file", asked)]));
    };
    let line = field("line").and_then(|line| line.parse::<u32>().ok()).unwrap_or(1).max(1);
    match opener(served.open_with.as_deref(), &location, line).spawn() {
        Ok(_) => response(StatusCode::NO_CONTENT, "text/plain").body(Body::empty()).unwrap_or_default(),
        Err(error) => plain(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()),
    }
}

/// The program that opens a file. Nothing goes through a shell.
fn opener(wanted: Option<&str>, file: &Path, line: u32) -> Command {
    let path = file.to_string_lossy();
    let mut command = match wanted {
        Some(wanted) => {
            let mut words = wanted.split_whitespace();
            let mut command = Command::new(words.next().unwrap_or("true"));
            command.args(words.map(|word| word.replace("{file}", &path).replace("{line}", &line.to_string())));
            command
        }
        None if cfg!(target_os = "windows") => {
            let mut command = Command::new("explorer");
            command.arg(file);
            command
        }
        None => {
            let mut command = Command::new(if cfg!(target_os = "macos") { "open" } else { "xdg-open" });
            command.arg(file);
            command
        }
    };
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn response(status: StatusCode, media_type: &str) -> axum::http::response::Builder {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, media_type)
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::REFERRER_POLICY, "no-referrer")
}

fn bytes(found: Bytes, media_type: &str) -> Response<Body> {
    bytes_with(StatusCode::OK, found, media_type)
}

fn bytes_with(status: StatusCode, found: Bytes, media_type: &str) -> Response<Body> {
    let mark = format!("\"{}\"", &blake3::hash(&found).to_hex()[..16]);
    response(status, media_type).header(header::ETAG, mark).body(Body::from(found)).unwrap_or_default()
}

fn plain(status: StatusCode, words: &str) -> Response<Body> {
    response(status, "text/plain; charset=utf-8").body(Body::from(words.to_owned())).unwrap_or_default()
}

/// What a file is, by its ending.
fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        folder if folder.is_empty() || folder.ends_with('/') => "text/html; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "css" => "text/css",
        "js" | "mjs" => "text/javascript",
        "json" => "application/json",
        "yml" | "yaml" => "text/yaml; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "ics" => "text/calendar; charset=utf-8",
        "txt" | "pb" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" | "jpe" | "jfif" | "pjpeg" | "pjp" => "image/jpeg",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_would_leave_the_site_is_none() {
        assert_eq!(decoded("/uno/actas/").as_deref(), Some("uno/actas/"));
        assert_eq!(decoded("/a%C3%B1o").as_deref(), Some("año"));
        for bad in ["/../etc/passwd", "/%2e%2e%2fetc", "//etc/passwd", "/..%5c", "/a%00", "/%zz", "/%2", "/\\..\\x"] {
            assert_eq!(decoded(bad), None, "{bad}");
        }
        assert_eq!(decoded(&format!("/{}", "a".repeat(65_536))), None);
    }

    #[test]
    fn only_this_machine_is_meant() {
        let host = |name: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, axum::http::HeaderValue::from_static(name));
            is_ours(&headers)
        };
        assert!(host("localhost:8700") && host("127.0.0.1") && host("[::1]:80"));
        assert!(!host("evil.example") && !host("localhost.evil:80") && !host("127.0.0.1.evil") && !host(""));
    }
}
