//! A WebDriver client, as small as these tests need it: JSON over plain HTTP to this computer.
//!
//! Waiting happens inside the page, frame by frame, never by sleeping here.

use crate::http::exchange;
use serde_json::{Value, json};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::time::{Duration, Instant};

/// The name under which WebDriver hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A session in a driver that listens on a port.
pub struct Session {
    port: u16,
    id: String,
}

/// What the driver refused.
#[derive(Debug)]
pub struct Refused(pub String);

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A port that nobody listens on now.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}

/// Waits until somebody listens on the port.
pub fn wait_for_port(port: u16, patience: Duration) {
    let start = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        assert!(start.elapsed() < patience, "nobody listens on port {port} after {patience:?}");
        std::thread::yield_now();
    }
}

impl Session {
    /// Starts a session with the capabilities given.
    pub fn start(port: u16, capabilities: Value) -> Result<Self, Refused> {
        let reply = send(port, "POST", "/session", &json!({ "capabilities": { "alwaysMatch": capabilities } }))?;
        let id = reply.pointer("/sessionId").and_then(Value::as_str).ok_or_else(|| Refused(reply.to_string()))?;
        let session = Self { port, id: id.to_owned() };
        session.call("POST", "timeouts", &json!({ "implicit": 20_000, "script": 60_000 }))?;
        Ok(session)
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Result<Value, Refused> {
        send(self.port, method, &format!("/session/{}/{path}", self.id), body)
    }

    fn element(&self, css: &str) -> Result<String, Refused> {
        let reply = self.call("POST", "element", &json!({ "using": "css selector", "value": css }))?;
        reply.get(ELEMENT).and_then(Value::as_str).map(str::to_owned).ok_or_else(|| Refused(reply.to_string()))
    }

    /// Clicks the first element that the selector finds.
    pub fn click(&self, css: &str) -> Result<(), Refused> {
        let click = || {
            let id = self.element(css)?;
            self.call("POST", &format!("element/{id}/click"), &json!({})).map(drop)
        };
        match click() {
            // Between being found and being clicked the page drew it anew.
            Err(refused) if refused.to_string().contains("stale element reference") => click(),
            done => done,
        }
    }

    /// Types into the first element that the selector finds, with real key events.
    pub fn keys(&self, css: &str, keys: &str) -> Result<(), Refused> {
        let id = self.element(css)?;
        self.call("POST", &format!("element/{id}/value"), &json!({ "text": keys })).map(drop)
    }

    /// Types where the caret is, key by key.
    pub fn type_text(&self, text: &str) -> Result<(), Refused> {
        let key = |kind: &str, key: char| json!({ "type": kind, "value": key });
        let keys: Vec<Value> = text.chars().flat_map(|c| [key("keyDown", c), key("keyUp", c)]).collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": keys });
        self.call("POST", "actions", &json!({ "actions": [keyboard] })).map(drop)
    }

    /// Presses a key while Ctrl is held.
    pub fn control(&self, key: char) -> Result<(), Refused> {
        let step = |kind: &str, key: char| json!({ "type": kind, "value": key });
        let (held, down, up) = ('\u{E009}', "keyDown", "keyUp");
        let keys = [step(down, held), step(down, key), step(up, key), step(up, held)];
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": keys });
        self.call("POST", "actions", &json!({ "actions": [keyboard] })).map(drop)
    }

    /// The visible text of the first element that the selector finds.
    pub fn text(&self, css: &str) -> Result<String, Refused> {
        let id = self.element(css)?;
        let reply = self.call("GET", &format!("element/{id}/text"), &Value::Null)?;
        Ok(reply.as_str().unwrap_or_default().to_owned())
    }

    /// Runs a script that returns something.
    pub fn script(&self, body: &str) -> Result<Value, Refused> {
        self.call("POST", "execute/sync", &json!({ "script": body, "args": [] }))
    }

    /// Waits until an expression of the page is true, looking at it with every frame.
    pub fn until(&self, expression: &str, patience: Duration) -> Result<(), Refused> {
        let script = format!(
            "const done = arguments[arguments.length - 1]; const end = performance.now() + {};
             const look = () => {{ let seen = false; try {{ seen = !!({expression}); }} catch (_) {{}}
               if (seen) done(true); else if (performance.now() > end) done(false); else setTimeout(look, 20); }};
             look();",
            patience.as_millis()
        );
        match self.call("POST", "execute/async", &json!({ "script": script, "args": [] }))? {
            Value::Bool(true) => Ok(()),
            other => Err(Refused(format!("after {patience:?} still not true: {expression} ({other})"))),
        }
    }

    /// A picture of the page as PNG in base 64.
    pub fn picture(&self) -> Result<String, Refused> {
        Ok(self.call("GET", "screenshot", &Value::Null)?.as_str().unwrap_or_default().to_owned())
    }

    /// Ends the session, which ends the program.
    pub fn end(&self) -> Result<(), Refused> {
        send(self.port, "DELETE", &format!("/session/{}", self.id), &Value::Null).map(drop)
    }
}

fn send(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, Refused> {
    let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
    let refused = |e: std::io::Error| Refused(format!("{method} {path}: {e}"));
    let reply = exchange(port, method, path, &body).map_err(refused)?.1;
    let reply: Value = serde_json::from_slice(&reply).map_err(|e| refused(e.into()))?;
    let value = reply.get("value").cloned().unwrap_or(Value::Null);
    match value.get("error") {
        Some(error) => {
            Err(Refused(format!("{method} {path}: {error}: {}", value.get("message").unwrap_or(&Value::Null))))
        }
        None => Ok(value),
    }
}
