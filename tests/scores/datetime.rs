//! Dates, periods and durations of the public set.
