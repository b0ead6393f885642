//! Which blocks of a page the author wrote.
//!
//! By rules that can be told: the region that holds most of the text is the article; lists of nothing but links lead to
//! other pages; some lines say what they are.

use super::aside::Aside;
use crate::document::paragraph::{Paragraph, Role};

/// What a page knows of a block beside its text.
pub(super) struct Block {
    /// The innermost article or main part around it, by its place; 0 is the page.
    pub(super) region: usize,
    pub(super) aside: Aside,
    /// How many bytes of it are links.
    pub(super) linked: usize,
}

/// A region with this share of the text that is no link, in percent, is the article: what stands outside is put around it.
const ARTICLE_SHARE: usize = 60;
/// A block of which links are this share, in percent, is a link.
const LINK_SHARE: usize = 80;
/// When names of classes would take more than this share of the text, in percent, they name a layout.
const NAMED_SHARE: usize = 50;
/// A link longer than this, in words, may be a sentence.
const MAX_LINK: usize = 16;
/// Lines that say what they are, by their first words, are not longer, in characters.
const MAX_NOTICE: usize = 400;

/// How the lines begin that pages put into or below an article; most lead in to links to other pages.
const LEADS: &[&str] = &[
    "advertisement",
    "also read",
    "article continues below",
    "back to top",
    "click here",
    "continue reading",
    "filed under",
    "follow us",
    "further reading",
    "keep reading",
    "latest news",
    "latest stories",
    "leave a comment",
    "leave a reply",
    "more from",
    "more in ",
    "more like this",
    "more news",
    "more on this",
    "more stories",
    "most popular",
    "most read",
    "must read",
    "next article",
    "previous article",
    "read more",
    "read next",
    "recommended for you",
    "related",
    "see also",
    "share on",
    "share this",
    "sign up for",
    "skip to",
    "stay informed",
    "subscribe",
    "tags:",
    "topics:",
    "trending",
    "up next",
    "you may also like",
    "you might also like",
];
/// How a line is meant that begins so, whatever its length within bounds.
const NOTICES: &[&str] = &[
    "©",
    "accept all",
    "all rights reserved",
    "by clicking",
    "by continuing to",
    "by using this site",
    "copyright ©",
    "copyright (c)",
    "our website uses cookies",
    "this site uses cookies",
    "this website uses cookies",
    "we and our partners",
    "we use cookies",
    "we value your privacy",
    "your privacy",
];
/// A line that leads in to other pages is not longer, in characters.
const MAX_LEAD: usize = 60;

/// Flags the paragraphs that the author did not write. `window` is what the page is called.
pub(super) fn flag(text: &str, paragraphs: &mut [Paragraph], blocks: &[Block], regions: &[usize], window: &str) {
    let len = |p: &Paragraph| p.span.end - p.span.start;
    let own = |p: &Paragraph, b: &Block| len(p).saturating_sub(b.linked);
    let total = |least: Aside| -> usize {
        paragraphs.iter().zip(blocks).filter(|(_, b)| b.aside <= least).map(|(p, b)| own(p, b)).sum()
    };
    let (kept, unsure) = (total(Aside::No), total(Aside::Named));
    let trust_names = kept * 100 >= unsure * NAMED_SHARE;
    let aside = |b: &Block| b.aside == Aside::Sure || b.aside == Aside::Named && trust_names;

    // How much each region holds, with the regions within it: those come after it.
    let mut held = vec![0usize; regions.len()];
    for (paragraph, block) in paragraphs.iter().zip(blocks).filter(|(_, b)| !aside(b)) {
        if let Some(held) = held.get_mut(block.region) {
            *held += own(paragraph, block);
        }
    }
    let whole: usize = held.iter().sum();
    for region in (1..regions.len()).rev() {
        let (inner, around) = (held.get(region).copied().unwrap_or(0), regions.get(region).copied().unwrap_or(0));
        if let Some(around) = held.get_mut(around) {
            *around += inner;
        }
    }
    let is_article = |region: &usize| held.get(*region).is_some_and(|held| held * 100 >= whole * ARTICLE_SHARE);
    let article = (0..regions.len()).rev().find(is_article).unwrap_or(0);
    let mut inside = vec![false; regions.len()];
    for region in 0..regions.len() {
        let around = regions.get(region).copied().unwrap_or(0);
        let within = region == article || region > 0 && inside.get(around).copied().unwrap_or(false);
        if let Some(inside) = inside.get_mut(region) {
            *inside = within;
        }
    }

    let mut state = Following::default();
    for (i, block) in blocks.iter().enumerate() {
        let Some(paragraph) = paragraphs.get_mut(i) else { break };
        let words = paragraph.span.of(text);
        // The title of an article often links to the article, and stands above it.
        let named = paragraph.heading && words.len() > 3 && window.starts_with(words);
        let title = named || matches!(paragraph.role, Role::Heading { level: 1 });
        let outside = !inside.get(block.region).copied().unwrap_or(false) && !title;
        let link =
            !title && block.linked * 100 >= len(paragraph) * LINK_SHARE && words.split_whitespace().count() <= MAX_LINK;
        paragraph.body = !aside(block) && !outside && state.keeps(paragraph, words, link);
    }
}

/// What the blocks before lead in to.
#[derive(Default)]
struct Following {
    /// The last text or heading leads in to other pages.
    elsewhere: bool,
    /// The last text leads in to a list that belongs to it.
    list: bool,
}

impl Following {
    /// Whether the author wrote this block, as far as its words and what leads in to it tell.
    fn keeps(&mut self, paragraph: &Paragraph, words: &str, link: bool) -> bool {
        let len = words.chars().count();
        let start: String = words.chars().take(30).collect::<String>().to_lowercase();
        let begins = |leads: &[&str]| leads.iter().any(|lead| start.starts_with(lead));
        if matches!(paragraph.role, Role::Item { .. } | Role::Row { .. }) {
            return !(self.elsewhere || link && !self.list);
        }
        self.elsewhere = len <= MAX_LEAD && begins(LEADS);
        self.list = words.ends_with(':') && !self.elsewhere;
        !(self.elsewhere || link || len <= MAX_NOTICE && begins(NOTICES))
    }
}
