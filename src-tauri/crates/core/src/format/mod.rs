//! The printed form of numbers, dates, periods, units and lists, once for every surface.
