//! Where a release's values are in the file: one number made of head, breakdown and period. The formula is told
//! in the schema's comments, because the views and the migration use it too; a test compares them.

use crate::{StoreError, error::tried};
use rusqlite::{Connection, OptionalExtension};

/// The places of one release's values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Places {
    /// First and last id of its values; the last is the smaller one where there is none.
    pub(crate) ids: (i64, i64),
    base: i64,
    breakdowns: i64,
    /// Lowest and highest id of a breakdown that it has.
    pub(crate) of_breakdowns: (i64, i64),
    /// Its periods, packed, in order; a period's number is its place here.
    periods: Vec<i64>,
}

impl Places {
    /// Lays out a release: `of_breakdowns` are the lowest and highest id of its breakdowns, `periods` its periods in
    /// order. Until [`Self::move_behind`] gives it its place, ids are counted from nothing.
    pub(crate) fn new(of_breakdowns: (i64, i64), periods: Vec<i64>) -> Self {
        Self { ids: (0, -1), base: 0, breakdowns: of_breakdowns.1.saturating_add(1), of_breakdowns, periods }
    }
    /// Moves the places behind all others: `next` is the first free id, `least` and `most` the lowest and highest
    /// that were counted from nothing. Gives what is added to each; none where the numbers do not suffice.
    pub(crate) fn move_behind(&mut self, next: i64, least: i64, most: i64) -> Option<i64> {
        let by = next.checked_sub(least)?;
        self.ids = (next, most.checked_add(by)?);
        self.base = by;
        Some(by)
    }
    /// The place of a value; none where the numbers do not suffice or the release has no such period or breakdown.
    pub(crate) fn id(&self, head: i64, breakdown: i64, period: i64) -> Option<i64> {
        let number = self.periods.binary_search(&period).ok()?;
        self.first_of(head, breakdown)?.checked_add(i64::try_from(number).ok()?)
    }
    /// First and last place of a series, in this release or not.
    pub(crate) fn of_series(&self, head: i64, breakdown: i64) -> Option<(i64, i64)> {
        let first = self.first_of(head, breakdown)?;
        Some((first, first.checked_add(self.stride())?.checked_sub(1)?))
    }
    /// Head, breakdown and packed period of a place; none where it has no meaning.
    pub(crate) fn split(&self, id: i64) -> Option<(i64, i64, i64)> {
        let (series, number) = (self.series(id)?, id.checked_sub(self.base)?.checked_rem(self.stride())?);
        let period = *self.periods.get(usize::try_from(number).ok()?)?;
        Some((series.checked_div(self.breakdowns)?, series.checked_rem(self.breakdowns)?, period))
    }

    /// How many periods the release has.
    pub(crate) fn periods(&self) -> i64 {
        self.stride()
    }

    fn first_of(&self, head: i64, breakdown: i64) -> Option<i64> {
        if !(0..self.breakdowns).contains(&breakdown) {
            return None;
        }
        head.checked_mul(self.breakdowns)?.checked_add(breakdown)?.checked_mul(self.stride())?.checked_add(self.base)
    }
    fn series(&self, id: i64) -> Option<i64> {
        id.checked_sub(self.base).filter(|n| *n >= 0)?.checked_div(self.stride())
    }
    fn stride(&self) -> i64 {
        i64::try_from(self.periods.len()).unwrap_or(i64::MAX)
    }
}

const WHAT: &str = "read the places of the values";

/// Writes where a release's values are.
pub(crate) fn keep_places(c: &Connection, release: i64, places: &Places) -> Result<(), StoreError> {
    let row = (
        release,
        places.ids.0,
        places.ids.1,
        places.base,
        places.breakdowns,
        places.stride(),
        places.of_breakdowns.0,
        places.of_breakdowns.1,
    );
    c.execute(include_str!("insert_place.sql"), row).map_err(tried("save the places of the values"))?;
    let mut insert = c.prepare_cached(include_str!("insert_period.sql")).map_err(tried(WHAT))?;
    for (period, number) in places.periods.iter().zip(0i64..) {
        insert.execute((release, number, period)).map_err(tried("save the places of the values"))?;
    }
    Ok(())
}

/// Where a release's values are.
pub(crate) fn read_places(c: &Connection, release: i64) -> Result<Places, StoreError> {
    let periods = {
        let mut list = c.prepare_cached(include_str!("list_periods.sql")).map_err(tried(WHAT))?;
        let rows = list.query_map([release], |row| row.get(0)).map_err(tried(WHAT))?;
        rows.collect::<Result<Vec<i64>, _>>().map_err(tried(WHAT))?
    };
    let places = c
        .prepare_cached(include_str!("read_place.sql"))
        .and_then(|mut s| {
            s.query_row([release], |row| {
                Ok(Places {
                    ids: (row.get(0)?, row.get(1)?),
                    base: row.get(2)?,
                    breakdowns: row.get(3)?,
                    of_breakdowns: (row.get(4)?, row.get(5)?),
                    periods,
                })
            })
            .optional()
        })
        .map_err(tried(WHAT))?;
    places.ok_or_else(|| StoreError::Damaged(format!("the values of release number {release} have no place")))
}

/// The first id that no value has or had.
pub(crate) fn next_free(c: &Connection) -> Result<i64, StoreError> {
    c.query_row(include_str!("next_free.sql"), (), |row| row.get(0)).map_err(tried(WHAT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_says_what_it_was_made_of() {
        let mut places = Places::new((3, 9), vec![10, 12, 15]);
        let (least, most) = (places.id(2, 3, 12).unwrap(), places.id(7, 9, 15).unwrap());
        assert_eq!(places.move_behind(1000, least, most), Some(1000 - least));
        assert_eq!(places.ids, (1000, 1000 + most - least));
        for (head, breakdown, period) in [(2, 3, 12), (7, 9, 15), (4, 0, 10)] {
            let id = places.id(head, breakdown, period).unwrap();
            assert_eq!(places.split(id), Some((head, breakdown, period)));
            let (first, last) = places.of_series(head, breakdown).unwrap();
            assert!((first..=last).contains(&id));
            assert_eq!(last - first, 2);
        }
        assert_eq!(
            (places.id(2, 3, 11), places.id(2, 10, 12)),
            (None, None),
            "the release has no such period, no such breakdown"
        );
    }

    #[test]
    fn numbers_that_are_too_large_are_no_place() {
        let places = Places::new((1, i64::MAX / 2), vec![10, 12, 15]);
        assert_eq!(places.id(2, 3, 12), None);
        assert_eq!(places.of_series(2, 3), None);
        assert_eq!(Places::new((0, 0), vec![]).split(5), None);
    }
}
