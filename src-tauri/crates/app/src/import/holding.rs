//! What was doubtful when a file was understood and still is when it is read again by the recipe of that understanding.

use almanac_core::{Finding, Profile};
use almanac_exchange::recipe::TableRecipe;
use almanac_exchange::{Recipe, Suggestion};

/// The findings of a suggestion that hold for a given recipe. A kept recipe was looked at when it was kept, so
/// nothing about it is news. While the tables are read as suggested, every doubt stays; of tables that somebody
/// changed, those about signs that still stand for the same.
pub(super) fn still_holding(profile: &Profile, given: &Recipe, suggested: impl FnOnce() -> Suggestion) -> Vec<Finding> {
    let mut kept = profile.recipes.values().filter_map(|r| Recipe::from_toml(&r.toml).ok());
    if kept.any(|k| k.tables == given.tables) {
        return Vec::new();
    }
    let Suggestion { recipe, findings, .. } = suggested();
    if recipe.tables == given.tables {
        return findings;
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
    findings.into_iter().filter(stays).collect()
}
