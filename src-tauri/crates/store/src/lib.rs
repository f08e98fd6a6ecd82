//! Almanac store.
