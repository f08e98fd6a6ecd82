//! Figures as the window shows them.

mod print;

pub use print::{Drawn, print_figure};
