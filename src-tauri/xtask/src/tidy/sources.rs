//! Rules of Rust sources: nothing asynchronous below the shell, no test that is switched off.

use super::Problem;

/// Checks one Rust file.
pub fn check(path: &str, text: &str) -> Vec<Problem> {
    if !path.ends_with(".rs") {
        return Vec::new();
    }
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let code = line.trim_start();
        if path.starts_with("src-tauri/crates/") && is_asynchronous(code) {
            problems.push(Problem::at(path, index + 1, "is asynchronous; only the window may be"));
        }
        if code.starts_with("#[ignore") || code.starts_with("#[should_panic") {
            problems.push(Problem::at(path, index + 1, "hides what a test should say"));
        }
    }
    problems
}

fn is_asynchronous(code: &str) -> bool {
    !code.starts_with("//") && ["async fn ", "async move ", "async {", ".await"].iter().any(|word| code.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_one(path: &str, text: &str, problems: usize) {
        assert_eq!(check(path, text).len(), problems, "{path}: {text}");
    }

    #[test]
    fn only_the_window_is_asynchronous() {
        check_one("src-tauri/crates/app/src/a.rs", "pub async fn a() {}", 1);
        check_one("src-tauri/crates/app/src/a.rs", "// an async fn would not do", 0);
        check_one("src-tauri/src/a.rs", "pub async fn a() {}", 0);
    }

    #[test]
    fn a_test_is_never_switched_off() {
        check_one("src-tauri/crates/app/src/a.rs", "    #[ignore]", 1);
    }
}
