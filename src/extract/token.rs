//! Words as names are built from them: with their case, and with what stands between them.

use super::abbreviations::{Stop, stop};
use crate::entity::{WordClass, word_class};
use crate::text::{Span, fold_key};

/// One word of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Where it stands in the text, without "'s".
    pub(super) span: Span,
    /// Its folded key: lower case, ASCII, without dots.
    pub(super) key: String,
    /// It begins with a capital.
    pub(super) capital: bool,
    /// It has two letters or more, all of them capitals.
    pub(super) upper: bool,
    /// It begins with a digit.
    pub(super) digit: bool,
    /// "'s" or an apostrophe follows it.
    pub(super) possessive: bool,
    /// It begins a sentence, a quotation or an item, where a capital says nothing.
    pub(super) initial: bool,
    /// It stands in a headline or a quoted title, where every word has a capital.
    pub(super) titled: bool,
    /// It stands among words that are all in capitals.
    pub(super) shouted: bool,
    /// What stands between it and the next: a space, or the first mark.
    pub(super) gap: char,
}

impl Token {
    /// Whether a name may go on behind it: nothing but white space follows, or the full stop of an abbreviation.
    pub(super) fn leads_on(&self) -> bool {
        self.gap == ' ' && !self.possessive
    }
}

/// The longest stretch in quotation marks that may be one title, in words.
const LONGEST_TITLE: usize = 25;
/// The fewest words by which a headline is told.
const HEADLINE: usize = 2;
/// The fewest words of a quotation that is told to be a title.
const QUOTED: usize = 3;
/// The longest lead of an item before its colon, in words.
const LEAD: usize = 8;

/// The words of a sentence of `text`.
pub(super) fn tokens(text: &str, sentence: Span) -> Vec<Token> {
    let words = sentence.of(text);
    let chars: Vec<(usize, char)> = words.char_indices().collect();
    let at = |i: usize| chars.get(i).map(|(_, c)| *c);
    let byte = |i: usize| sentence.start + chars.get(i).map_or(words.len(), |(b, _)| *b);
    let mut found: Vec<Token> = Vec::new();
    let mut i = 0;
    let mut initial = true;
    while let Some(c) = at(i) {
        if !c.is_alphanumeric() {
            // A capital says nothing behind what opens a sentence of its own.
            let open = matches!(c, '“' | '"' | '‘' | '«' | '(' | '[') || c == '`';
            let dash = matches!(c, '-' | '•' | '*' | '|' | '\t' | '#') && found.is_empty();
            initial |= (open && opens_anew(&found)) || dash || c == '\t' || c == '|' || c == ':';
            i += 1;
            continue;
        }
        let start = i;
        let mut end = run(&chars, i);
        let mut possessive = false;
        let apostrophe = |c: Option<char>| matches!(c, Some('\'' | '’'));
        if end - start > 2 && apostrophe(at(end - 2)) && matches!(at(end - 1), Some('s' | 'S')) {
            (end, possessive) = (end - 2, true);
        } else if apostrophe(at(end)) && matches!(at(end - 1), Some('s' | 'S')) && at(end + 1) != Some('\'') {
            possessive = opens_nothing(&found, text);
        }
        let mut next = if possessive && at(end) != Some(' ') {
            end + 1 + usize::from(matches!(at(end + 1), Some('s' | 'S')))
        } else {
            end
        };
        let mut word = Span::new(byte(start), byte(end));
        let dotted = word.of(text).contains('.') && !c.is_ascii_digit();
        let abbreviated = at(end) == Some('.') && (dotted || is_abbreviation(word.of(text)));
        if abbreviated {
            next = end + 1;
            if dotted {
                word.end = byte(end + 1);
            }
        }
        let gap = gap(&chars, next);
        let number = c.is_ascii_digit();
        found.push(token(text, word, possessive, initial, gap));
        // "1. What": behind the number of an item.
        initial = initial && number && matches!(gap, '.' | ')' | ':' | '-' | '–' | '—');
        i = next.max(start + 1);
    }
    mark_titles(&mut found, text, sentence);
    found
}

fn token(text: &str, span: Span, possessive: bool, initial: bool, gap: char) -> Token {
    let word = span.of(text);
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let first = word.chars().next().unwrap_or(' ');
    Token {
        span,
        key: fold_key(word).replace(' ', ""),
        capital: first.is_uppercase(),
        upper: letters().count() > 1 && letters().all(|c| !c.is_lowercase()),
        digit: first.is_ascii_digit(),
        possessive,
        initial,
        titled: false,
        shouted: false,
        gap,
    }
}

/// Whether the apostrophe behind a word in "s" is no closing quotation mark: none was opened before.
fn opens_nothing(before: &[Token], text: &str) -> bool {
    let near = &before[before.len().saturating_sub(LONGEST_TITLE)..];
    let (Some(first), Some(last)) = (near.first(), near.last()) else { return true };
    let said = text.get(first.span.start..last.span.end).unwrap_or("");
    !said.contains(" '") && !said.contains('‘')
}

/// Whether a quotation that opens here begins a sentence: it stands behind a comma, a colon, or at the beginning.
fn opens_anew(before: &[Token]) -> bool {
    before.last().is_none_or(|t| matches!(t.gap, ',' | ':' | '—' | '–' | '.'))
}

/// Words whose full stop belongs to a name that goes on behind it.
fn is_abbreviation(word: &str) -> bool {
    let mut chars = word.chars();
    let letter = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    letter || (word.starts_with(char::is_uppercase) && matches!(stop(word), Some(Stop::Never | Stop::BeforeNumber)))
}

/// The end of the word that begins at `start`: apostrophes join letters, full stops single letters and digits, a
/// hyphen what goes on with a capital or a digit, parentheses one or two letters behind digits ("287(g)").
fn run(chars: &[(usize, char)], start: usize) -> usize {
    let at = |i: usize| chars.get(i).map(|(_, c)| *c);
    let alnum = |i: usize| at(i).is_some_and(char::is_alphanumeric);
    let number = at(start).is_some_and(|c| c.is_ascii_digit());
    let mut i = start;
    let mut segment = start;
    while let Some(c) = at(i) {
        let next = at(i + 1);
        let joined = match c {
            _ if c.is_alphanumeric() => true,
            '\'' | '’' => next.is_some_and(char::is_alphabetic),
            '.' if number => at(i - 1).is_some_and(|c| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit()),
            '.' => {
                let single = i - segment == 1 && at(segment).is_some_and(char::is_alphabetic);
                let begun = single && next.is_some_and(char::is_alphabetic) && !alnum(i + 2);
                segment = i + 1;
                begun
            }
            ',' => number && next.is_some_and(|c| c.is_ascii_digit()) && at(i - 1).is_some_and(|c| c.is_ascii_digit()),
            '-' | '‑' => {
                segment = i + 1;
                next.is_some_and(|c| c.is_uppercase() || (c.is_ascii_digit() && !number))
            }
            '&' => next.is_some_and(char::is_uppercase) && at(i - 1).is_some_and(char::is_uppercase),
            '(' if number => {
                let close = (1..=3).find(|k| at(i + k) == Some(')'));
                let Some(close) = close.filter(|k| *k > 1 && (1..*k).all(|k| alnum(i + k))) else { return i };
                i += close;
                true
            }
            _ => false,
        };
        if !joined {
            return i;
        }
        i += 1;
    }
    i
}

/// What follows a word: a space where only white space does, else the first mark.
fn gap(chars: &[(usize, char)], from: usize) -> char {
    let mut i = from;
    while let Some((_, c)) = chars.get(i) {
        if c.is_alphanumeric() {
            return if i == from { '-' } else { ' ' };
        }
        if !c.is_whitespace() {
            return *c;
        }
        if *c == '\t' {
            return '|';
        }
        i += 1;
    }
    '\0'
}

/// Marks the words of headlines and of quoted titles, whose capitals tell nothing.
fn mark_titles(tokens: &mut [Token], text: &str, sentence: Span) {
    let shouted = tokens.len() > QUOTED && tokens.iter().all(|t| t.upper || t.digit || t.key.len() == 1);
    let heavy = tokens.iter().filter(|t| t.key.len() > 3 && !t.digit);
    let (upper, all) = heavy.fold((0, 0), |(u, n), t| (u + usize::from(t.upper), n + 1));
    let mostly = shouted || upper * 2 > all;
    if shouted || is_headline(tokens) && !sentence.of(text).ends_with(['.', '!', '”', '"']) {
        tokens.iter_mut().for_each(|t| (t.titled, t.shouted) = (true, mostly));
        return;
    }
    // "Impact on Families: The …": the lead of an item.
    let lead = tokens.iter().take(LEAD).position(|t| t.gap == ':');
    if let Some(lead) = lead
        && is_headline(&tokens[..=lead])
    {
        tokens[..=lead].iter_mut().for_each(|t| t.titled = true);
    }
    let mut open = None;
    for i in 0..tokens.len() {
        let before = i.checked_sub(1).map_or(sentence.start, |p| tokens[p].span.end);
        let gap = text.get(before..tokens[i].span.start).unwrap_or("");
        let closed = gap.contains(['”', '"', '»']);
        if let Some(start) = open.filter(|_| closed) {
            mark_quoted(&mut tokens[start..i]);
            open = None;
        }
        if gap.contains(['“', '«']) || (gap.ends_with('"') && !closed) || gap.ends_with(" \"") {
            open = Some(i);
        }
    }
    let end = tokens.last().map_or(sentence.end, |t| t.span.end);
    if let Some(start) = open.filter(|_| text.get(end..sentence.end).is_some_and(|g| g.contains(['”', '"']))) {
        mark_quoted(&mut tokens[start..]);
    }
}

fn mark_quoted(tokens: &mut [Token]) {
    if (QUOTED..=LONGEST_TITLE).contains(&tokens.len()) && is_headline(tokens) && tokens.iter().any(|t| !t.capital) {
        tokens.iter_mut().for_each(|t| t.titled = true);
    }
}

/// Whether it begins with a capital and nearly every word that is not small has one.
fn is_headline(tokens: &[Token]) -> bool {
    let heavy = || tokens.iter().filter(|t| !t.digit && !is_small(&t.key));
    let capitals = heavy().filter(|t| t.capital).count();
    let begins = tokens.first().is_some_and(|t| t.capital || t.digit);
    begins && tokens.len() >= HEADLINE && heavy().count() > 1 && capitals * 10 >= heavy().count() * 9
}

/// Words that stay small in headlines.
fn is_small(key: &str) -> bool {
    word_class(key).is(WordClass::SMALL)
        || matches!(key, "as" | "but" | "nor" | "so" | "yet" | "up" | "per" | "via" | "vs" | "s")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Token> {
        tokens(text, Span::new(0, text.len()))
    }

    #[test]
    fn words_keep_what_belongs_to_a_name() {
        let text = "Borden’s J. K. Marlow-Vance left the U.S. on 287(g) duty, the workers' COVID-19 rules said.";
        let words: Vec<&str> = of(text).iter().map(|t| t.span.of(text)).collect();
        assert_eq!(
            words,
            [
                "Borden",
                "J",
                "K",
                "Marlow-Vance",
                "left",
                "the",
                "U.S.",
                "on",
                "287(g)",
                "duty",
                "the",
                "workers",
                "COVID-19",
                "rules",
                "said"
            ]
        );
        let found = of(text);
        assert!(found[0].possessive && found[11].possessive && !found[3].possessive);
        assert_eq!((found[1].gap, found[9].gap), (' ', ','));
    }

    #[test]
    fn a_capital_says_nothing_at_a_beginning_or_in_a_headline() {
        assert!(of("Agents came.")[0].initial);
        assert!(!of("The Agents came.")[1].initial);
        assert!(of("Council Votes to Close the Old Mill").iter().all(|t| t.titled));
        let quoted = of("He read “Council Votes to Close the Old Mill” to Ada Moss.");
        assert_eq!(quoted.iter().filter(|t| t.titled).count(), 7);
        assert!(!of("Ada Moss met Lena Ortiz there.").iter().any(|t| t.titled));
    }
}
