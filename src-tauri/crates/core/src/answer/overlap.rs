//! Whether codes of one dimension count somebody twice: a region beside one of its countries, 0 to 14 beside 10 to 19.

use crate::age::AgeGroup;
use crate::{Code, DimensionCode, DimensionRole, Profile};
use std::collections::{BTreeMap, BTreeSet};

/// Whether two of the codes have people in common, as far as the code list and the ages tell.
pub fn overlap(profile: &Profile, dimension: &DimensionCode, codes: &[&Code]) -> bool {
    if codes.len() < 2 {
        return false;
    }
    let is_age = profile.dimensions.get(dimension).is_some_and(|d| d.role == DimensionRole::Age);
    (is_age && ages_overlap(codes)) || one_is_in_another(profile, dimension, codes)
}

fn ages_overlap(codes: &[&Code]) -> bool {
    let mut groups: Vec<AgeGroup> = codes.iter().filter_map(|c| AgeGroup::of(c)).collect();
    groups.sort();
    groups.windows(2).any(|w| matches!(w, [a, b] if a.overlaps(*b)))
}

fn one_is_in_another(profile: &Profile, dimension: &DimensionCode, codes: &[&Code]) -> bool {
    let Some(list) = profile.code_list_of(dimension) else { return false };
    let parents: BTreeMap<&Code, &Code> =
        list.items.iter().filter_map(|i| Some((&i.code, i.parent.as_ref()?))).collect();
    let chosen: BTreeSet<&Code> = codes.iter().copied().collect();
    codes.iter().any(|code| {
        let mut seen = BTreeSet::from([*code]);
        let mut at = *code;
        // A list from outside may go in a circle.
        while let Some(parent) = parents.get(at).copied().filter(|p| seen.insert(*p)) {
            if chosen.contains(parent) {
                return true;
            }
            at = parent;
        }
        false
    })
}
