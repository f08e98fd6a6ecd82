//! No component names a colour: colours come from the tokens, so that every theme has them.

use super::Problem;

/// Files that are allowed to: the tokens themselves.
const TOKENS: &[&str] = &["tokens", "theme"];

/// Checks the styles of a front-end file.
pub fn check(path: &str, text: &str) -> Vec<Problem> {
    let styled = path.ends_with(".svelte") || path.ends_with(".css");
    if !path.starts_with("ui/src/") || !styled || TOKENS.iter().any(|name| path.contains(name)) {
        return Vec::new();
    }
    let mut inside = path.ends_with(".css");
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("<style") {
            inside = true;
        } else if line.contains("</style>") {
            inside = path.ends_with(".css");
        }
        if (inside || line.contains("style=")) && names_colour(line) {
            problems.push(Problem::at(path, index + 1, "names a colour; use a token such as var(--ink)"));
        }
    }
    problems
}

fn names_colour(line: &str) -> bool {
    ["rgb(", "rgba(", "hsl(", "hsla(", "oklch("].iter().any(|function| line.contains(function))
        || declared(line)
            .match_indices('#')
            .any(|(at, _)| is_hexadecimal(declared(line).get(at + 1..).unwrap_or_default()))
}

/// What is said of a property: the text after the first colon. Before it stand selectors, and ids may
/// look like colours.
fn declared(line: &str) -> &str {
    line.split_once(':').map_or("", |(_, value)| value)
}

/// Whether the text begins with a colour of 3, 4, 6 or 8 digits and nothing that makes it a word.
fn is_hexadecimal(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_hexdigit).count();
    let next = text.chars().nth(digits);
    matches!(digits, 3 | 4 | 6 | 8) && !next.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_one(path: &str, text: &str, problems: usize) {
        assert_eq!(check(path, text).len(), problems, "{path}: {text}");
    }

    #[test]
    fn a_colour_in_a_style_is_found() {
        check_one("ui/src/a.svelte", "<style>\np { color: #fff; }\n</style>", 1);
        check_one("ui/src/a.svelte", "<p style=\"color: rgb(1, 2, 3)\"></p>", 1);
        check_one("ui/src/a.css", "p { background: #0f5257 }", 1);
    }

    #[test]
    fn what_only_looks_like_one_is_not() {
        check_one("ui/src/a.svelte", "{#each all as one}{/each}<a href=\"#add\"></a>", 0);
        check_one("ui/src/a.svelte", "<style>\n#facade { color: var(--ink); }\n</style>", 0);
        check_one("ui/src/style/tokens.css", ":root { --ink: #222 }", 0);
        check_one("assets/a.css", "p { color: #fff }", 0);
    }
}
