//! The summary for the terminal: each conflict in a few lines, then what else there is.

use super::markdown::{clean, one_line};
use super::view::{ConflictView, View};
use anstyle::{AnsiColor, Style};
use std::collections::BTreeSet;

/// Below this width nothing is wrapped any further: a column of single words helps nobody.
const NARROWEST: usize = 30;

/// The most columns that a value takes; a list of names would otherwise push its sources off the screen.
const VALUE_WIDTH: usize = 70;

/// The most columns that the arithmetic takes: two lines of a usual terminal.
const WHY_WIDTH: usize = 320;

/// The most columns that a quote takes: three lines hold all but the longest sentences of news.
const QUOTE_WIDTH: usize = 260;

/// The most passages of one claim: a lead-in and the first members of its list.
const PASSAGES: usize = 5;

/// The most places named for one side; the reports name them all.
const PLACES: usize = 3;

/// The most conflicts that a summary shows: more than these nobody scrolls back for.
const CONFLICTS: usize = 100;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// The column at which a conflict's text begins: the longest severity, and two spaces.
const INDENT: usize = 10;

/// The summary of `view`, wrapped to `width` columns, with colour codes only when `colour`.
///
/// Severity is always written out: colour says nothing that words do not.
#[must_use]
pub fn terminal(view: &View, colour: bool, width: usize) -> String {
    let width = width.max(NARROWEST);
    let (documents, explain_with) = (view.documents, view.explain_with.clone());
    let mut page = Page { out: String::new(), colour, width, documents, explain_with };
    page.paragraph(0, &view.summary.headline, BOLD);
    page.paragraph(0, &format!("{}.", view.summary.scope), DIM);
    if let Some(changes) = &view.changes {
        let since = changes.since.as_ref().map(|day| format!(" since {day}")).unwrap_or_default();
        page.paragraph(0, &format!("Audit: {}{since}.", changes.words), Style::new());
    }
    let (shown, left) = view.conflicts.split_at(view.conflicts.len().min(CONFLICTS));
    for conflict in shown {
        page.blank();
        page.conflict(conflict);
    }
    page.blank();
    if !left.is_empty() {
        let all = if view.documents { "--format markdown, html and json have" } else { "the reports have" };
        page.paragraph(0, &format!("And {}: {all} them all.", conflicts(left.len())), BOLD);
    }
    page.rest(view);
    page.out
}

struct Page {
    out: String,
    colour: bool,
    width: usize,
    documents: bool,
    explain_with: String,
}

/// How many of the lessons of a table the summary lists.
const TAUGHT: usize = 6;

impl Page {
    fn conflict(&mut self, conflict: &ConflictView) {
        let tag = conflict.severity.to_uppercase();
        let style = severity_style(conflict.severity);
        let state = conflict.state.as_ref().map(|s| format!(" ({s})")).unwrap_or_default();
        let title = wrap(&tidy(&format!("{}{state}", conflict.title)), self.width.saturating_sub(INDENT));
        for (i, line) in title.iter().enumerate() {
            let head = if i == 0 { tag.as_str() } else { "" };
            self.paint(head, style);
            self.out.push_str(&" ".repeat(INDENT.saturating_sub(head.len())));
            self.paint(line, BOLD);
            self.out.push('\n');
        }
        if !conflict.spread.is_empty() {
            self.paragraph(INDENT, &conflict.spread.join("; "), Style::new());
        }
        let (documents, places) = (self.documents, if self.documents { quoted } else { cited });
        let told = |head: &str, value: &str, claims: &[super::ClaimView]| {
            format!("{head}: {} ({})", shorten(&tidy(value), VALUE_WIDTH), places(claims))
        };
        let mut sides: Vec<String> =
            conflict.sides.iter().take(conflict.shown).map(|s| told(&s.label, &s.value, &s.claims)).collect();
        let left = conflict.sides.len().saturating_sub(conflict.shown);
        if left > 0 {
            sides.push(format!("and {left} more"));
        }
        sides.extend(conflict.between.iter().map(|b| told(&b.words, &b.value, &b.claims)));
        if documents {
            // There is no report beside this one, so the passages stand here.
            sides.iter().for_each(|side| self.paragraph(INDENT, side, Style::new()));
        } else {
            self.paragraph(INDENT, &sides.join("; "), Style::new());
        }
        if let Some(why) = why(conflict) {
            self.paragraph(INDENT, &why, Style::new());
        }
        // Only a project can be asked again about one of its conflicts.
        let more = if self.documents {
            String::new()
        } else {
            format!("; gainsay explain {}{}", conflict.short, self.explain_with)
        };
        self.paragraph(INDENT, &format!("{}{more}", conflict.kind), DIM);
    }

    fn rest(&mut self, view: &View) {
        let also: Vec<String> = view
            .summary
            .sections
            .iter()
            .filter(|s| !["conflicts", "sources"].contains(&s.anchor))
            .map(|s| s.words.clone())
            .collect();
        if !also.is_empty() {
            let shown = if self.documents { ", in --format markdown, html and json" } else { "" };
            self.paragraph(0, &format!("Also: {}{shown}.", also.join(", ")), Style::new());
        }
        // The first sentence of the coverage is the scope, which stands at the top.
        for sentence in view.coverage.words.iter().skip(1) {
            self.paragraph(0, sentence, Style::new());
        }
        if let Some(why) = &view.coverage.mostly_silent {
            self.paragraph(0, &format!("Silence says little here: {why}."), BOLD);
        }
        if !self.documents && !view.coverage.nearest.is_empty() {
            self.paragraph(0, "The most alike of the pairs that were not compared:", Style::new());
            for pair in &view.coverage.nearest {
                let told = [&pair.a_says, &pair.b_says].map(|says| shorten(&tidy(says), VALUE_WIDTH));
                let explain = pair.explain.as_ref().map(|command| format!("; {command}")).unwrap_or_default();
                self.paragraph(2, &format!("{} | {} ({}{explain})", told[0], told[1], pair.reason), DIM);
            }
        }
        let taught = &view.coverage.taught;
        for lesson in taught.iter().take(TAUGHT) {
            self.paragraph(0, &format!("Taught by the claims: {lesson}"), DIM);
        }
        if let Some(more) = taught.len().checked_sub(TAUGHT).filter(|more| *more > 0) {
            self.paragraph(
                0,
                &format!("Taught by the claims: {more} lessons more, in the report (--format markdown)"),
                DIM,
            );
        }
        for undone in &view.coverage.not_done {
            self.paragraph(0, &format!("Not done: {undone}"), Style::new());
        }
        if self.documents && !view.conflicts.is_empty() {
            self.paragraph(0, "What a kind of conflict means: gainsay explain KIND", DIM);
        }
        if !view.written.is_empty() {
            self.paragraph(0, &format!("Reports: {}", view.written.join(", ")), Style::new());
        }
    }

    fn paragraph(&mut self, indent: usize, text: &str, style: Style) {
        for line in wrap(&tidy(text), self.width.saturating_sub(indent)) {
            self.out.push_str(&" ".repeat(indent));
            self.paint(&line, style);
            self.out.push('\n');
        }
    }

    fn paint(&mut self, text: &str, style: Style) {
        if self.colour && !text.is_empty() {
            self.out.push_str(&format!("{style}{text}{style:#}"));
        } else {
            self.out.push_str(text);
        }
    }

    fn blank(&mut self) {
        self.out.push('\n');
    }
}

fn conflicts(n: usize) -> String {
    if n == 1 { "1 more conflict".to_owned() } else { format!("{n} more conflicts") }
}

/// "gazette-2019:79, herald:4".
fn cited(claims: &[super::ClaimView]) -> String {
    let mut seen = BTreeSet::new();
    let places: Vec<&str> = claims.iter().map(|c| c.at.as_str()).filter(|at| seen.insert(*at)).collect();
    let (shown, left) = places.split_at(places.len().min(PLACES));
    let more = if left.is_empty() { String::new() } else { format!(" and {} more", left.len()) };
    format!("{}{more}", shown.join(", "))
}

/// "gazette.html:79: “Almost 700 people were arrested.”".
fn quoted(claims: &[super::ClaimView]) -> String {
    let mut seen = BTreeSet::new();
    let quote = |p: &super::PassageView| format!(": “{}”", shorten(&tidy(&p.quote), QUOTE_WIDTH));
    let place = |c: &super::ClaimView| {
        let mut passages = c.passages.iter();
        let first = passages.next().map(quote).unwrap_or_default();
        // A list and what stands above it are one claim with a passage for each.
        let others = passages.by_ref().take(PASSAGES - 1).map(|p| format!(", {}{}", p.locator, quote(p)));
        let others: String = others.collect();
        let more = if passages.next().is_some() { ", …" } else { "" };
        format!("{}{first}{others}{more}", c.at)
    };
    let places: Vec<String> = claims.iter().map(place).filter(|place| seen.insert(place.clone())).collect();
    let (shown, left) = places.split_at(places.len().min(PLACES));
    let more = if left.is_empty() { String::new() } else { format!("; and {} more", left.len()) };
    format!("{}{more}", shown.join("; "))
}

/// What says most about why: the arithmetic and the cause, else a remark.
fn why(conflict: &ConflictView) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    if !conflict.arithmetic.is_empty() {
        parts.push(whole_lines(&conflict.arithmetic));
    }
    if let Some(cause) = &conflict.cause {
        parts.push(format!("Likely cause: {} ({})", cause.name, cause.text.trim_end_matches('.')));
    }
    if parts.is_empty() {
        parts.extend(conflict.remarks.first().map(|remark| shorten(&tidy(remark), WHY_WIDTH)));
    }
    (!parts.is_empty()).then(|| parts.join(". "))
}

/// The first lines of the arithmetic, as many as fit; none is cut, as half a figure is another figure.
fn whole_lines(lines: &[String]) -> String {
    let mut kept = String::new();
    for (n, line) in lines.iter().enumerate() {
        let line = tidy(line);
        if n > 0 && columns(&kept) + columns(&line) > WHY_WIDTH {
            kept.push_str("; …");
            break;
        }
        if n > 0 {
            kept.push_str("; ");
        }
        kept.push_str(&if n == 0 { shorten(&line, WHY_WIDTH) } else { line });
    }
    kept
}

fn severity_style(severity: &str) -> Style {
    let colour = match severity {
        "critical" => AnsiColor::Red,
        "major" => AnsiColor::Yellow,
        _ => AnsiColor::Cyan,
    };
    Style::new().bold().fg_color(Some(colour.into()))
}

/// `text` on one line, without anything that a terminal would obey.
fn tidy(text: &str) -> String {
    clean(&one_line(text))
}

/// `text` cut to `width` columns, with an ellipsis where something was left out.
fn shorten(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_string();
    }
    let mut used = 1;
    let kept: String = text
        .chars()
        .take_while(|c| {
            used += column(*c);
            used <= width
        })
        .collect();
    format!("{}…", kept.trim_end())
}

/// Breaks `text` into lines of at most `width` columns; a word that is longer is broken too.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0_usize;
    for word in text.split_whitespace() {
        let wide = columns(word);
        if used > 0 && used.saturating_add(1).saturating_add(wide) > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used = used.saturating_add(1);
        }
        for c in word.chars() {
            if used > 0 && used.saturating_add(column(c)) > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(c);
            used = used.saturating_add(column(c));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn columns(text: &str) -> usize {
    text.chars().map(column).fold(0, usize::saturating_add)
}

/// How many columns a terminal gives a character: none to marks that sit on another, two to the
/// wide scripts of East Asia and to pictures, else one. Coarse, because only line breaks hang on it.
fn column(c: char) -> usize {
    match c {
        '\u{0300}'..='\u{036F}' | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' => 0,
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF00}'..='\u{FF60}'
        | '\u{1F300}'..='\u{1FAFF}'
        | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_to_the_width() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("市民百人", 4), ["市民", "百人"]);
        assert_eq!(wrap("  ", 4), Vec::<String>::new());
        assert_eq!(wrap("ab", 0), ["a", "b"]);
    }

    #[test]
    fn long_values_are_cut_at_a_character() {
        assert_eq!(shorten("Łódź", 4), "Łódź");
        assert_eq!(shorten("Łódź and others", 6), "Łódź…");
    }

    #[test]
    fn nothing_reaches_the_terminal_that_it_would_obey() {
        assert_eq!(tidy("a\u{1b}[31m\nb\u{202E}"), "a\u{FFFD}[31m b\u{FFFD}");
    }
}
