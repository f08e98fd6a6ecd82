//! Whether codes of one dimension contain each other: a total and its parts, a region and its municipality, an age
//! group and a narrower one.

use crate::age::AgeGroup;
use crate::{Code, CodeList};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Levels of a code list that are followed upwards.
const DEPTH: usize = 16;

/// How the codes of one dimension lie to each other.
pub struct Nesting<'a> {
    parents: BTreeMap<&'a Code, &'a Code>,
}

impl<'a> Nesting<'a> {
    /// Of a dimension's code list; without one only totals and ages are understood.
    pub fn new(list: Option<&'a CodeList>) -> Self {
        let items = list.map(|l| l.items.as_slice()).unwrap_or_default();
        Self { parents: items.iter().filter_map(|i| Some((&i.code, i.parent.as_ref()?))).collect() }
    }

    /// Whether a code is another, or lies in it.
    pub fn within(&self, part: &Code, whole: &Code) -> bool {
        if part == whole || whole.is_total() {
            return true;
        }
        if let (Some(a), Some(b)) = (AgeGroup::of(part), AgeGroup::of(whole)) {
            return b.from <= a.from && a.end() <= b.end();
        }
        let mut at = part;
        for _ in 0..DEPTH {
            match self.parents.get(at) {
                Some(parent) if *parent == whole => return true,
                Some(parent) => at = parent,
                None => return false,
            }
        }
        false
    }

    /// The codes that no other of the given ones contains; none when they overlap without one containing the other,
    /// since then no choice of them adds up. Of two names of one age group, one stays.
    pub fn widest<'c>(&self, codes: &[&'c Code]) -> Option<Vec<&'c Code>> {
        let given: BTreeSet<&Code> = codes.iter().copied().collect();
        let below_another = |code: &Code| {
            let mut at = code;
            // A list read from outside may run in circles.
            for _ in 0..DEPTH {
                match self.parents.get(at) {
                    Some(parent) if *parent != code && given.contains(parent) => return true,
                    Some(parent) => at = parent,
                    None => return false,
                }
            }
            false
        };
        let mut widest = Vec::new();
        let mut spans: Vec<(u32, Reverse<u32>, &'c Code)> = Vec::new();
        for code in codes.iter().copied().filter(|c| !below_another(c)) {
            match AgeGroup::of(code) {
                Some(group) => spans.push((group.from, Reverse(group.end()), code)),
                None => widest.push(code),
            }
        }
        spans.sort_unstable();
        let mut covered: Option<u32> = None;
        for (from, Reverse(end), code) in spans {
            match covered {
                Some(last) if end <= last => {}
                Some(last) if from < last => return None,
                Some(_) | None => {
                    covered = Some(end);
                    widest.push(code);
                }
            }
        }
        Some(widest)
    }
}

/// Whether two of the codes contain each other or overlap, or one stands twice.
pub fn nested(list: Option<&CodeList>, codes: &[Code]) -> bool {
    if codes.len() > 1 && codes.iter().any(Code::is_total) {
        return true;
    }
    let distinct: BTreeSet<&Code> = codes.iter().collect();
    let all: Vec<&Code> = codes.iter().collect();
    distinct.len() < codes.len() || Nesting::new(list).widest(&all).is_none_or(|w| w.len() < codes.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CodeItem, CodeListCode, Localized};

    fn codes(text: &str) -> Vec<Code> {
        text.split(' ').map(Code::new).collect()
    }
    fn list() -> CodeList {
        let item = |code: &str, parent: &str| CodeItem {
            code: Code::new(code),
            names: Localized::en(code),
            parent: Some(Code::new(parent)).filter(|p| !p.as_str().is_empty()),
            valid_from: None,
            valid_to: None,
        };
        CodeList {
            code: CodeListCode::new("CL"),
            version: "1".into(),
            names: Localized::en("x"),
            items: vec![
                item("N", ""),
                item("N1", "N"),
                item("N11", "N1"),
                item("S", ""),
                item("A", "B"),
                item("B", "A"),
            ],
        }
    }

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(nested(Some(&list()), &codes(text)), expected, "{text}");
    }

    #[test]
    fn a_whole_and_its_part_are_found() {
        check("N S", false);
        check("N1 S", false);
        check("N N1", true);
        check("N11 N", true);
        check("N N", true);
        check("N _T", true);
        check("A S", false);
        check("Y0T14 Y15T24 Y_GE25", false);
        check("Y0T14 Y10T24", true);
        check("Y_GE15 Y_GE65", true);
        check("Y_LT15 Y15T17", false);
        check("M0T11 Y1T4", false);
        check("M0T11 Y0T4", true);
    }

    #[test]
    fn a_code_lies_in_itself_and_in_what_holds_it() {
        let list = list();
        let nesting = Nesting::new(Some(&list));
        let within = |part: &str, whole: &str| nesting.within(&Code::new(part), &Code::new(whole));
        for (part, whole) in [("N", "N"), ("N11", "N"), ("S", "_T"), ("Y5T9", "Y0T14"), ("Y_GE80", "Y_GE65")] {
            assert!(within(part, whole), "{part} in {whole}");
            assert!(part == whole || !within(whole, part), "{whole} in {part}");
        }
        assert!(!within("S", "N") && !within("Y10T19", "Y0T14") && !within("A", "S"));
    }

    #[test]
    fn the_widest_codes_add_up() {
        let list = list();
        let nesting = Nesting::new(Some(&list));
        let of = |text: &str| {
            let all = codes(text);
            let refs: Vec<&Code> = all.iter().collect();
            nesting.widest(&refs).map(|w| w.iter().map(|c| c.as_str()).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(of("N N1 N11 S").as_deref(), Some("N S"));
        assert_eq!(of("Y0T4 Y5T11 Y12T17 Y0T17 Y_GE18").as_deref(), Some("Y0T17 Y_GE18"));
        assert_eq!(of("A B S").as_deref(), Some("S"), "a circle in the list harms nobody");
        assert_eq!(of("Y15T24 Y20T29"), None, "neither contains the other");
        assert_eq!(of("F M").as_deref(), Some("F M"));
        assert_eq!(of("Y_LT15 Y0T14 Y_GE15").as_deref().map(|t| t.split(' ').count()), Some(2), "one name of the two");
    }
}
