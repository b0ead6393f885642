//! Templates: the built-in ones, those that a project puts in their place, and what they may do.

use super::{View, html, markdown};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::io;

/// Templates that a project puts in place of the built-in ones, or adds to them: name and text.
pub type Templates = BTreeMap<String, String>;

/// The name of the template of the HTML report.
pub const HTML_TEMPLATE: &str = "report.html.j2";

/// The name of the template of the Markdown report.
pub const MARKDOWN_TEMPLATE: &str = "report.md.j2";

/// The built-in HTML template, for an override to extend; it cannot itself be replaced.
pub const DEFAULT_HTML: &str = "default.html.j2";

/// The built-in Markdown template, for an override to extend; it cannot itself be replaced.
pub const DEFAULT_MARKDOWN: &str = "default.md.j2";

/// What the built-in names hold.
const BUILT_IN: [(&str, &str); 5] = [
    (HTML_TEMPLATE, include_str!("templates/report.html.j2")),
    (DEFAULT_HTML, include_str!("templates/report.html.j2")),
    ("default.css.j2", include_str!("templates/report.css.j2")),
    (MARKDOWN_TEMPLATE, include_str!("templates/report.md.j2")),
    (DEFAULT_MARKDOWN, include_str!("templates/report.md.j2")),
];

/// The most bytes that a template may write: a template that somebody else wrote must not fill the
/// memory, and a report of this size opens in no browser.
const LIMIT: usize = 256 * 1024 * 1024;

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A template has a syntax error, or uses a name that there is not.
    #[error("template {template}, line {line}: {message}")]
    Template {
        /// The name of the template.
        template: String,
        /// Line, from 1; 0 where it is not known.
        line: usize,
        /// What is wrong.
        message: String,
        /// What the template engine says.
        #[source]
        source: Box<minijinja::Error>,
    },
    /// A template writes more than a report may hold.
    #[error("template {template} writes more than {limit} bytes")]
    TooLong {
        /// The name of the template.
        template: String,
        /// How much it may write.
        limit: usize,
    },
}

/// Renders `view` with the template called `name`.
///
/// # Errors
///
/// See [`Error`].
pub fn render(view: &View, name: &str, overrides: &Templates) -> Result<String, Error> {
    let writes_html = name == HTML_TEMPLATE;
    let environment = environment(writes_html, overrides)?;
    let template = environment.get_template(name).map_err(|e| failed(name, e))?;
    let mut out = Capped { bytes: Vec::new(), limit: LIMIT, full: false };
    let rendered = template.render_captured_to(context(view, writes_html), &mut out).map(drop);
    if out.full {
        return Err(Error::TooLong { template: name.to_string(), limit: LIMIT });
    }
    rendered.map_err(|e| failed(name, e))?;
    // Where a template defines its macros, it leaves blank lines.
    let text = String::from_utf8_lossy(&out.bytes);
    Ok(format!("{}\n", text.trim()))
}

/// One environment writes one format, so its partials escape as the page does, whatever they are called.
fn environment(writes_html: bool, overrides: &Templates) -> Result<Environment<'_>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_debug(true);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the delimiters are the default ones"));
    // Nothing of the view is ever printed raw, so no template needs to say that a text is safe.
    environment.remove_filter("safe");
    if writes_html {
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(html::formatter);
        environment.add_filter("mark", html::mark);
    } else {
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        environment.add_filter("md", markdown::md);
        environment.add_filter("cell", markdown::cell);
        environment.add_filter("code", markdown::code);
    }
    // A fault in the override of one format spoils no report in the other.
    let foreign = if writes_html { ".md.j2" } else { ".html.j2" };
    let added = overrides.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let added = added.filter(|(name, _)| !name.ends_with(foreign));
    let replaced = |name: &str| overrides.contains_key(name) && [HTML_TEMPLATE, MARKDOWN_TEMPLATE].contains(&name);
    let built_in = BUILT_IN.into_iter().filter(|(name, _)| !replaced(name) && !name.ends_with(foreign));
    for (name, text) in added.chain(built_in) {
        environment.add_template(name, text).map_err(|e| failed(name, e))?;
    }
    Ok(environment)
}

/// The view as templates see it: every text cleaned of what a page or a terminal would obey.
fn context(view: &View, writes_html: bool) -> minijinja::Value {
    let mut json = serde_json::to_value(view).expect("a view has only strings, numbers, lists and structs");
    clean(&mut json, if writes_html { html::clean } else { markdown::clean });
    minijinja::Value::from(Serde(json))
}

fn clean(json: &mut Json, with: fn(&str) -> String) {
    match json {
        Json::String(text) => *text = with(text),
        Json::Array(items) => items.iter_mut().for_each(|item| clean(item, with)),
        Json::Object(fields) => fields.values_mut().for_each(|field| clean(field, with)),
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

fn failed(template: &str, error: minijinja::Error) -> Error {
    let message = match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    };
    Error::Template {
        template: error.name().unwrap_or(template).to_string(),
        line: error.line().unwrap_or(0),
        message,
        source: Box::new(error),
    }
}

/// Takes what a template writes, up to a limit.
struct Capped {
    bytes: Vec<u8>,
    limit: usize,
    full: bool,
}

impl io::Write for Capped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len().saturating_add(bytes.len()) > self.limit {
            self.full = true;
            return Err(io::Error::other("the report is too long"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_report_stops_at_its_limit() {
        let mut out = Capped { bytes: Vec::new(), limit: 4, full: false };
        assert!(out.write_all(b"abcd").is_ok() && !out.full);
        assert!(out.write_all(b"e").is_err() && out.full);
        assert_eq!(out.bytes, b"abcd");
    }
}
