//! Laws of combining: the same everywhere, in every order, and nothing typed is lost.
#![allow(missing_docs)]

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
