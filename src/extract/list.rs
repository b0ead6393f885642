//! Lists: several members of one thing, in a sentence, below it, or in the columns of a table.

use super::mention::{Kind, Mention};
use super::name::NameKind;
use super::sentence::Sentence;
use crate::text::Span;

/// Several members, as a text lists them.
#[derive(Clone, Debug)]
pub struct List {
    /// The members, in order.
    pub items: Vec<Span>,
    /// The words that lead it in: "These include:"; of a column, its head.
    pub lead: Option<Span>,
    /// Nothing says that there are more ("including", "such as", "and others").
    pub complete: bool,
    /// The number that the lead gives of them: "three categories".
    pub counted: Option<Span>,
    /// The rule that found it.
    pub rule: &'static str,
}

impl List {
    /// From the first member to the last.
    #[must_use]
    pub fn span(&self) -> Span {
        let start = self.items.first().map_or(0, |s| s.start);
        Span::new(start, self.items.last().map_or(start, |s| s.end))
    }
}

/// The fewest members of a list that nothing leads in: two names are a pair.
const FEWEST: usize = 3;
/// The longest member of a list behind a colon, in words: more is a sentence.
const LONGEST_ITEM: usize = 8;
/// The highest number that a list is counted against: nobody lists more.
const MOST_COUNTED: u32 = 200;
/// How many mentions before a list its number may stand.
const COUNTED_WITHIN: usize = 12;
/// How far before a list the words stand that lead it in, in bytes.
const LEAD_WITHIN: usize = 400;

/// Words before a list that say that it is not the whole.
const PARTLY: &[&str] = &[
    "including",
    "include",
    "includes",
    "included",
    "such as",
    "like",
    "among them",
    "for example",
    "for instance",
    "e.g.",
    "notably",
    "especially",
    "particularly",
];
/// Words behind a list that say the same.
const AND_MORE: &[&str] = &[
    "and others",
    "and other",
    "or other",
    "and elsewhere",
    "and more",
    "among others",
    "etc",
    "and so on",
    "and beyond",
    "and many",
    "and several",
    "and a number of",
    "and similar",
];
/// Words before a list that say no more than that it follows.
const NAMELY: &[&str] = &[":", "namely", "that is,", "i.e.", "—", "–"];
/// What stands between two members.
const LINKS: &[&str] = &[",", ";", ", the", "; the"];
/// What stands before the last member.
const LAST_LINKS: &[&str] = &[
    "and",
    ", and",
    "; and",
    "or",
    ", or",
    "; or",
    "&",
    ", &",
    "as well as",
    ", as well as",
    ", plus",
    "and the",
    ", and the",
    "or the",
    ", or the",
    "; and the",
    "as well as the",
    ", as well as the",
];

/// The lists of a text, in order of their beginnings. `mentions` are those of the text, in order.
#[must_use]
pub fn lists(text: &str, sentences: &[Sentence], mentions: &[Mention]) -> Vec<List> {
    let mut found = Vec::new();
    let mut at = 0;
    for sentence in sentences {
        while mentions.get(at).is_some_and(|m| m.span.start < sentence.span.start) {
            at += 1;
        }
        let mut end = at;
        while mentions.get(end).is_some_and(|m| m.span.end <= sentence.span.end) {
            end += 1;
        }
        let here = &mentions[at..end];
        let inline = named(text, sentence.span, here);
        let colon = if inline.is_empty() { behind_colon(text, sentence.span, here) } else { None };
        found.extend(inline.into_iter().chain(colon));
        at = end;
    }
    found.extend(bulleted(text, sentences, mentions));
    found.extend(columns(text, sentences, mentions));
    found.sort_by_key(|list: &List| (list.span().start, list.span().end));
    found
}

/// The lists of names in one sentence.
fn named(text: &str, sentence: Span, mentions: &[Mention]) -> Vec<List> {
    let names: Vec<&Mention> = mentions.iter().filter(|m| m.kind.is_name()).collect();
    let mut found = Vec::new();
    let mut i = 0;
    while i < names.len() {
        let (end, closed) = chain(text, &names, i);
        if end - i < 2 {
            i = end;
            continue;
        }
        let items: Vec<Span> = names[i..end].iter().map(|m| m.span).collect();
        let first = start(names[i]);
        let before = before(text, sentence, first);
        let after = text.get(names[end - 1].span.end..sentence.end).unwrap_or("");
        let more = more_follows(after);
        let partly = ends_with_any(before, PARTLY);
        let led = partly || ends_with_any(before, NAMELY);
        let counted = counted(text, mentions, first, led, names[i..end].iter().all(|m| m.kind == Kind::Place));
        let enough = items.len() >= FEWEST || (items.len() == 2 && (led || more || counted.is_some()));
        // "Dell, Oak County, Ohio": places within each other have no "and".
        if enough && (closed || more || (partly && items.len() >= FEWEST)) {
            let lead = led.then(|| lead(text, sentence, first)).flatten();
            found.push(List { items, lead, complete: !partly && !more, counted, rule: "names in a row" });
        }
        i = end;
    }
    found
}

/// The end of the names that are linked to the one at `i`, and whether "and" or "or" closes the row.
fn chain(text: &str, names: &[&Mention], i: usize) -> (usize, bool) {
    let mut end = i + 1;
    let mut closed = false;
    while let Some(next) = names.get(end) {
        let last = names[end - 1];
        let between = text.get(last.span.end..start(next)).unwrap_or("").trim();
        let possessive = last.name.as_ref().is_some_and(|n| n.possessive);
        let link = LINKS.contains(&between);
        let last_link = LAST_LINKS.contains(&between);
        if possessive || !(link || last_link) || !alike(names[i], next) {
            break;
        }
        end += 1;
        if last_link {
            closed = true;
            // "A and B, C and D": the row ends with its "and", unless every link is one.
            let again = names.get(end).map(|n| text.get(next.span.end..start(n)).unwrap_or("").trim());
            if again.is_some_and(|b| LINKS.contains(&b)) {
                break;
            }
        }
    }
    (end, closed)
}

/// Where a name begins, with its title.
fn start(mention: &Mention) -> usize {
    mention.name.as_ref().and_then(|n| n.title).map_or(mention.span.start, |t| t.start.min(mention.span.start))
}

/// Whether two names may be members of one list: both places, both laws, or neither.
fn alike(a: &Mention, b: &Mention) -> bool {
    let open = |m: &Mention| m.name.as_ref().is_none_or(|n| n.kind == NameKind::Other);
    a.kind == b.kind || (a.kind != Kind::Law && b.kind != Kind::Law && (open(a) || open(b)))
}

/// A list of other things behind a colon: "three kinds: the old, the new and the borrowed".
fn behind_colon(text: &str, sentence: Span, mentions: &[Mention]) -> Option<List> {
    let words = sentence.of(text);
    let colon = words.find(": ")?;
    let tail = words.get(colon + 2..)?.trim_end_matches(['.', '!', '?']);
    let from = sentence.start + colon + 2;
    let mut items = Vec::new();
    let mut at = 0;
    for part in tail.split([',', ';']) {
        let span = Span::new(from + at, from + at + part.len());
        at += part.len() + 1;
        items.extend(halves(text, span));
    }
    let items: Vec<Span> = items.into_iter().filter_map(|span| bare(text, span)).collect();
    let closed = tail.contains(" and ") || tail.contains(" or ") || tail.contains(" & ");
    let whole = items.iter().all(|span| {
        let item = span.of(text);
        let first = item.split_whitespace().next().unwrap_or("").to_lowercase();
        let clause =
            ["he", "she", "they", "it", "we", "i", "you", "there", "this", "if", "when", "because", "which", "who"];
        item.split_whitespace().count() <= LONGEST_ITEM
            && !clause.contains(&first.as_str())
            && !item.contains(['"', '“', '(', ':'])
    });
    // "56 left: one woman and 55 men" parts a number; it lists nobody.
    let parted = mentions.iter().any(|m| {
        matches!(m.kind, Kind::Number | Kind::Money | Kind::Percentage | Kind::Measure)
            && items.iter().any(|s| s.start <= m.span.start && m.span.start < s.start + 4)
    });
    let lead = Span::new(sentence.start, sentence.start + colon + 1);
    let counted = number_in(mentions, lead);
    let enough = items.len() >= FEWEST || (items.len() == 2 && counted.is_some());
    (enough && closed && whole && !parted && !is_speaker(lead.of(text))).then(|| {
        let partly = PARTLY.iter().any(|w| has_word(lead.of(text), w));
        List {
            complete: !partly && !more_follows(tail.rsplit(',').next().unwrap_or("")),
            items,
            lead: Some(lead),
            counted,
            rule: "things behind a colon",
        }
    })
}

/// Whether what stands before a colon says who speaks: "He said:".
fn is_speaker(lead: &str) -> bool {
    let last = lead.trim_end_matches(':').rsplit(char::is_whitespace).next().unwrap_or("");
    super::abbreviations::is_attribution(last) || lead.len() < 6
}

/// The parts of a piece around its "and".
fn halves(text: &str, span: Span) -> Vec<Span> {
    let piece = span.of(text);
    for link in [" and ", " or ", " & "] {
        if let Some(at) = piece.find(link) {
            return vec![Span::new(span.start, span.start + at), Span::new(span.start + at + link.len(), span.end)];
        }
    }
    vec![span]
}

/// A member without the white space around it and the "and" before it.
fn bare(text: &str, span: Span) -> Option<Span> {
    let mut start = span.start;
    let piece = span.of(text);
    start += piece.len() - piece.trim_start().len();
    let mut kept = piece.trim();
    for link in ["and ", "or ", "& "] {
        if let Some(rest) = kept.strip_prefix(link) {
            start += link.len();
            kept = rest;
        }
    }
    kept.chars().any(char::is_alphanumeric).then(|| Span::new(start, start + kept.len()))
}

/// Lists of items below each other.
fn bulleted(text: &str, sentences: &[Sentence], mentions: &[Mention]) -> Vec<List> {
    let mut found = Vec::new();
    let first_of = |i: usize| {
        i == 0 || sentences[i - 1].paragraph != sentences[i].paragraph || line_begins(text, sentences[i].span.start)
    };
    let mut i = 0;
    while i < sentences.len() {
        let begins = |i: usize| sentences.get(i).filter(|_| first_of(i)).and_then(|s| marker(s.span.of(text)));
        let Some((sort, _)) = begins(i) else {
            i += 1;
            continue;
        };
        let (mut items, mut k, mut number) = (Vec::new(), i, 0);
        while k < sentences.len() {
            let here = sentences[k].span;
            match begins(k) {
                // A number that does not rise begins another list.
                Some((other, skip)) if other == sort && (sort != '1' || counts_on(here.of(text), &mut number)) => {
                    items.extend(label(text, Span::new(here.start + skip, here.end)));
                }

                Some(_) => break,
                // The rest of an item: a further sentence, or a paragraph that goes on in small letters.
                None if !first_of(k) || here.of(text).chars().next().is_some_and(char::is_lowercase) => {}
                None => break,
            }
            k += 1;
        }
        if items.len() > 1 {
            found.push(led(text, sentences, mentions, i, items));
        }
        i = k.max(i + 1);
    }
    found
}

/// Whether the number of an item is higher than the one before; keeps it.
fn counts_on(item: &str, before: &mut u32) -> bool {
    let digits: String = item.chars().take_while(char::is_ascii_digit).collect();
    let number = digits.parse().unwrap_or(0);
    let rises = number > *before || *before == 0;
    *before = number;
    rises
}

/// A list below the sentence before `i`, where that leads it in.
fn led(text: &str, sentences: &[Sentence], mentions: &[Mention], i: usize, items: Vec<Span>) -> List {
    let before = i.checked_sub(1).map(|p| &sentences[p]);
    let lead = before.filter(|s| s.heading || s.span.of(text).ends_with(':')).map(|s| s.span);
    let partly = lead.is_some_and(|l| PARTLY.iter().any(|w| has_word(l.of(text), w)));
    // "There are three kinds. These are:": the number may stand a sentence before.
    let counted = lead.and_then(|l| {
        let short = l.of(text).split_whitespace().count() <= 3;
        let earlier = i.checked_sub(2).map(|p| sentences[p].span).filter(|_| short);
        number_in(mentions, l).or_else(|| number_in(mentions, earlier?))
    });
    List { items, lead, complete: !partly, counted, rule: "items below each other" }
}

/// Whether only white space stands before `at` in its line.
fn line_begins(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    before.chars().rev().take_while(|c| c.is_whitespace()).any(|c| c == '\n')
}

/// The mark at the beginning of an item: its sort, and its length with the space behind it.
fn marker(item: &str) -> Option<(char, usize)> {
    let first = item.chars().next()?;
    let (sort, length) = match first {
        '-' | '*' | '•' | '–' | '·' | '▪' | '◦' | '+' => (first, first.len_utf8()),
        '0'..='9' => {
            let digits = item.bytes().take_while(u8::is_ascii_digit).count();
            let mark = item.get(digits..).and_then(|rest| rest.chars().next())?;
            ((digits <= 3 && matches!(mark, '.' | ')')).then_some('1')?, digits + 1)
        }
        'a'..='z' if item.as_bytes().get(1).is_some_and(|b| matches!(b, b')' | b'.')) => ('a', 2),
        _ => return None,
    };
    let rest = item.get(length..)?;
    let space = rest.len() - rest.trim_start().len();
    (space > 0).then_some((sort, length + space))
}

/// What an item is about: its words up to a colon, a dash or the end of its sentence.
fn label(text: &str, item: Span) -> Option<Span> {
    let words = item.of(text);
    let end = [": ", " — ", " – ", " - ", "\t"].iter().filter_map(|mark| words.find(mark)).min().unwrap_or(words.len());
    let kept = words.get(..end)?.trim_end();
    let kept = kept.strip_suffix(" and").or_else(|| kept.strip_suffix(" or")).unwrap_or(kept);
    let kept = kept.trim_end_matches([';', ',', ':', '.', ' ']);
    kept.chars().any(char::is_alphanumeric).then(|| Span::new(item.start, item.start + kept.len()))
}

/// The columns of tables, each under its head.
fn columns(text: &str, sentences: &[Sentence], mentions: &[Mention]) -> Vec<List> {
    let mut found = Vec::new();
    let rows: Vec<Vec<Span>> = sentences.iter().map(|s| cells(text, s.span)).collect();
    let mut i = 0;
    while i < rows.len() {
        let mut end = i;
        while end < rows.len() && rows[end].len() > 1 {
            end += 1;
        }
        if end - i > 2 {
            found.extend(table(text, &rows[i..end], mentions));
        }
        i = end.max(i + 1);
    }
    found
}

fn table(text: &str, rows: &[Vec<Span>], mentions: &[Mention]) -> Vec<List> {
    let filled = |row: &[Span]| row.iter().filter(|c| is_filled(c.of(text))).count();
    // A caption may stand in the first cell of a first row.
    let head = usize::from(filled(&rows[0]) < 2);
    let Some(heads) = rows.get(head).filter(|heads| filled(heads) > 1) else { return Vec::new() };
    let column = |c: usize| -> Option<List> {
        let lead = heads.get(c).copied().filter(|h| is_filled(h.of(text)))?;
        let items: Vec<Span> = rows[head + 1..]
            .iter()
            .filter_map(|row| row.get(c))
            .copied()
            .filter(|cell| is_filled(cell.of(text)))
            .collect();
        let asked = items.iter().any(|cell| cell.of(text).ends_with('?'));
        let worded = items.iter().all(|cell| cell.of(text).chars().filter(|c| c.is_alphabetic()).count() > 2);
        (items.len() > 1 && worded && !asked).then(|| List {
            counted: number_in(mentions, lead),
            items,
            lead: Some(lead),
            complete: true,
            rule: "column of a table",
        })
    };
    (0..heads.len()).filter_map(column).collect()
}

fn is_filled(cell: &str) -> bool {
    cell.chars().any(char::is_alphanumeric)
        && !matches!(cell.trim().to_lowercase().as_str(), "n/a" | "na" | "none" | "tbd")
}

/// The cells of a row, where it is one; else nothing.
fn cells(text: &str, row: Span) -> Vec<Span> {
    let words = row.of(text);
    let mark = if words.contains('\t') {
        '\t'
    } else if words.starts_with('|') || words.matches(" | ").count() > 1 {
        '|'
    } else {
        return Vec::new();
    };
    let mut at = row.start;
    let mut found = Vec::new();
    for cell in words.split(mark) {
        let lead = cell.len() - cell.trim_start().len();
        found.push(Span::new(at + lead, at + lead + cell.trim().len()));
        at += cell.len() + 1;
    }
    if mark == '|' && found.first().is_some_and(|c| c.of(text).is_empty()) {
        found.remove(0);
    }
    found
}

/// What stands before a list in its sentence, as far as it is looked at.
fn before(text: &str, sentence: Span, at: usize) -> &str {
    let whole = text.get(sentence.start..at).unwrap_or("");
    let mut from = whole.len().saturating_sub(LEAD_WITHIN);
    while !whole.is_char_boundary(from) {
        from += 1;
    }
    let end = whole.get(from..).unwrap_or("").trim_end();
    end.strip_suffix(" the").unwrap_or(end)
}

fn lead(text: &str, sentence: Span, at: usize) -> Option<Span> {
    let kept = text.get(sentence.start..at)?.trim_end();
    (!kept.is_empty()).then(|| Span::new(sentence.start, sentence.start + kept.len()))
}

/// The number that says how many members a list has: one in the lead, or of places in the same sentence.
fn counted(text: &str, mentions: &[Mention], at: usize, led: bool, places: bool) -> Option<Span> {
    let whole = mentions.first().map_or(at, |m| m.span.start);
    if led && let Some(number) = number_in(mentions, Span::new(whole, at)) {
        return Some(number);
    }
    let of_places = |m: &&Mention| {
        let words = m.span.of(text);
        let noun = text.get(m.span.start..at).unwrap_or(words);
        let near: Vec<&str> = noun.split_whitespace().take(4).collect();
        near.iter().any(|w| {
            matches!(
                w.trim_matches(','),
                "towns"
                    | "cities"
                    | "communities"
                    | "counties"
                    | "states"
                    | "countries"
                    | "villages"
                    | "places"
                    | "locations"
            )
        })
    };
    // Only what stands near is looked at: a sentence of a thousand names costs no more.
    let until = mentions.partition_point(|m| m.span.start < at);
    let near = mentions[until.saturating_sub(COUNTED_WITHIN)..until].iter();
    let mut numbers = near.filter(|m| m.span.end <= at && is_count(m)).filter(of_places);
    numbers.next().filter(|_| places).map(|m| m.span)
}

/// The only number of things in a stretch, with what it counts.
fn number_in(mentions: &[Mention], lead: Span) -> Option<Span> {
    let first = mentions.partition_point(|m| m.span.start < lead.start);
    let inside = mentions[first..].iter().take_while(|m| m.span.start < lead.end);
    let mut numbers = inside.filter(|m| is_count(m) && m.span.end <= lead.end).map(|m| m.span);
    // "three" and "three kinds" are two readings of one number.
    let one = numbers.next()?;
    numbers.try_fold(one, |one, next| {
        let longer = if next.end > one.end { next } else { one };
        (next.start == one.start).then_some(longer)
    })
}

/// A whole number of things, small enough to be counted through.
fn is_count(mention: &Mention) -> bool {
    let value = mention.row.value.as_deref().and_then(|v| v.parse::<u32>().ok());
    mention.kind == Kind::Number && value.is_some_and(|v| (2..=MOST_COUNTED).contains(&v))
}

fn ends_with_any(words: &str, endings: &[&str]) -> bool {
    let lower = words.trim_end_matches([',', ' ']).to_lowercase();
    let lower = lower.strip_suffix(" the").unwrap_or(&lower);
    endings.iter().any(|e| {
        lower
            .strip_suffix(e)
            .is_some_and(|rest| !e.starts_with(char::is_alphabetic) || !rest.ends_with(char::is_alphanumeric))
    })
}

fn has_word(words: &str, wanted: &str) -> bool {
    let lower = words.to_lowercase();
    lower.match_indices(wanted).any(|(at, w)| {
        let before = lower.get(..at).and_then(|b| b.chars().next_back());
        let after = lower.get(at + w.len()..).and_then(|a| a.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Whether what follows a list says that there are more.
fn more_follows(after: &str) -> bool {
    let start: String = after.trim_start_matches([',', ' ']).chars().take(24).collect::<String>().to_lowercase();
    AND_MORE.iter().any(|w| start.starts_with(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_is_told_from_a_number_and_a_dash() {
        assert_eq!(marker("- one"), Some(('-', 2)));
        assert_eq!(marker("12. one"), Some(('1', 4)));
        assert_eq!(marker("•\tone"), Some(('•', 4)));
        assert_eq!(marker("-5 degrees"), None);
        assert_eq!(marker("2019 was"), None);
        assert_eq!(marker(""), None);
    }

    #[test]
    fn a_row_has_cells() {
        let text = "| a | b |";
        let found: Vec<&str> = cells(text, Span::new(0, text.len())).iter().map(|c| c.of(text)).collect();
        assert_eq!(found, ["a", "b", ""]);
        assert!(cells("a b", Span::new(0, 3)).is_empty());
    }
}
