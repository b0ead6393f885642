//! Which elements of a page hold what is put around an article: navigation, notices, teasers, what is hidden.

use super::token::Attributes;

/// How sure it is that an element is not the author's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Aside {
    #[default]
    No,
    /// Its class or id says so; a layout may be named after what stands beside the article.
    Named,
    /// The element or its role says so, or it is hidden.
    Sure,
}

/// Elements that stand around an article.
const ELEMENTS: &[&str] =
    &["aside", "button", "dialog", "footer", "menu", "nav", "option", "select", "textarea", "title"];
/// The same by their role.
const ROLES: &[&str] = &[
    "alertdialog",
    "banner",
    "complementary",
    "contentinfo",
    "dialog",
    "menu",
    "menubar",
    "navigation",
    "search",
    "tablist",
    "toolbar",
];
/// Words of classes and ids, by what they stand for.
const NAMES: &[&str] = &[
    // The way about the site.
    "breadcrumb",
    "breadcrumbs",
    "masthead",
    "menu",
    "nav",
    "navbar",
    "navigation",
    "pager",
    "pagination",
    "sidebar",
    "skip",
    "sitemap",
    "toc",
    "toolbar",
    // Notices.
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "modal",
    "overlay",
    "paywall",
    "popup",
    "privacy",
    // What sells and gathers.
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "donate",
    "newsletter",
    "promo",
    "promotion",
    "signup",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    // Other pages.
    "popular",
    "readmore",
    "recirc",
    "recirculation",
    "recommended",
    "recommendations",
    "related",
    "teaser",
    "teasers",
    "trending",
    // What readers add and do.
    "comment",
    "comments",
    "disqus",
    "share",
    "sharing",
    "social",
    // The end of the page.
    "copyright",
    "footer",
];
/// Before such a word, the rest of the class tells of a layout: "has-sidebar".
const LAYOUT: &[&str] = &["has", "with", "no", "without", "is", "not"];
/// Containers of the whole page are named after all sorts of things.
const NEVER_NAMED: &[&str] = &["html", "body", "main", "article", "h1"];

/// What an element is by itself. `within` says that it stands in an article.
pub(super) fn aside(name: &str, attributes: Attributes<'_>, within: bool) -> Aside {
    if ELEMENTS.contains(&name) || name == "header" && !within {
        return Aside::Sure;
    }
    let mut found = Aside::No;
    for (key, value) in attributes.all() {
        let lower = || value.trim().to_ascii_lowercase();
        match key.to_ascii_lowercase().as_str() {
            "hidden" if value != "until-found" => return Aside::Sure,
            "aria-hidden" if lower() == "true" => return Aside::Sure,
            "role" if ROLES.contains(&lower().as_str()) => return Aside::Sure,
            "style" => {
                let style: String = lower().chars().filter(|c| !c.is_whitespace()).collect();
                if style.contains("display:none") || style.contains("visibility:hidden") {
                    return Aside::Sure;
                }
            }
            "class" | "id" if !NEVER_NAMED.contains(&name) && is_named(value) => found = Aside::Named,
            _ => {}
        }
    }
    found
}

/// Whether a class or id holds one of the words, "site-nav", "cookieBanner", but not "has-sidebar".
fn is_named(value: &str) -> bool {
    value.split_ascii_whitespace().any(|class| {
        let words = words(class);
        let layout =
            |i: usize| i.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| LAYOUT.contains(&w.as_str()));
        words.iter().enumerate().any(|(i, word)| NAMES.contains(&word.as_str()) && !layout(i))
    })
}

/// The words of one class: parted by marks, and by capitals within.
pub(super) fn words(class: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut lower = false;
    for c in class.chars().take(100) {
        if !c.is_ascii_alphanumeric() || c.is_ascii_uppercase() && lower {
            found.push(String::new());
        }
        lower = c.is_ascii_lowercase();
        if let Some(last) = found.last_mut().filter(|_| c.is_ascii_alphanumeric()) {
            last.push(c.to_ascii_lowercase());
        }
    }
    found.retain(|word| !word.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::super::token::{Token, Tokens};
    use super::*;

    fn of(tag: &str, within: bool) -> Aside {
        match Tokens::new(tag).next() {
            Some((Token::Open(name, attributes), _)) => aside(name, attributes, within),
            other => panic!("{tag}: {other:?}"),
        }
    }

    #[test]
    fn what_stands_around_an_article() {
        for tag in
            ["<nav>", "<footer class=x>", "<div role=\"navigation\">", "<p hidden>", "<div style='display: none'>"]
        {
            assert_eq!(of(tag, true), Aside::Sure, "{tag}");
        }
        for tag in
            ["<div class='site-nav'>", "<div id=cookieBanner>", "<ul class=\"list related\">", "<section id=comments>"]
        {
            assert_eq!(of(tag, true), Aside::Named, "{tag}");
        }
        assert_eq!((of("<header>", false), of("<header>", true)), (Aside::Sure, Aside::No));
    }

    #[test]
    fn what_an_article_is_made_of() {
        for tag in [
            "<p>",
            "<div class='has-sidebar'>",
            "<body class='cookies related'>",
            "<div class='story-body address'>",
            "<form>",
            "<div class=unrelated>",
            "<div aria-hidden=false>",
        ] {
            assert_eq!(of(tag, true), Aside::No, "{tag}");
        }
    }
}
