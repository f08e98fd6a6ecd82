//! Almanac exchange.
