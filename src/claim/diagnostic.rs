//! Problems as a person reads them: file, line, column, the line at fault, what would be right.

use super::Problem;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

/// Shows a problem in the manner of a compiler. With `colour`, terminal codes are part of the text.
#[must_use]
pub fn render(problem: &Problem, colour: bool) -> String {
    let (message, help) = (visible(&problem.message), visible(&problem.help));
    let (file, line) = (visible(&problem.at.file), visible(&problem.snippet));
    let start = line.char_indices().nth(problem.column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    // A fault that spans lines is underlined to the end of its first.
    let width = problem.span.map_or(1, |span| span.end.saturating_sub(span.start)).max(1);
    let mut end = start.saturating_add(width).min(line.trim_end().len()).max(start);
    while !line.is_char_boundary(end) {
        end += 1;
    }
    let title = Level::ERROR.primary_title(message.as_str());
    let mut report = if line.is_empty() {
        // A fault of a file as a whole has no line to show.
        title.element(Origin::path(file.as_str()).line(problem.at.line))
    } else {
        let snippet = Snippet::source(line.as_str()).line_start(problem.at.line).path(file.as_str());
        title.element(snippet.annotation(AnnotationKind::Primary.span(start..end)))
    };
    if !help.is_empty() {
        report = report.element(Level::HELP.message(help.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).render(&[report])
}

/// A text on one line in which no character steers the terminal: neither control characters, nor the signs that turn
/// the direction of writing and could show one thing for another.
pub(crate) fn visible(text: &str) -> String {
    let steers =
        |c: char| (c.is_control() && c != '\t') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if steers(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Location;
    use crate::text::Span;

    fn problem(snippet: &str, column: usize, span: Option<Span>) -> Problem {
        Problem {
            at: Location { file: "claims/harbour.toml".to_owned(), line: 7 },
            column,
            span,
            message: "a claim has no key `subjct`".to_owned(),
            help: "did you mean `subject`?".to_owned(),
            snippet: snippet.to_owned(),
        }
    }

    #[test]
    fn the_line_its_place_and_the_help_are_shown() {
        let shown = render(&problem("subjct = \"x\"", 1, Some(Span::new(90, 96))), false);
        let expected = "error: a claim has no key `subjct`\n \
            --> claims/harbour.toml:7:1\n  |\n7 | subjct = \"x\"\n  | ^^^^^^\n  |\n  = help: did you mean `subject`?";
        assert_eq!(shown, expected);
    }

    #[test]
    fn odd_places_and_hostile_text_do_no_harm() {
        for (snippet, column, span) in [
            ("", 1, None),
            ("é", 9, Some(Span::new(5, 3))),
            ("é = \u{1b}[2J", 1, Some(Span::new(0, 1))),
            ("x", 0, Some(Span::new(0, usize::MAX))),
            ("a\u{202e}b", 1, None),
        ] {
            let shown = render(&problem(snippet, column, span), false);
            assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{snippet:?}");
        }
    }

    #[test]
    fn a_fault_of_a_whole_file_names_the_file() {
        let fault = Problem::of_file("claims/a.toml", "nothing is in it".to_owned(), "write a claim".to_owned());
        let expected = "error: nothing is in it\n--> claims/a.toml:1\n = help: write a claim";
        assert_eq!(render(&fault, false), expected);
    }

    #[test]
    fn colour_only_when_asked() {
        let problem = problem("subjct = 1", 1, None);
        assert!(render(&problem, true).contains('\u{1b}') && !render(&problem, false).contains('\u{1b}'));
    }
}
