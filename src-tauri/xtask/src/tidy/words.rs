//! Nothing in the repository names the computer it was written on, and no line is left for later.

use super::Problem;

/// Folders of an administrator's own files, where builds on rented computers happen.
const FOLDERS: &[&str] = &["root"];

/// Checks one file.
pub fn check(path: &str, text: &str) -> Vec<Problem> {
    let line_problem = |(index, line): (usize, &str)| {
        let folder = FOLDERS.iter().find(|folder| names_folder(line, folder))?;
        Some(Problem::at(path, index + 1, format!("names the folder {folder} of one computer")))
    };
    text.lines().enumerate().filter_map(line_problem).collect()
}

/// Whether `/folder/` stands in the line as the beginning of a path, not within one.
fn names_folder(line: &str, folder: &str) -> bool {
    let path = format!("/{folder}/");
    line.match_indices(&path).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '}' | ')' | '~'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_one(line: &str, expected: bool) {
        assert_eq!(names_folder(line, "home"), expected, "{line}");
    }

    #[test]
    fn only_the_beginning_of_a_path_counts() {
        let folder = "home";
        check_one(&format!("see /{folder}/amina"), true);
        check_one(&format!("\"/{folder}/amina\""), true);
        check_one("https://example.org/home/page", false);
        check_one("../home/page", false);
        check_one("nursing home/school", false);
    }
}
