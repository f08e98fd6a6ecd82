//! What was doubtful when a file was understood and still is when it is read again by the recipe of that understanding.

use almanac_core::{Finding, Profile};
use almanac_exchange::recipe::TableRecipe;
use almanac_exchange::{Recipe, Suggestion};

/// The findings of a suggestion that hold for a given recipe. A kept recipe was looked at when it was kept, so
/// nothing about it is news. While the tables are read as suggested, every doubt stays; of tables that somebody
/// changed, those about signs that still stand for the same.
pub(super) fn still_holding(profile: &Profile, given: &Recipe, anew: &Suggestion) -> Vec<Finding> {
    if is_kept(profile, given) {
        return Vec::new();
    }
    let Suggestion { recipe, findings, .. } = anew;
    if recipe.tables == given.tables {
        return findings.clone();
    }
    let alike = |mine: &TableRecipe, theirs: &TableRecipe, sign: &str| {
        mine.sheet == theirs.sheet
            && mine.header == theirs.header
            && mine.markers.contains_key(sign)
            && mine.markers.get(sign) == theirs.markers.get(sign)
    };
    let stays = |f: &Finding| {
        f.kind == "marker"
            && given.tables.iter().any(|mine| recipe.tables.iter().any(|theirs| alike(mine, theirs, &f.read)))
    };
    findings.iter().filter(|f| stays(f)).cloned().collect()
}

/// The same; the file is understood anew only for a recipe that is not kept.
pub(super) fn holding_if_new(
    profile: &Profile,
    given: &Recipe,
    suggested: impl FnOnce() -> Suggestion,
) -> Vec<Finding> {
    if is_kept(profile, given) { Vec::new() } else { still_holding(profile, given, &suggested()) }
}

fn is_kept(profile: &Profile, given: &Recipe) -> bool {
    let mut kept = profile.recipes.values().filter_map(|r| Recipe::from_toml(&r.toml).ok());
    kept.any(|k| k.tables == given.tables)
}
