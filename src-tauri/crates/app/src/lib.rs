//! Almanac app.
