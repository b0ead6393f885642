//! Names that are told by the names beside them: a town before its region, places in a row.

use super::around::LONGEST_LOCATED;
use super::gazetteer::{PlaceSort, place};
use super::judge::{Candidate, written_as_place};
use super::name::NameKind;
use super::run::may_name;
use super::token::Token;
use crate::text::{Span, fold_key};

/// Joins a town and the region behind its comma: "Borden, Ohio".
pub(super) fn join_regions(text: &str, tokens: &[Token], found: &mut Vec<Candidate>) {
    let mut i = 0;
    while i < found.len() {
        let town = &found[i];
        let end = town.words.end;
        let fits = town.words.len() <= LONGEST_LOCATED + 1
            && matches!(town.kind, NameKind::Place | NameKind::Other)
            && !town.acronymic
            && !town.possessive
            && town.title.is_none()
            && tokens[end - 1].gap == ',';
        let region = if fits { region_at(text, tokens, end) } else { None };
        let same = place(&fold_key(town.span.of(text))).is_some_and(|p| p.sort == PlaceSort::Region);
        // "Overall, Ohio has": a word that only begins the sentence is no town.
        let opening = |n: usize| !town.certain && tokens[town.words.start].initial && tokens[end + n - 1].gap == ' ';
        let Some((name, n)) = region.filter(|(_, n)| !same && !opening(*n)) else {
            i += 1;
            continue;
        };
        // "Boston, New York and Dell" is a list of towns.
        let last = &tokens[end + n - 1];
        let capital_next = tokens.get(end + n).is_some_and(|t| t.capital || matches!(t.key.as_str(), "and" | "or"));
        let listed = i > 0
            && found[i - 1].words.end == town.words.start
            && tokens[found[i - 1].words.end - 1].gap == ','
            && found[i - 1].kind == NameKind::Place;
        let ambiguous =
            matches!(name, "New York" | "Washington State") && matches!(last.gap, ',' | ' ') && capital_next;
        if listed || ambiguous {
            i += 1;
            continue;
        }
        let town = &mut found[i];
        town.span.end = last.span.end;
        town.words.end = end + n;
        town.possessive = last.possessive;
        town.canonical = format!("{}, {name}", town.canonical);
        (town.kind, town.rule, town.certain) = (NameKind::Place, "place with its region", true);
        let until = town.words.end;
        while found.get(i + 1).is_some_and(|next| next.words.start < until) {
            found.remove(i + 1);
        }
        i += 1;
    }
}

/// What is joined to a place by commas and "and" alone is a place too: "in Borden, Dell and Oak Point".
pub(super) fn join_places(text: &str, tokens: &[Token], found: &mut [Candidate]) {
    let linked = |a: &Candidate, b: &Candidate| {
        let between = text.get(a.span.end..b.span.start).unwrap_or("").trim();
        !a.possessive && matches!(between, "," | "and" | ", and" | "or" | ", or" | "&")
    };
    // A word about towns on one side, then on the other: "Borden and Dell counties".
    for forward in [true, false] {
        for step in 1..found.len() {
            let i = if forward { step } else { found.len() - step };
            let (known, open) = if forward { (i - 1, i) } else { (i, i - 1) };
            let open_words = &tokens[found[open].words.clone()];
            let plain = found[open].kind == NameKind::Other
                && !found[open].acronymic
                && open_words.len() <= LONGEST_LOCATED
                && open_words.iter().all(|t| t.capital && !t.initial && !t.upper)
                && (open_words.len() == 1 || place(&open_words[0].key).is_none());
            // "Borden and Dell Foods" say less than a row of single words behind "in".
            let told = found[known].kind == NameKind::Place
                && matches!(
                    found[known].rule,
                    "place after in"
                        | "place by what stands around"
                        | "place by its kind"
                        | "place beside places"
                        | "place by name"
                );
            if plain && told && linked(&found[i - 1], &found[i]) {
                found[open].kind = NameKind::Place;
                found[open].rule = "place beside places";
                found[open].certain = true;
            }
        }
    }
}

/// The region whose name begins at `at`, with the number of its words.
fn region_at(text: &str, tokens: &[Token], at: usize) -> Option<(&'static str, usize)> {
    (1..=3).rev().find_map(|n| {
        let words = tokens.get(at..at + n)?;
        let close = words[..n - 1].iter().all(|t| t.gap == ' ' && !t.possessive);
        let span = Span::new(words[0].span.start, words[n - 1].span.end);
        // The region must end where the run of capitals ends: "Borden, Ohio State University".
        let goes_on = words[n - 1].gap == ' '
            && !words[n - 1].possessive
            && tokens.get(at + n).is_some_and(|t| t.capital && may_name(t, text));
        let known =
            place(&fold_key(span.of(text))).filter(|p| p.sort == PlaceSort::Region || p.name == "Washington, D.C.")?;
        let dotted = !known.short || text.get(span.end..).is_some_and(|rest| rest.starts_with('.'));
        (close && words[0].capital && dotted && !goes_on && written_as_place(words, span.of(text))
            || known.short && dotted && close)
            .then_some((known.name, n))
    })
}
