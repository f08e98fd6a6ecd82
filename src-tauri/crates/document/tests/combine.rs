//! Laws of combining: the same everywhere, in every order, and nothing typed is lost.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use almanac_document::testing::{Copies, Mix};
use proptest::prelude::*;

fn check(copies: usize, rounds: usize, seed: u64, mix: Mix) {
    let mut all = Copies::new(copies, seed).expect("a new project");
    let mut turn = seed as usize;
    for round in 0..rounds {
        let copy = (round * 7 + turn) % copies;
        let act = all.work(copy, mix);
        act.unwrap_or_else(|e| panic!("seed {seed}, round {round}: {e}"));
        if round % 9 == 8 {
            turn = turn.wrapping_add(1);
            all.exchange(turn % copies, (turn + 1) % copies).expect("a copy takes in another");
        }
    }
    all.exchange_all().expect("every copy takes in every other");
    assert_eq!(all.complaints(mix), Vec::<String>::new(), "seed {seed}");
    let again = all.complaints_after_reopening().expect("what was stored opens");
    assert_eq!(again, Vec::<String>::new(), "seed {seed}");
}

/// Five copies of one seed, always the same: what `cargo xtask soak` does ten thousand operations of.
#[track_caller]
fn check_sample(operations: usize, mix: Mix) -> Copies {
    let mut all = Copies::new(5, 4).expect("a new project");
    for round in 0..operations {
        all.work((round * 7 + round / 11) % 5, mix).unwrap_or_else(|e| panic!("round {round}: {e}"));
        if round % 13 == 12 {
            all.exchange(round % 5, (round + 1 + round / 13 % 4) % 5).expect("a copy takes in another");
        }
    }
    let every = all.complaints_of_every_order().expect("they combine in every order");
    assert_eq!(every, Vec::<String>::new());
    all.exchange_all().expect("every copy takes in every other");
    assert_eq!(all.complaints(mix), Vec::<String>::new());
    all
}

#[test]
fn five_copies_combine_in_every_order_and_disagree_as_the_oracle_says() {
    let all = check_sample(150, Mix::Forward);
    assert!(all.refused > 0, "cut-off bundles are among them");
}

#[test]
fn five_copies_combine_in_every_order_with_undo_and_return() {
    check_sample(60, Mix::Everything);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn three_copies_become_equal_and_no_word_is_lost(seed in 0u64..1_000_000) {
        check(3, 90, seed, Mix::Forward);
    }

    #[test]
    fn three_copies_become_equal_with_undo_return_and_settle(seed in 0u64..1_000_000) {
        check(3, 90, seed, Mix::Everything);
    }
}
