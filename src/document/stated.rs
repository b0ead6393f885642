//! What a document states of itself: its title, and when it was published.

use super::paragraph::{Paragraph, Role};
use crate::text::Span;
use crate::time::{Bound, Context, Grain, Period, scan};

/// When a document was published, by its own word.
#[derive(Clone, Debug)]
pub struct Published {
    /// The day, or the month or year where it says no more.
    pub period: Period,
    /// Where the text says it, with the words that introduce it; nothing where only the page's or file's own record does.
    pub span: Option<Span>,
}

/// What a page or file records of itself, beside its text.
#[derive(Clone, Debug, Default)]
pub(super) struct Stated {
    pub(super) title: Option<String>,
    pub(super) published: Option<String>,
    /// It is what a word processor notes beside the text, when the file was made and from which template: what the text
    /// itself says goes before it.
    pub(super) beside: bool,
}

/// The words that introduce the date of publication at the beginning of a text.
const LABELS: &[&str] = &[
    "posted",
    "published",
    "first published",
    "originally published",
    "date published",
    "publication date",
    "publish date",
    "date posted",
    "date",
    "dated",
    "date of issue",
    "date of release",
    "release date",
    "issue date",
    "issued",
    "released",
    "for immediate release",
    "press release",
    "filed",
];
/// Words that introduce the date of a change: second best.
const CHANGED: &[&str] = &[
    "updated",
    "last updated",
    "last modified",
    "modified",
    "revised",
    "last reviewed",
    "page reviewed",
    "reviewed",
    "page updated",
    "page last updated",
];
/// So many paragraphs are the beginning of a text: navigation, title, byline.
const HEAD: usize = 60;
/// A date of publication stands among the first of the author's own paragraphs.
const BODY_HEAD: usize = 8;
/// Such a date stands on one of the first lines of its paragraph.
const DATED_LINES: usize = 4;
/// A line that says when and by whom is not longer, in characters.
const MAX_DATELINE: usize = 140;

impl Stated {
    /// The title that was recorded, or the first heading of the first level.
    pub(super) fn title(&self, text: &str, paragraphs: &[Paragraph]) -> Option<String> {
        let recorded = self.title.as_deref().map(tidy).filter(|title| !title.is_empty());
        let first = paragraphs.iter().filter(|p| p.body).find(|p| matches!(p.role, Role::Heading { level: 1 }));
        let headed = first.map(|p| tidy(p.words.of(text)));
        if self.beside { headed.or(recorded) } else { recorded.or(headed) }
    }

    /// The date that was recorded, or that the beginning of the text says. A line that says nothing else is no body.
    pub(super) fn date(&self, text: &str, paragraphs: &mut [Paragraph]) -> Option<Published> {
        let recorded = self.published.as_deref().and_then(recorded);
        let (mut body, mut found, mut alike, mut changed) = (0, None, None, None);
        for (i, paragraph) in paragraphs.iter().enumerate().take(HEAD) {
            let own = paragraph.body && body < BODY_HEAD;
            let mut start = paragraph.words.start;
            // Title, byline and date may stand on lines of one paragraph.
            for line in head(paragraph.words.of(text)).split('\n').take(DATED_LINES) {
                let at = |(period, span): (Period, Span)| {
                    let span = Span::new(start + span.start, start + span.end);
                    (i, Published { period, span: Some(span) })
                };
                let unlabelled = || {
                    byline(line)
                        .or_else(|| alone(line))
                        .or_else(|| dateline(line))
                        .or_else(|| day_and_place(line))
                        .filter(|_| own)
                };
                found = found.or_else(|| labelled(line, LABELS).map(at));
                alike = alike.or_else(|| unlabelled().map(at));
                changed = changed.or_else(|| labelled(line, CHANGED).map(at));
                start += line.len() + 1;
            }
            if found.is_some() {
                break;
            }
            body += usize::from(paragraph.body);
        }
        let Some((place, published)) = found.or(alike).or(changed) else { return recorded };
        if let Some(paragraph) = paragraphs.get_mut(place)
            && paragraph.words.of(text).chars().count() <= MAX_DATELINE
            && paragraph.role == Role::Text
            && !paragraph.words.of(text).contains('\n')
            && !reads_on(paragraph.words.of(text))
        {
            paragraph.body = false;
        }
        Some(recorded.filter(|_| !self.beside).unwrap_or(published))
    }
}

/// A title on one line.
fn tidy(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A date as machines record it, "2025-01-29T10:15:00Z", or in words.
pub(super) fn recorded(text: &str) -> Option<Published> {
    let text = text.trim();
    let day = text.get(..10).filter(|day| day.bytes().filter(|b| *b == b'-').count() == 2);
    let settled = |text: &str| crate::time::edtf(text).ok().filter(is_settled);
    let period = day.and_then(settled).or_else(|| settled(text)).or_else(|| first_date(head(text)).map(|(p, _)| p))?;
    Some(Published { period, span: None })
}

/// The first characters of a paragraph: a date of publication stands at the beginning.
fn head(text: &str) -> &str {
    text.char_indices().nth(2 * MAX_DATELINE).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// A stretch of the calendar that needs no other date to be understood.
fn is_settled(period: &Period) -> bool {
    period.bound == Bound::Within
        && !period.somewhere
        && period.grain <= Grain::Year
        && period.days().is_some_and(|days| days <= 366)
}

fn is_day(period: &Period) -> bool {
    period.grain == Grain::Day && period.start == period.end
}

fn first_date(text: &str) -> Option<(Period, Span)> {
    let mentions = scan(text, &Context::default()).into_iter();
    mentions.map(|m| (m.period, m.span)).find(|(period, _)| is_settled(period))
}

/// "Posted on Aug 9 2019", "date 2025-01-29".
fn labelled(words: &str, labels: &[&str]) -> Option<(Period, Span)> {
    let lead = words.len() - words.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let lower = words.get(lead..)?.to_ascii_lowercase();
    let label = labels.iter().filter(|label| lower.starts_with(**label)).max_by_key(|label| label.len())?;
    let after = lead + label.len();
    let rest = words.get(after..)?;
    // "Dates", "Postedale": another word.
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let (period, span) = first_date(rest)?;
    let between: Vec<&str> =
        rest.get(..span.start)?.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    // "Posted: 3 March", "Published on Tuesday, 3 March", "Posted at 10:15 am on 3 March", but no other words.
    let tie = |word: &&str| {
        let word = word.to_ascii_lowercase();
        word.bytes().all(|b| b.is_ascii_digit())
            || ["on", "at", "am", "pm", "date", "a", "p", "m", "the"].contains(&word.as_str())
            || DAYS.iter().any(|day| word.starts_with(day))
    };
    between.iter().all(tie).then(|| (period, Span::new(lead, after + span.end)))
}

/// How the names of the days begin.
const DAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// "By Ada Moss | March 3, 2021": a short line that names its writer and a day.
fn byline(words: &str) -> Option<(Period, Span)> {
    let by = words.starts_with("By ") || words.starts_with("BY ");
    let short = words.chars().count() <= MAX_DATELINE && !words.contains('\n') && !reads_on(words);
    (by && short).then(|| first_date(words))?.filter(|(period, _)| is_day(period))
}

/// A paragraph that is a day and nothing else.
fn alone(words: &str) -> Option<(Period, Span)> {
    if words.chars().count() > MAX_DATELINE {
        return None;
    }
    let (period, span) = first_date(words)?;
    let outside = [words.get(..span.start)?, words.get(span.end..)?];
    let word = |w: &&str| w.chars().any(char::is_alphabetic);
    let others = outside.iter().flat_map(|part| part.split(|c: char| !c.is_alphanumeric())).filter(word);
    let mut others = others.map(str::to_ascii_lowercase);
    let clock = |w: &String| {
        ["am", "pm", "at", "a", "p", "m", "est", "edt", "gmt", "utc", "cst", "cdt", "et", "ct"].contains(&w.as_str())
            || DAYS.iter().any(|day| w.starts_with(day))
            || w.trim_start_matches(|c: char| c.is_ascii_digit()).len() == 2
    };
    (is_day(&period) && others.all(|w| clock(&w))).then_some((period, span))
}

/// "PORT ELLIS, Jan. 29, 2025 — The council …": a place, a day, a dash.
fn dateline(words: &str) -> Option<(Period, Span)> {
    let end = [" – ", " — ", " -- ", " - "].iter().filter_map(|dash| words.find(dash)).min()?;
    let before = words.get(..end).filter(|before| before.chars().count() <= MAX_DATELINE / 2)?;
    let (period, span) = first_date(before)?;
    let capitals = before.split_whitespace().next()?.trim_matches(|c: char| !c.is_alphanumeric());
    let capitals = capitals.len() > 2 && capitals.chars().all(char::is_uppercase);
    // "Port Ellis, Jan. 29, 2025 - The council": a place in small letters stands right before the day.
    let place = before.get(..span.start)?.trim_end();
    let place = place.strip_suffix(',').is_some_and(is_place_line);
    // "(Harbor Wire)": who reports it.
    let after = before.get(span.end..)?.trim();
    let last = after.chars().all(|c| !c.is_alphanumeric()) || (after.starts_with('(') && after.ends_with(')'));
    ((capitals || place) && last && is_day(&period)).then_some((period, span))
}

/// "September 6, 2023 — Port Harlan", and nothing else: a release begins so.
fn day_and_place(words: &str) -> Option<(Period, Span)> {
    let line = words.trim_matches(|c: char| !c.is_alphanumeric());
    let (period, span) = first_date(words).filter(|_| line.chars().count() <= MAX_DATELINE / 2)?;
    let before = words.get(..span.start)?.chars().all(|c| !c.is_alphanumeric());
    let place = words.get(span.end..)?.trim().trim_start_matches(['–', '—', '-', ',', '|', ' ']);
    (before && is_day(&period) && is_place_line(place.trim_end_matches(|c: char| !c.is_alphanumeric())))
        .then_some((period, span))
}

/// One to four words with a capital each: "Port Ellis", "Elmton, Borland".
fn is_place_line(text: &str) -> bool {
    let all: Vec<&str> = text.split([' ', ',']).filter(|w| !w.is_empty()).collect();
    (1..=4).contains(&all.len())
        && all.iter().all(|w| w.starts_with(char::is_uppercase) && w.chars().all(|c| c.is_alphabetic() || c == '.'))
}

/// Whether a line goes on with a sentence: then it is text that begins with a date.
fn reads_on(words: &str) -> bool {
    let words = words.trim_end();
    words.ends_with(['.', '!', '?', '”', '"']) && words.split_whitespace().count() > 12
}

#[cfg(test)]
mod tests {
    use crate::document::Document;

    fn published(name: &str, text: &str) -> Option<String> {
        let document = Document::read(name, text.as_bytes()).unwrap();
        document.published().map(|p| p.period.to_edtf())
    }

    #[test]
    fn the_beginning_of_a_text_says_when() {
        for (text, date) in [
            ("Ferry sinks\n\nPosted on Aug 9 2019 - 1:54pm by Ada Moss\n\nIt sank.\n", "2019-08-09"),
            (" date 2025-01-29 There has been no word from the port.\n", "2025-01-29"),
            ("Ferry sinks\n\nPublished March 3, 2021\n\nIt sank.", "2021-03-03"),
            ("Ferry sinks\nBy Ada Moss | March 3, 2021\n\nIt sank.", "2021-03-03"),
            ("Ferry sinks\n\nBy Ada Moss | March 3, 2021\n\nIt sank.", "2021-03-03"),
            ("Ferry sinks\n\nWednesday, January 29, 2025\n\nIt sank.", "2025-01-29"),
            ("FOR IMMEDIATE RELEASE: January 29, 2025\n\nThe port is shut.", "2025-01-29"),
            ("PORT ELLIS, Jan. 29, 2025 — The port is shut.", "2025-01-29"),
            ("Ferry sinks\n\nLast updated: 4 May 2020\n\nIt sank.", "2020-05-04"),
            ("Last updated: 4 May 2020\n\nPublished: 1 May 2020\n\nIt sank.", "2020-05-01"),
            ("3 May 2020\n\nPublished: 1 May 2020\n\nIt sank.", "2020-05-01"),
            ("---\ntitle: Ferry\ndate: 2021-03-03\n---\n\nIt sank.\n", "2021-03-03"),
        ] {
            assert_eq!(published("a.md", text).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn dates_that_the_text_tells_of_are_not_its_own() {
        for text in [
            "The port was shut on January 29, 2025.\n",
            "Published plans for the port date from 3 March 2021.\n",
            "Dates to know: 3 March 2021\n",
            "Posted guards left the port on 3 March 2021.\n",
            "By 3 March 2021 the port had lost ten boats, and by the end of the year it had lost all the others.\n",
            "3 March 2021 to 9 March 2021\n\nIt sank.\n",
            "Posted three days ago\n\nIt sank.\n",
            "",
        ] {
            assert_eq!(published("a.txt", text), None, "{text}");
        }
    }

    #[test]
    fn the_line_that_says_when_is_no_body() {
        let text = "Ferry sinks\n\nPosted on Aug 9 2019 by Ada Moss\n\nIt sank.\n";
        let document = Document::read("a.txt", text.as_bytes()).unwrap();
        assert_eq!(document.title(), Some("Ferry sinks"));
        let body: Vec<bool> = document.paragraphs().iter().map(|p| p.body).collect();
        assert_eq!(body, [true, false, true]);
        let at = document.published().unwrap().span.unwrap();
        assert_eq!(at.of(document.text()), "Posted on Aug 9 2019");
    }
}
