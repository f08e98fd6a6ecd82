//! Comparison of two states of a profile, anchors of comments, round trips of drafts.
//!
//! Empty until the first of them is built; it will know `core` only and write nothing.
