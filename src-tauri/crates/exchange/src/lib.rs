//! Almanac exchange.

pub mod register;
