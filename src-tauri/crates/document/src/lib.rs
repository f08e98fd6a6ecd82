//! Almanac document.
