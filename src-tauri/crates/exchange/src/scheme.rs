//! Codes that look like the codes of a list and are others: `AUS`, `CHI` and `SWI` of one office are Austria, China and
//! Switzerland; `H` and `M` are men and women where `M` alone would be men.
//!
//! Which codes a column holds is told by the codes that only one of the two knows, by the names beside them and by the
//! column's heading; one code alone says nothing. What is left open is open for every code that the two read
//! differently, and somebody is asked. A recipe says it as `code_list = "LIST@SCHEME"`; `LIST@own` are the list's codes.

use crate::names::{Match, NameIndex};
use crate::number::is_blank;
use crate::words;
use almanac_core::{Code, CodeListCode};
use std::collections::{BTreeMap, BTreeSet};

/// The scheme of a list's own codes, where a recipe says that no other is meant.
pub const OWN: &str = "own";

/// Another spelling of the codes of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// The list.
    pub list: CodeListCode,
    /// Its code, such as `UNHCR`.
    pub code: String,
    /// Whose codes they are, for people.
    pub name: String,
    /// Headings by which its senders call columns of it, in the form of [`words::fold`].
    pub headings: BTreeSet<String>,
    /// So many codes that only the scheme has decide where the heading says nothing.
    pub alone: usize,
    /// What its codes mean; none for one that the list has no code for.
    pub codes: BTreeMap<String, Option<Code>>,
}

/// How the codes of a column are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spelling {
    /// As the list spells them.
    Own,
    /// As a scheme spells them.
    Scheme(String),
    /// As both do; what they read differently has no code.
    Open(String),
}

impl Spelling {
    /// The list together with the spelling, as recipes write it: `CL_AREA@UNHCR`, and `CL_AREA@?UNHCR` while it is open.
    pub fn of(&self, list: &CodeListCode) -> CodeListCode {
        match self {
            Spelling::Own => list.clone(),
            Spelling::Scheme(code) => CodeListCode::new(format!("{list}@{code}")),
            Spelling::Open(code) => CodeListCode::new(format!("{list}@?{code}")),
        }
    }
    /// Takes the two apart; none where the recipe says nothing of a spelling.
    pub fn split(list: &CodeListCode) -> (CodeListCode, Option<Spelling>) {
        match list.as_str().split_once('@') {
            None => (list.clone(), None),
            Some((list, spelling)) => {
                let spelling = match spelling.strip_prefix('?') {
                    Some(open) => Spelling::Open(open.to_string()),
                    None if spelling == OWN || spelling.is_empty() => Spelling::Own,
                    None => Spelling::Scheme(spelling.to_string()),
                };
                (CodeListCode::new(list), Some(spelling))
            }
        }
    }
}

/// A column whose codes are looked at.
pub struct Column<'a> {
    /// Its heading; empty where there is none.
    pub heading: &'a str,
    /// Its labels.
    pub texts: BTreeSet<&'a str>,
    /// Names that stand beside its labels, one for each label.
    pub names: BTreeMap<&'a str, &'a str>,
}

/// What the labels of a column say about a scheme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Codes that only the scheme has.
    pub scheme_only: BTreeSet<String>,
    /// Codes that only the list has.
    pub list_only: BTreeSet<String>,
    /// Codes that both have for different things.
    pub contested: BTreeSet<String>,
    /// Contested codes that the name beside them says to be the scheme's.
    pub named_by_scheme: BTreeSet<String>,
    /// Contested codes that the name beside them says to be the list's.
    pub named_by_list: BTreeSet<String>,
    /// Labels of the shape of a code that neither has.
    pub neither: usize,
}

impl Scheme {
    /// Whether senders call a column of this scheme so.
    pub fn heads(&self, heading: &str) -> bool {
        self.headings.contains(&words::fold(heading))
    }
    /// What the scheme's code means, in the list.
    pub fn meaning(&self, label: &str) -> Option<&Option<Code>> {
        self.codes.get(label)
    }
    /// Whether a label may be a code of the scheme: capital letters, as many as its codes have.
    pub fn shaped(&self, label: &str) -> bool {
        label.bytes().all(|b| b.is_ascii_uppercase()) && self.codes.keys().any(|c| c.len() == label.len())
    }

    /// Looks at a column.
    pub fn evidence(&self, column: &Column<'_>, own: &NameIndex) -> Evidence {
        let mut out = Evidence::default();
        for text in column.texts.iter().map(|t| t.trim_matches(is_blank)).filter(|t| self.shaped(t)) {
            let by_list = own.find(text);
            match (self.meaning(text), by_list) {
                (Some(Some(scheme)), Match::Code(list)) if *scheme == list => {}
                (Some(scheme), Match::Code(list)) => {
                    out.contested.insert(text.to_string());
                    match column.names.get(text).map(|name| own.find(name)) {
                        Some(Match::Code(named)) if Some(&named) == scheme.as_ref() => {
                            out.named_by_scheme.insert(text.to_string());
                        }
                        Some(Match::Code(named)) if named == list => {
                            out.named_by_list.insert(text.to_string());
                        }
                        Some(Match::Code(_) | Match::Ambiguous(_) | Match::Unknown) | None => {}
                    }
                }
                (Some(_), Match::Ambiguous(_) | Match::Unknown) => {
                    out.scheme_only.insert(text.to_string());
                }
                (None, Match::Code(code)) if code.is_total() || code.as_str() == Code::UNKNOWN => {}
                (None, Match::Code(_)) => {
                    out.list_only.insert(text.to_string());
                }
                // A `T` for the total belongs to every scheme.
                (None, Match::Ambiguous(_) | Match::Unknown) if crate::labels::sex(text).is_some() => {}
                (None, Match::Ambiguous(_) | Match::Unknown) => out.neither += 1,
            }
        }
        out
    }
}

/// What is known beside the codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// The heading is one of the scheme's.
    Heading,
    /// The recipe says the scheme.
    Recipe,
}

impl Evidence {
    /// Joins what several columns of one table say.
    pub fn join(&mut self, other: Evidence) {
        self.scheme_only.extend(other.scheme_only);
        self.list_only.extend(other.list_only);
        self.contested.extend(other.contested);
        self.named_by_scheme.extend(other.named_by_scheme);
        self.named_by_list.extend(other.named_by_list);
        self.neither += other.neither;
    }

    /// How the codes are read.
    pub fn spelling(&self, scheme: &Scheme, said: Said) -> Spelling {
        let (by_scheme, open) = (Spelling::Scheme(scheme.code.clone()), Spelling::Open(scheme.code.clone()));
        let with = self.scheme_only.len() + self.named_by_scheme.len();
        let against = self.list_only.len() + self.named_by_list.len();
        let alone = match said {
            Said::Recipe => 0,
            Said::Heading => 1,
            Said::Nothing if self.named_by_scheme.is_empty() => scheme.alone.max(1),
            Said::Nothing => 1,
        };
        let strangers = self.neither * 10 > self.scheme_only.len();
        match (with, against) {
            (_, 0) if with >= alone && (said == Said::Recipe || !strangers) => by_scheme,
            (0, 0) if said == Said::Nothing => Spelling::Own,
            (0, 1..) if said != Said::Recipe => Spelling::Own,
            _ if self.contested.is_empty() => Spelling::Own,
            _ => open,
        }
    }

    /// Some of the codes that show the scheme, for people.
    pub fn shown(&self) -> String {
        let all: Vec<&str> = self.scheme_only.iter().chain(&self.named_by_scheme).take(5).map(String::as_str).collect();
        all.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipe_says_a_spelling() {
        let list = CodeListCode::new("CL_AREA");
        for spelling in [Spelling::Scheme("X".into()), Spelling::Open("X".into())] {
            assert_eq!(Spelling::split(&spelling.of(&list)), (list.clone(), Some(spelling)));
        }
        assert_eq!(Spelling::split(&list), (list.clone(), None));
        assert_eq!(Spelling::split(&CodeListCode::new("CL_AREA@own")), (list, Some(Spelling::Own)));
    }

    fn evidence(scheme: usize, list: usize, contested: usize, neither: usize) -> Evidence {
        let some = |n: usize| (0..n).map(|i| i.to_string()).collect::<BTreeSet<_>>();
        let (scheme_only, list_only, contested) = (some(scheme), some(list), some(contested));
        Evidence { scheme_only, list_only, contested, neither, ..Evidence::default() }
    }

    #[track_caller]
    fn check(e: &Evidence, said: Said, expected: &str) {
        let list = CodeListCode::new("L");
        let (code, name) = ("S".to_string(), String::new());
        let scheme =
            Scheme { list: list.clone(), code, name, headings: BTreeSet::new(), alone: 3, codes: BTreeMap::new() };
        assert_eq!(e.spelling(&scheme, said).of(&list).as_str(), expected, "{e:?} {said:?}");
    }

    #[test]
    fn codes_that_only_one_knows_decide() {
        check(&evidence(3, 0, 1, 0), Said::Nothing, "L@S");
        check(&evidence(2, 0, 1, 0), Said::Nothing, "L@?S");
        check(&evidence(2, 0, 0, 0), Said::Nothing, "L");
        check(&evidence(0, 0, 1, 0), Said::Nothing, "L");
        check(&evidence(0, 2, 1, 0), Said::Nothing, "L");
        check(&evidence(3, 1, 1, 0), Said::Nothing, "L@?S");
        check(&evidence(3, 0, 1, 2), Said::Nothing, "L@?S");
        check(&evidence(1, 0, 1, 0), Said::Heading, "L@S");
        check(&evidence(0, 0, 1, 0), Said::Heading, "L@?S");
        check(&evidence(0, 1, 1, 0), Said::Heading, "L");
        check(&evidence(1, 1, 1, 0), Said::Heading, "L@?S");
        check(&evidence(0, 0, 1, 0), Said::Recipe, "L@S");
        check(&evidence(0, 1, 1, 0), Said::Recipe, "L@?S");
        check(&evidence(0, 1, 0, 0), Said::Recipe, "L");
    }
}
