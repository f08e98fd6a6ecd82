//! Whole-application tests: what they share.
//!
//! The programs are black boxes here: started as users start them, with files and keys, and judged
//! by what they print and show. Nothing of the application's code is called.

pub mod chance;
pub mod host;
pub mod http;
pub mod killed;
pub mod programs;
pub mod rooms;
pub mod sample;
pub mod screen;
pub mod webdriver;
pub mod window;
