//! The smallest difference between two lists of tokens (Myers 1986), bounded in effort.
//!
//! `LoroText::update` compares characters, so of "￼ and ￼." without its first object it keeps the
//! wrong one. Here an object is found by its id.

use super::token::{Token, Unit};

/// One step of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edit {
    /// The old token stays; its place in the old list and in the new one.
    Keep(usize, usize),
    /// The old token goes.
    Delete(usize),
    /// The new token comes.
    Insert(usize),
}

/// Beyond this many edits the middle is replaced as a whole: nobody types that much at once.
const MOST_EDITS: usize = 1_500;

/// The edits that turn one list into the other, in order.
pub(super) fn difference(old: &[Token], new: &[Token]) -> Vec<Edit> {
    let head = old.iter().zip(new).take_while(|(a, b)| a.same(b)).count();
    let most = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a.same(b)).count();
    let (head, tail) = on_words(old, new, head, tail);
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);

    let mut edits: Vec<Edit> = (0..head).map(|i| Edit::Keep(i, i)).collect();
    let middle = (old.get(head..old_end).unwrap_or_default(), new.get(head..new_end).unwrap_or_default());
    match shortest(middle.0, middle.1) {
        Some(path) => edits.extend(path.into_iter().map(|e| match e {
            Edit::Keep(a, b) => Edit::Keep(a + head, b + head),
            Edit::Delete(a) => Edit::Delete(a + head),
            Edit::Insert(b) => Edit::Insert(b + head),
        })),
        None => {
            edits.extend((head..old_end).map(Edit::Delete));
            edits.extend((head..new_end).map(Edit::Insert));
        }
    }
    edits.extend((0..tail).map(|i| Edit::Keep(old_end + i, new_end + i)));
    edits
}

/// Where one piece was put in or taken out, it may have been any of several: "abd" before "abc abd"
/// may have begun with the first letter or with the second. The piece that starts and ends with a
/// word is what a person means; otherwise letters of one word would belong to another, and go with
/// it when somebody else deletes that one.
fn on_words(old: &[Token], new: &[Token], head: usize, tail: usize) -> (usize, usize) {
    let longer = if new.len() >= old.len() { new } else { old };
    if head + tail != old.len().min(new.len()) || longer.len() == head + tail {
        return (head, tail);
    }
    let size = longer.len() - head - tail;
    let is_space = |at: usize| match longer.get(at).map(|t| &t.unit) {
        Some(Unit::Cluster(text)) => text.chars().all(char::is_whitespace),
        Some(Unit::Object(_) | Unit::Stray) => true,
        None => true,
    };
    let starts_word = |at: usize| at == 0 || is_space(at - 1);
    let score = |from: usize| {
        let whole = starts_word(from) && (starts_word(from + size) || is_space(from + size));
        (usize::from(whole), usize::from(starts_word(from)))
    };
    let mut best = (score(head), head);
    let mut from = head;
    // The piece may lie one to the left when what it gains there equals what it loses at its end.
    while from > 0 && matches!((longer.get(from - 1), longer.get(from + size - 1)), (Some(a), Some(b)) if a.same(b)) {
        from -= 1;
        if score(from) > best.0 {
            best = (score(from), from);
        }
    }
    (best.1, tail + (head - best.1))
}

fn shortest(old: &[Token], new: &[Token]) -> Option<Vec<Edit>> {
    let (n, m) = (old.len() as isize, new.len() as isize);
    if n == 0 || m == 0 {
        let gone = (0..old.len()).map(Edit::Delete);
        return Some(gone.chain((0..new.len()).map(Edit::Insert)).collect());
    }
    let most = MOST_EDITS.min(old.len() + new.len()) as isize;
    let at = |k: isize| (k + most + 1) as usize;
    let get = |v: &[isize], k: isize| v.get(at(k)).copied().unwrap_or(0);
    let same = |x: isize, y: isize| match (old.get(x as usize), new.get(y as usize)) {
        (Some(a), Some(b)) => a.same(b),
        (_, _) => false,
    };
    let down = |v: &[isize], k: isize, d: isize| k == -d || (k != d && get(v, k - 1) < get(v, k + 1));

    let mut furthest = vec![0isize; 2 * most as usize + 3];
    let mut trace = Vec::new();
    let mut reached = None;
    'search: for d in 0..=most {
        trace.push(furthest.get(at(-d) - 1..=at(d) + 1).unwrap_or_default().to_vec());
        for k in (-d..=d).step_by(2) {
            let mut x = if down(&furthest, k, d) { get(&furthest, k + 1) } else { get(&furthest, k - 1) + 1 };
            let mut y = x - k;
            while x < n && y < m && same(x, y) {
                x += 1;
                y += 1;
            }
            if let Some(slot) = furthest.get_mut(at(k)) {
                *slot = x;
            }
            if x >= n && y >= m {
                reached = Some(d);
                break 'search;
            }
        }
    }
    reached?;

    let mut edits = Vec::new();
    let (mut x, mut y) = (n, m);
    for (d, before) in trace.iter().enumerate().rev() {
        let d = d as isize;
        // `before` holds the diagonals -d-1 to d+1 as they were when round d began.
        let seen = |k: isize| usize::try_from(k + d + 1).ok().and_then(|i| before.get(i)).copied().unwrap_or(0);
        let k = x - y;
        let from_above = k == -d || (k != d && seen(k - 1) < seen(k + 1));
        let (px, py) = if d == 0 {
            (0, 0)
        } else if from_above {
            (seen(k + 1), seen(k + 1) - (k + 1))
        } else {
            (seen(k - 1), seen(k - 1) - (k - 1))
        };
        let (sx, sy) = match (d, from_above) {
            (0, _) => (0, 0),
            (_, true) => (px, py + 1),
            (_, false) => (px + 1, py),
        };
        while x > sx && y > sy {
            x -= 1;
            y -= 1;
            edits.push(Edit::Keep(x as usize, y as usize));
        }
        if d > 0 {
            edits.push(if from_above { Edit::Insert(py as usize) } else { Edit::Delete(px as usize) });
        }
        (x, y) = (px, py);
    }
    edits.reverse();
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::super::token::of_wanted;
    use super::*;
    use almanac_core::{InlineId, Marks, RichText};
    use proptest::prelude::*;

    fn tokens(text: &str) -> Vec<Token> {
        of_wanted(&RichText::plain(text)).0
    }
    fn replay(old: &[Token], new: &[Token]) -> (Vec<Token>, usize) {
        let edits = difference(old, new);
        let (mut out, mut cost, mut next_old, mut next_new) = (Vec::new(), 0, 0, 0);
        for edit in edits {
            match edit {
                Edit::Keep(a, b) => {
                    assert_eq!((a, b), (next_old, next_new), "edits must run through both lists in order");
                    out.push(old[a].clone());
                    (next_old, next_new) = (a + 1, b + 1);
                }
                Edit::Delete(a) => {
                    assert_eq!(a, next_old, "edits must run through the old list in order");
                    (next_old, cost) = (a + 1, cost + 1);
                }
                Edit::Insert(b) => {
                    assert_eq!(b, next_new, "edits must run through the new list in order");
                    out.push(new[b].clone());
                    (next_new, cost) = (b + 1, cost + 1);
                }
            }
        }
        assert_eq!(next_old, old.len(), "no old token is forgotten");
        (out, cost)
    }
    #[track_caller]
    fn check(old: &str, new: &str, cost: usize) {
        let (old, new) = (tokens(old), tokens(new));
        let (out, spent) = replay(&old, &new);
        assert_eq!(out, new, "the edits must lead to the wanted text");
        assert_eq!(spent, cost, "the difference must be the smallest");
    }

    #[test]
    fn nothing_changed() {
        check("same", "same", 0);
    }
    #[test]
    fn one_letter_more() {
        check("abc", "abxc", 1);
    }
    #[test]
    fn two_places_at_once() {
        check("in 2023 rose", "In 2024 rose.", 5);
    }
    #[test]
    fn a_letter_and_its_accent_are_one() {
        check("e\u{301}a", "ea", 2);
    }
    #[test]
    fn a_family_of_emoji_is_one() {
        check("x👨‍👩‍👧y", "xy", 1);
    }
    #[test]
    fn a_word_put_before_a_similar_one_is_whole() {
        let (old, new) = (tokens("in abd"), tokens("in abc abd"));
        let first = difference(&old, &new).into_iter().position(|e| matches!(e, Edit::Insert(_)));
        assert_eq!(first, Some(3), "the new word starts where the old one did");
    }
    #[test]
    fn a_bold_word_put_before_a_plain_one_is_whole() {
        let mut new = tokens("in abc abd");
        for token in new.iter_mut().skip(3).take(4) {
            token.marks.bold = true;
        }
        let first = difference(&tokens("in abd"), &new).into_iter().position(|e| matches!(e, Edit::Insert(_)));
        assert_eq!(first, Some(3), "found by the soak run: the first letter belonged to the other word");
    }
    #[test]
    fn a_text_too_different_is_replaced() {
        let (old, new) = ("a".repeat(4000), "b".repeat(4000));
        check(&old, &new, 8000);
    }
    #[test]
    fn of_two_objects_the_right_one_goes() {
        let object = |id: &str| Token { unit: Unit::Object(InlineId::new(id)), marks: Marks::default() };
        let old: Vec<Token> = [vec![object("a")], tokens(" and "), vec![object("b")], tokens(".")].concat();
        let new: Vec<Token> = [tokens(" and "), vec![object("b")], tokens(".")].concat();
        assert_eq!(difference(&old, &new).first(), Some(&Edit::Delete(0)), "object a is the one that goes");
        assert_eq!(replay(&old, &new).1, 1, "and nothing else changes");
    }
    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn edits_lead_to_the_wanted_text(old in "[abc ]{0,40}", new in "[abc ]{0,40}") {
            let (old, new) = (tokens(&old), tokens(&new));
            prop_assert_eq!(replay(&old, &new).0, new);
        }
    }
}
