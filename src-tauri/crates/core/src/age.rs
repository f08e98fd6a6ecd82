//! Age groups as spans of time, and which groups together are exactly another one.
//!
//! The codes are those of SDMX: `Y0T4`, `Y30`, `Y_LT15`, `Y_GE65`, `M0T11`. Nothing is estimated: a group is
//! either covered by others without gap and overlap, or it is not.

use crate::Code;
use std::collections::BTreeMap;

/// Ages from a number of completed months up to another one, which is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgeGroup {
    /// The youngest age in months.
    pub from: u32,
    /// The first age, in months, that is too old; none for "and over".
    pub to: Option<u32>,
}

/// Nobody is older, and sums of ages cannot overflow.
const OLDEST_YEARS: u32 = 200;

impl AgeGroup {
    /// The group of a code; none for totals, for "unknown" and for codes that are no ages.
    pub fn of(code: &Code) -> Option<Self> {
        let text = code.as_str();
        let (unit, rest) = match text.as_bytes().first()? {
            b'Y' => (12, text.get(1..)?),
            b'M' => (1, text.get(1..)?),
            _ => return None,
        };
        let age = |t: &str| {
            let digits = !t.is_empty() && t.len() <= 4 && t.bytes().all(|b| b.is_ascii_digit());
            let n = if digits { t.parse::<u32>().ok()? } else { return None };
            (n * unit <= OLDEST_YEARS * 12).then_some(n)
        };
        let group = if let Some(n) = rest.strip_prefix("_LT") {
            Self { from: 0, to: Some(age(n)? * unit) }
        } else if let Some(n) = rest.strip_prefix("_LE") {
            Self { from: 0, to: Some((age(n)? + 1) * unit) }
        } else if let Some(n) = rest.strip_prefix("_GE") {
            Self { from: age(n)? * unit, to: None }
        } else if let Some(n) = rest.strip_prefix("_GT") {
            Self { from: (age(n)? + 1) * unit, to: None }
        } else if let Some((a, b)) = rest.split_once('T') {
            Self { from: age(a)? * unit, to: Some((age(b)? + 1) * unit) }
        } else {
            let n = age(rest)?;
            Self { from: n * unit, to: Some((n + 1) * unit) }
        };
        (group.from < group.end()).then_some(group)
    }
    /// The first age, in months, that is too old; the largest number for "and over".
    pub fn end(self) -> u32 {
        self.to.unwrap_or(u32::MAX)
    }
    /// Whether everybody in the other group is in this one.
    pub fn contains(self, other: Self) -> bool {
        self.from <= other.from && other.end() <= self.end()
    }
    /// Whether somebody can be in both.
    pub fn overlaps(self, other: Self) -> bool {
        self.from < other.end() && other.from < self.end()
    }
}

/// The groups, as places in `held`, that together are the wanted one: no gap, no overlap. Of several ways the one
/// with the smallest sum of costs is taken, then the one with the fewest groups, then the one whose groups stand
/// first. None when there is no way.
pub fn cover(wanted: AgeGroup, held: &[(AgeGroup, u32)]) -> Option<Vec<usize>> {
    let mut inside: Vec<(usize, AgeGroup, u32)> =
        held.iter().enumerate().map(|(i, (g, cost))| (i, *g, *cost)).filter(|(_, g, _)| wanted.contains(*g)).collect();
    inside.sort_by_key(|(i, g, _)| (g.from, *i));
    // Cheapest way from the wanted beginning to each boundary.
    let mut ways: BTreeMap<u32, (u64, Vec<usize>)> = BTreeMap::from([(wanted.from, (0, Vec::new()))]);
    for (i, group, cost) in inside {
        let Some((spent, way)) = ways.get(&group.from).cloned() else { continue };
        let spent = spent + u64::from(cost);
        let mut longer = way;
        longer.push(i);
        let better = ways.get(&group.end()).is_none_or(|(s, w)| (spent, longer.len()) < (*s, w.len()));
        if better {
            ways.insert(group.end(), (spent, longer));
        }
    }
    ways.remove(&wanted.end()).map(|(_, way)| way).filter(|way| !way.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn group(code: &str) -> AgeGroup {
        AgeGroup::of(&Code::new(code)).unwrap_or_else(|| panic!("{code} is an age"))
    }
    #[track_caller]
    fn check(wanted: &str, held: &str, expected: &str) {
        let codes: Vec<&str> = held.split_whitespace().collect();
        let groups: Vec<(AgeGroup, u32)> = codes.iter().map(|c| (group(c), 0)).collect();
        let got = cover(group(wanted), &groups)
            .map_or("refused".into(), |way| way.iter().map(|i| codes[*i]).collect::<Vec<_>>().join(" "));
        assert_eq!(got, expected, "{wanted} from {held}");
    }

    #[test]
    fn groups_that_fit_together() {
        check("Y0T9", "Y0T4 Y5T9 Y10T14", "Y0T4 Y5T9");
        check("Y0T14", "Y0 Y1T4 Y5T9 Y10T14 Y15T19", "Y0 Y1T4 Y5T9 Y10T14");
        check("Y_GE65", "Y60T64 Y65T69 Y_GE70", "Y65T69 Y_GE70");
        check("Y_LT15", "Y0T14", "Y0T14");
        check("Y_LE17", "Y_LT15 Y15T17 Y18T64", "Y_LT15 Y15T17");
        check("Y0T4", "M0T11 Y1T4", "M0T11 Y1T4");
        check("Y15T64", "Y15T24 Y25T54 Y55T64 Y15T54", "Y15T54 Y55T64");
    }
    #[test]
    fn groups_that_do_not_fit() {
        check("Y18T29", "Y15T24 Y25T29", "refused");
        check("Y15T24", "Y18T29", "refused");
        check("Y65T69", "Y_GE65", "refused");
        check("Y_GE65", "Y65T69 Y70T74", "refused");
        check("Y0T14", "Y0T4 Y10T14", "refused");
        check("Y0T14", "Y0T9 Y5T14", "refused");
        check("Y_GE70", "Y_GE65", "refused");
    }
    #[test]
    fn codes_that_are_no_ages() {
        for code in ["_T", "_U", "Y", "YT", "Y24T15", "Y_LT0", "Y9999", "Y0T99999999999", "Yé", "Y-1", "F", "", "M_GE"]
        {
            assert_eq!(AgeGroup::of(&Code::new(code)), None, "{code}");
        }
    }
    #[test]
    fn what_costs_less_goes_first() {
        let groups = [(group("Y0T9"), 1), (group("Y0T4"), 0), (group("Y5T9"), 0)];
        assert_eq!(cover(group("Y0T9"), &groups), Some(vec![1, 2]));
    }

    /// People by single month of age, and a code for any span of years of theirs.
    fn spans() -> impl Strategy<Value = Vec<(u32, Option<u32>)>> {
        proptest::collection::vec((0_u32..30, proptest::option::weighted(0.9, 1_u32..12)), 0..14)
            .prop_map(|v| v.into_iter().map(|(a, n)| (a, n.map(|n| a + n - 1))).collect())
    }
    fn code(from: u32, last: Option<u32>) -> Code {
        Code::new(match last {
            None => format!("Y_GE{from}"),
            Some(l) if l == from => format!("Y{l}"),
            Some(l) => format!("Y{from}T{l}"),
        })
    }

    proptest! {
        /// A cover counts everybody of the wanted group once and nobody else, whatever the population.
        #[test]
        fn a_cover_counts_everybody_once(
            held in spans(), from in 0_u32..30, years in proptest::option::of(1_u32..25),
            people in proptest::collection::vec(0_u64..1000, 50),
        ) {
            let wanted = AgeGroup::of(&code(from, years.map(|n| from + n - 1))).unwrap();
            let groups: Vec<(AgeGroup, u32)> = held.iter().map(|(a, b)| (AgeGroup::of(&code(*a, *b)).unwrap(), 0)).collect();
            let count = |g: AgeGroup| -> u64 {
                people.iter().enumerate().filter(|(age, _)| {
                    let months = *age as u32 * 12;
                    g.from <= months && g.to.is_none_or(|t| months < t)
                }).map(|(_, n)| n).sum()
            };
            if let Some(way) = cover(wanted, &groups) {
                let parts: Vec<AgeGroup> = way.iter().map(|i| groups[*i].0).collect();
                prop_assert_eq!(parts.iter().map(|g| count(*g)).sum::<u64>(), count(wanted));
                for (n, a) in parts.iter().enumerate() {
                    prop_assert!(wanted.contains(*a));
                    prop_assert!(parts.iter().skip(n + 1).all(|b| !a.overlaps(*b)));
                }
            } else {
                // Then no choice of groups, tried one by one, fits either.
                let inside: Vec<AgeGroup> = groups.iter().map(|g| g.0).filter(|g| wanted.contains(*g)).collect();
                for choice in 1_u32..(1 << inside.len().min(12)) {
                    let mut chosen: Vec<AgeGroup> = inside.iter().enumerate()
                        .filter(|(i, _)| choice & (1 << i) != 0).map(|(_, g)| *g).collect();
                    chosen.sort();
                    let mut at = Some(wanted.from);
                    for g in &chosen { at = if at == Some(g.from) { g.to } else { Some(u32::MAX) }; }
                    prop_assert!(at != wanted.to, "{:?} is {:?}", chosen, wanted);
                }
            }
        }
        /// Any partition of a group is found, in whatever order its parts and strangers come.
        #[test]
        fn a_partition_is_always_found(cuts in proptest::collection::btree_set(1_u32..40, 0..10), strangers in spans()) {
            let mut bounds: Vec<u32> = vec![0];
            bounds.extend(cuts.iter().copied());
            bounds.push(40);
            let mut groups: Vec<(AgeGroup, u32)> = strangers.iter().map(|(a, b)| (AgeGroup::of(&code(*a, *b)).unwrap(), 0)).collect();
            groups.extend(bounds.windows(2).rev().map(|w| (AgeGroup::of(&code(w[0], Some(w[1] - 1))).unwrap(), 0)));
            let wanted = AgeGroup { from: 0, to: Some(480) };
            prop_assert!(cover(wanted, &groups).is_some());
        }
    }
}
