//! Laws, bills, orders and their parts by number: "SB 2710", "Executive Order 13768", "287(g)", "Title 42".

use super::token::Token;
use crate::text::Span;

/// How the words before a number are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    /// In capitals, with or without full stops: "SB", "H.R.".
    Capitals,
    /// As words with a capital, or all small behind "under", "of": "Senate Bill", "section".
    Words,
    /// As words with a capital: "Measure 3" is a law, "measure 3" is what a recipe says.
    Proper,
}

/// Words that a number of a law stands behind.
struct Designator {
    words: &'static [&'static str],
    written: Written,
    #[expect(dead_code, reason = "the reason is for the reader of the table")]
    because: &'static str,
}

const DESIGNATORS: &[Designator] = &[
    bill(&["sb"]),
    bill(&["hb"]),
    bill(&["hr"]),
    bill(&["ab"]),
    bill(&["lb"]),
    bill(&["hf"]),
    bill(&["sf"]),
    bill(&["sjr"]),
    bill(&["hjr"]),
    bill(&["scr"]),
    bill(&["hcr"]),
    bill(&["hres"]),
    bill(&["sres"]),
    bill(&["s"]),
    bill(&["hr", "res"]),
    Designator { words: &["eo"], written: Written::Capitals, because: "an executive order" },
    Designator { words: &["pl"], written: Written::Capitals, because: "a public law" },
    Designator { words: &["pub", "l"], written: Written::Proper, because: "a public law" },
    Designator { words: &["usc"], written: Written::Capitals, because: "the code of the United States" },
    Designator { words: &["cfr"], written: Written::Capitals, because: "the code of federal regulations" },
    words(&["senate", "bill"]),
    words(&["house", "bill"]),
    words(&["assembly", "bill"]),
    words(&["house", "resolution"]),
    words(&["senate", "resolution"]),
    words(&["joint", "resolution"]),
    words(&["concurrent", "resolution"]),
    words(&["executive", "order"]),
    words(&["public", "law"]),
    words(&["security", "council", "resolution"]),
    words(&["resolution"]),
    words(&["directive"]),
    words(&["section"]),
    words(&["sections"]),
    words(&["sec"]),
    words(&["article"]),
    words(&["chapter"]),
    words(&["title"]),
    words(&["proposition"]),
    proper(&["prop"]),
    proper(&["amendment"]),
    proper(&["measure"]),
    proper(&["initiative"]),
    proper(&["bill"]),
    proper(&["rule"]),
    proper(&["regulation"]),
    proper(&["ordinance"]),
    proper(&["proclamation"]),
    proper(&["order"]),
    proper(&["act"]),
    proper(&["issue"]),
];

const fn bill(words: &'static [&'static str]) -> Designator {
    Designator { words, written: Written::Capitals, because: "a bill or a resolution of a chamber" }
}

const fn words(words: &'static [&'static str]) -> Designator {
    Designator { words, written: Written::Words, because: "a law or a part of one is called by its number" }
}

const fn proper(words: &'static [&'static str]) -> Designator {
    Designator { words, written: Written::Proper, because: "with a capital and a number it is one law" }
}

/// A law found among the words of a sentence.
pub(super) struct Found {
    /// The first word.
    pub(super) first: usize,
    /// One past the last.
    pub(super) end: usize,
    /// Where it stands.
    pub(super) span: Span,
    /// The rule that found it.
    pub(super) rule: &'static str,
}

/// The laws by number among the words of a sentence, in order.
pub(super) fn laws(text: &str, tokens: &[Token]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        match numbered(text, tokens, i).or_else(|| coded(text, tokens, i)) {
            Some(law) => {
                i = law.end;
                found.push(law);
            }
            None => i += 1,
        }
    }
    found
}

/// A designator and its number.
fn numbered(text: &str, tokens: &[Token], i: usize) -> Option<Found> {
    // "8 U.S.C. 1357", "Pub. L. 104-208": a number may lead.
    let first = i;
    let code = tokens[i].digit && tokens.get(i + 1).is_some_and(|t| matches!(t.key.as_str(), "usc" | "cfr") && t.upper);
    let i = i + usize::from(code && tokens[i].gap == ' ');
    if let Some(law) = joined(tokens, i) {
        return Some(law);
    }
    if section_sign(text, tokens, i) && tokens[i].digit {
        let start = sign_before(text, tokens, i)?;
        return Some(Found { first: i, end: i + 1, span: Span::new(start, tokens[i].span.end), rule: "law by number" });
    }
    let (designator, mut at) = DESIGNATORS.iter().find_map(|d| matches(d, tokens, i).map(|at| (d, at)))?;
    if tokens.get(at).is_some_and(|t| matches!(t.key.as_str(), "no" | "nos" | "number")) {
        at += 1;
    }
    let number = tokens.get(at)?;
    let apart = tokens.get(at.checked_sub(1)?).is_some_and(|t| matches!(t.gap, ' ' | '.' | '§' | '-'));
    // "S. 744" is a bill, "S. 5" may be a section or an initial.
    let enough = designator.words != ["s"]
        || (number.digit
            && number.key.len() >= 3
            && text.get(tokens[i].span.end..).is_some_and(|t| t.starts_with('.')));
    let named =
        number.digit && !is_ordinal(&number.key) || is_roman(number, text) || is_letter(designator, number, text);
    (apart && enough && named).then(|| {
        let last = hyphenated(text, tokens, at);
        let start = tokens[first].span.start;
        Found { first, end: last + 1, span: Span::new(start, tokens[last].span.end), rule: "law by number" }
    })
}

/// "SB2710", "HB1484": the number joined to the designator.
fn joined(tokens: &[Token], i: usize) -> Option<Found> {
    let token = &tokens[i];
    let at = token.key.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 0)?;
    let (letters, digits) = token.key.split_at(at);
    let known = DESIGNATORS.iter().any(|d| d.written == Written::Capitals && d.words == [letters]);
    let whole = digits.len() > 1 && digits.bytes().all(|b| b.is_ascii_digit());
    (token.upper && known && whole && letters.len() > 1).then(|| Found {
        first: i,
        end: i + 1,
        span: token.span,
        rule: "law by number",
    })
}

/// "287(g)", "501(c)(3)": a paragraph of a section, by which the programme under it is called.
fn coded(text: &str, tokens: &[Token], i: usize) -> Option<Found> {
    let token = &tokens[i];
    let word = token.span.of(text);
    (token.digit && word.ends_with(')') && word.contains('(')).then(|| Found {
        first: i,
        end: i + 1,
        span: token.span,
        rule: "law by paragraph",
    })
}

/// The place behind a designator that begins at `i`.
fn matches(designator: &Designator, tokens: &[Token], i: usize) -> Option<usize> {
    let n = designator.words.len();
    let run = tokens.get(i..i + n)?;
    let same = run.iter().zip(designator.words).all(|(t, w)| t.key == *w);
    let close = run.iter().take(n - 1).all(|t| matches!(t.gap, ' ' | '.'));
    let written = match designator.written {
        Written::Capitals => run.iter().all(|t| t.upper || (t.key.len() == 1 && t.capital)),
        Written::Words => true,
        Written::Proper => run.iter().all(|t| t.capital),
    };
    (same && close && written).then_some(i + n)
}

fn is_ordinal(key: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|e| key.ends_with(e))
}

fn is_roman(token: &Token, text: &str) -> bool {
    let word = token.span.of(text);
    !word.is_empty() && word.len() <= 6 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// "Measure K", "Proposition A".
fn is_letter(designator: &Designator, token: &Token, text: &str) -> bool {
    let word = token.span.of(text);
    word.len() == 1
        && token.capital
        && matches!(designator.words, ["measure" | "proposition" | "prop" | "amendment" | "issue"])
        && word != "I"
}

/// The last word of a number with a hyphen: "104-208".
fn hyphenated(text: &str, tokens: &[Token], at: usize) -> usize {
    let next = tokens.get(at + 1).filter(|t| t.digit);
    let joined = next.is_some_and(|t| matches!(text.get(tokens[at].span.end..t.span.start), Some("-" | "–" | "‑")));
    if joined { at + 1 } else { at }
}

/// Where the section sign right before word `i` begins. Nothing else is looked at: a sign further back belongs to
/// another number, and the first word of a sentence would be sought from the beginning of the text.
fn sign_before(text: &str, tokens: &[Token], i: usize) -> Option<usize> {
    let from = i.checked_sub(1).map_or(0, |p| tokens[p].span.end);
    let lead = text.get(from..tokens[i].span.start)?.trim_end();
    let before = lead.trim_end_matches('§');
    (before.len() < lead.len()).then(|| from + before.len())
}

fn section_sign(text: &str, tokens: &[Token], i: usize) -> bool {
    sign_before(text, tokens, i).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words = tokens(text, Span::new(0, text.len()));
        let found: Vec<&str> = laws(text, &words).iter().map(|l| l.span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn laws_are_found_by_number() {
        check(
            "Under SB 104, S.B. 105, HB1484 and H.R. 4437 they paid.",
            &["SB 104", "S.B. 105", "HB1484", "H.R. 4437"],
        );
        check("Executive Order No. 77 and Senate Bill 12 passed.", &["Executive Order No. 77", "Senate Bill 12"]);
        check(
            "The 301(c) and 44(b)(2) deals, section 5 and Title IV.",
            &["301(c)", "44(b)(2)", "section 5", "Title IV"],
        );
        check("Public Law 104-208, 8 U.S.C. § 1357 and § 12 hold.", &["Public Law 104-208", "8 U.S.C. § 1357", "§ 12"]);
        check("Voters backed Proposition 5 and Measure K.", &["Proposition 5", "Measure K"]);
    }

    #[test]
    fn other_numbers_are_no_laws() {
        check("He ran the 5 km in section A, row 5, of 12 (a) seats.", &[]);
        check("An order of 5, an act in 3 parts, a measure 3 wide, rule 1st.", &[]);
        check("S. Lee paid 5 dollars; the 40 (forty) men.", &[]);
        check("§ 3 was struck out. It held (see §) for 5 years.", &["§ 3"]);
    }
}
