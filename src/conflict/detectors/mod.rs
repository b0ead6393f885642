//! The detectors, one file each, most specific first.

mod age_mismatch;
mod bound_exceeded;
mod change_mismatch;
mod count_mismatch;
mod cumulative_falls;
mod date_differs;
mod duration_mismatch;
mod existence;
mod figure_differs;
mod list_differs;
mod mean_mismatch;
mod name_differs;
mod name_variant;
mod order_violation;
mod out_of_range;
mod part_exceeds_whole;
mod polarity;
mod quote_altered;
mod quote_differs;
mod quote_missing;
mod relation_fails;
mod share_mismatch;
mod single_origin;
mod source_changed;
mod stale;
mod status_differs;
mod sum_mismatch;
mod trend;
mod uncited;
mod value_not_in_quote;
mod value_reworded;
mod weekday_mismatch;

use super::Detector;

/// Every detector. When several fire on the same claims, the first of this list is reported and names the others.
pub static DETECTORS: &[&Detector] = &[
    &source_changed::DETECTOR,
    &quote_missing::DETECTOR,
    &quote_altered::DETECTOR,
    &value_not_in_quote::DETECTOR,
    &out_of_range::DETECTOR,
    &count_mismatch::DETECTOR,
    &count_mismatch::BY_QUESTION,
    &sum_mismatch::DETECTOR,
    &mean_mismatch::DETECTOR,
    &share_mismatch::DETECTOR,
    &change_mismatch::DETECTOR,
    &age_mismatch::DETECTOR,
    &duration_mismatch::DETECTOR,
    &weekday_mismatch::DETECTOR,
    &relation_fails::DETECTOR,
    &bound_exceeded::DETECTOR,
    &part_exceeds_whole::DETECTOR,
    &order_violation::DETECTOR,
    &cumulative_falls::DETECTOR,
    &quote_differs::DETECTOR,
    &polarity::DETECTOR,
    &existence::DETECTOR,
    &polarity::BY_QUESTION,
    &list_differs::DETECTOR,
    &date_differs::DETECTOR,
    &date_differs::STEPS,
    &status_differs::DETECTOR,
    &name_differs::DETECTOR,
    &name_variant::DETECTOR,
    &figure_differs::DETECTOR,
    &single_origin::DETECTOR,
    &stale::DETECTOR,
    &uncited::DETECTOR,
    &value_reworded::DETECTOR,
    &trend::DETECTOR,
];
