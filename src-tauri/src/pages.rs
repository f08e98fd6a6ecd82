//! Serves page pictures to the window by the hash of their content.
//!
//! A hash never changes its meaning, so the web view may keep what it got for ever.

use almanac_app::App;
use tauri::http::{Response, StatusCode, header};

/// Answers `/page/<hash>.svg`; anything else does not exist.
pub fn answer(app: &App, path: &str) -> Response<Vec<u8>> {
    let Some(hash) = hash_of(path) else { return status(StatusCode::NOT_FOUND) };
    let Some(bytes) = app.page(hash) else { return status(StatusCode::NOT_FOUND) };
    Response::builder()
        .header(header::CONTENT_TYPE, kind_of(&bytes))
        .header(header::CACHE_CONTROL, "max-age=31536000, immutable")
        .header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .body(bytes)
        .unwrap_or_else(|_| status(StatusCode::INTERNAL_SERVER_ERROR))
}

fn hash_of(path: &str) -> Option<&str> {
    let name = path.strip_prefix("/page/")?;
    let hash = name.strip_suffix(".svg").or_else(|| name.strip_suffix(".png")).unwrap_or(name);
    (!hash.is_empty() && hash.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')).then_some(hash)
}

fn kind_of(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"\x89PNG") { "image/png" } else { "image/svg+xml" }
}

fn status(code: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = code;
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: Option<&str>) {
        assert_eq!(hash_of(path), expected, "{path}");
    }

    #[test]
    fn a_page_is_named_by_its_hash_alone() {
        check("/page/0a1b.svg", Some("0a1b"));
        check("/page/0a1b", Some("0a1b"));
        check("/page/../secret.svg", None);
        check("/page/.svg", None);
        check("/other/0a1b.svg", None);
    }
}
