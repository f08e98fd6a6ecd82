//! Almanac charts.
