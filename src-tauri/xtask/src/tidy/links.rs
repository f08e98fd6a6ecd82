//! Every link from one document of the repository to another leads somewhere.

use super::Problem;

/// Checks the links of a Markdown file; `exists` tells whether a relative target is there.
pub fn check(path: &str, text: &str, exists: impl Fn(&str) -> bool) -> Vec<Problem> {
    if !path.ends_with(".md") {
        return Vec::new();
    }
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for target in targets(line) {
            let file = target.split(['#', ' ']).next().unwrap_or_default();
            let elsewhere = file.is_empty() || file.contains("://") || file.starts_with("mailto:");
            if !elsewhere && !exists(file) {
                problems.push(Problem::at(path, index + 1, format!("links to {file}, which is not there")));
            }
        }
    }
    problems
}

/// What stands in the round brackets after square ones.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_one(line: &str, problems: usize) {
        assert_eq!(check("README.md", line, |target| target == "there.md").len(), problems, "{line}");
    }

    #[test]
    fn a_link_into_nothing_is_a_problem() {
        check_one("see [a](there.md) and [b](there.md#part)", 0);
        check_one("see [a](gone.md)", 1);
        check_one("see [a](https://example.org/gone.md) and [b](#part)", 0);
        check_one("![picture](gone.png)", 1);
    }
}
