//! Numbers, percentages, money and measures of the public sets.
