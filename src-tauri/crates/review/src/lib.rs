//! Almanac review.
