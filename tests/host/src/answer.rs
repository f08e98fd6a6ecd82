//! Answers one request: a command, the stream of events, a page, or a file of the front end.

use crate::events;
use almanac_app::App;
use serde_json::{Value, json};
use std::io::{self, Cursor, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use tiny_http::{Header, Method, Request, Response, Server};

/// The largest command that is read.
const LARGEST: u64 = 64 << 20;

type Reply = Response<Cursor<Vec<u8>>>;

/// What the workers share.
pub struct Shared {
    pub server: Server,
    pub application: Arc<App>,
    pub folder: PathBuf,
    pub listeners: events::Listeners,
}

impl Shared {
    /// Answers requests for ever.
    pub fn work(&self) {
        while let Ok(request) = self.server.recv() {
            // A browser that went away in the middle is not our trouble.
            let _ = self.answer(request);
        }
    }

    fn answer(&self, mut request: Request) -> io::Result<()> {
        let path = request.url().split('?').next().unwrap_or_default().to_owned();
        match (request.method(), path.as_str()) {
            (Method::Post, "/rpc") => {
                let reply = self.rpc(&mut request);
                request.respond(reply)
            }
            (Method::Post, path) if path.starts_with("/upload/") => {
                let reply = self.upload(path.trim_start_matches("/upload/"), &mut request);
                request.respond(reply)
            }
            (Method::Get, "/events") => {
                let events = self.listeners.add();
                let out = request.into_writer();
                std::thread::spawn(move || events::stream(out, &events));
                Ok(())
            }
            (Method::Get, path) => match path.strip_prefix("/page/") {
                Some(name) => request.respond(self.page(name)),
                None => request.respond(self.file(path)),
            },
            _ => request.respond(status(405)),
        }
    }

    /// Keeps a file for an import and answers its name.
    fn upload(&self, name: &str, request: &mut Request) -> Reply {
        match body(request) {
            Ok(bytes) => {
                content(json!(self.application.upload(name, bytes)).to_string().into_bytes(), "application/json")
            }
            Err(_) => status(400),
        }
    }

    fn rpc(&self, request: &mut Request) -> Reply {
        let Ok(body) = body(request) else { return status(400) };
        let Ok(call) = serde_json::from_slice::<Value>(&body) else { return status(400) };
        let Some(command) = call.get("command").and_then(Value::as_str) else { return status(400) };
        let payload = call.get("payload").cloned().unwrap_or_else(|| json!({}));
        match self.application.rpc(command, payload) {
            Ok(value) => content(value.to_string().into_bytes(), "application/json"),
            Err(failure) => content(failure.to_string().into_bytes(), "application/json").with_status_code(422),
        }
    }

    fn page(&self, name: &str) -> Reply {
        let hash = name.strip_suffix(".svg").unwrap_or(name);
        match self.application.page(hash) {
            Some(bytes) => content(bytes, "image/svg+xml"),
            None => status(404),
        }
    }

    fn file(&self, path: &str) -> Reply {
        let Some(inside) = inside(path) else { return status(404) };
        let file = self.folder.join(inside);
        match std::fs::read(&file) {
            Ok(bytes) => content(bytes, kind(&file)),
            Err(_) => status(404),
        }
    }
}

fn body(request: &mut Request) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    request.as_reader().take(LARGEST).read_to_end(&mut body)?;
    Ok(body)
}

/// The path below the folder that is served; none when it leads out of it.
fn inside(path: &str) -> Option<PathBuf> {
    let path = Path::new(match path.trim_start_matches('/') {
        "" => "index.html",
        path => path,
    });
    path.components().all(|part| matches!(part, Component::Normal(_))).then(|| path.to_path_buf())
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "json" => "application/json",
        _ => "application/octet-stream",
    }
}

fn content(bytes: Vec<u8>, kind: &str) -> Reply {
    let mut reply = Response::from_data(bytes);
    for (name, value) in [("Content-Type", kind), ("Cache-Control", "no-store")] {
        if let Ok(header) = Header::from_bytes(name, value) {
            reply.add_header(header);
        }
    }
    reply
}

fn status(code: u16) -> Reply {
    Response::from_data(Vec::new()).with_status_code(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: Option<&str>) {
        assert_eq!(inside(path), expected.map(PathBuf::from), "{path}");
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        check("/", Some("index.html"));
        check("/assets/a.js", Some("assets/a.js"));
        check("/../Cargo.toml", None);
        check("/assets/../../Cargo.toml", None);
        check("//etc/passwd", Some("etc/passwd"));
    }
}
