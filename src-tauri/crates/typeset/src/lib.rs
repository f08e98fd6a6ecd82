//! Almanac typeset.
