//! The forms of questions, one file a kind. The first form that answers is taken.

mod cells;
mod columns;
mod counts;
mod filter;
mod lists;
mod message;
mod rows;
mod single;

use crate::question::Question;
use crate::seen::Seen;

/// What the reading answers; none when the question has no known form.
pub fn answer(seen: &Seen, q: &Question) -> Option<String> {
    let forms =
        [message::answer, cells::answer, lists::answer, columns::answer, rows::answer, counts::answer, single::answer];
    forms.iter().find_map(|form| form(seen, q))
}
