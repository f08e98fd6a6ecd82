//! Every source file says first what it is for.

use super::Problem;

/// The shortest header that can say anything.
const SHORTEST: usize = 20;

/// Checks the first line of a source file; other files are left alone.
pub fn check(path: &str, text: &str) -> Vec<Problem> {
    let openings: &[&str] = match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("rs") => &["//!"],
        Some("ts") => &["//", "/*"],
        Some("svelte") => &["<!--"],
        _ => return Vec::new(),
    };
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
    let Some(opening) = openings.iter().find(|opening| first.starts_with(**opening)) else {
        return vec![Problem::at(path, 1, "does not begin by saying what the file is for")];
    };
    // A comment may open on a line of its own.
    let said = text.lines().take(3).map(|line| line.trim().trim_start_matches(opening).len()).sum::<usize>();
    if said < SHORTEST {
        return vec![Problem::at(path, 1, "says too little of what the file is for")];
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_one(path: &str, text: &str, problems: usize) {
        assert_eq!(check(path, text).len(), problems, "{path}: {text}");
    }

    #[test]
    fn a_header_comes_first_and_says_something() {
        check_one("a.rs", "//! Finds a comment's place again.\n\nfn a() {}\n", 0);
        check_one("a.rs", "use std::fs;\n//! Finds a comment's place again.\n", 1);
        check_one("a.rs", "//! Module.\n\n\n", 1);
        check_one("a.ts", "// Keys of the outline; pure.\n", 0);
        check_one("a.ts", "import x from 'y';\n", 1);
        check_one("a.svelte", "<!-- The room where chapters are written. -->\n<p></p>", 0);
        check_one("a.svelte", "<script lang=\"ts\">\n</script>", 1);
        check_one("a.json", "{}", 0);
    }
}
