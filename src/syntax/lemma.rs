//! Lemmas: a list of irregular forms, and the regular endings.

use super::names::Tag;
use hashbrown::HashMap;
use std::sync::LazyLock;

/// Irregular forms; what the sections mean stands in the file.
const IRREGULAR: &str = include_str!("data/irregular.txt");

/// Which endings a tag tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Form {
    Plural,
    Third,
    Past,
    Participle,
    Gerund,
    More,
    Most,
    Present,
    /// No ending, but perhaps another word: "n't", "these".
    Plain,
}

impl Form {
    fn of(tag: Tag) -> Self {
        match tag {
            Tag::Nns => Self::Plural,
            Tag::Vbz => Self::Third,
            Tag::Vbd => Self::Past,
            Tag::Vbn => Self::Participle,
            Tag::Vbg => Self::Gerund,
            Tag::Vb | Tag::Vbp | Tag::Md => Self::Present,
            Tag::Jjr | Tag::Rbr => Self::More,
            Tag::Jjs | Tag::Rbs => Self::Most,
            _ => Self::Plain,
        }
    }
}

static FORMS: LazyLock<HashMap<(&'static str, Form), &'static str>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for (section, line) in lines() {
        let mut words = line.split(' ');
        let Some(lemma) = words.next() else { continue };
        for (words, &form) in words.zip(columns(section)) {
            for word in words.split('/').filter(|&word| word != "-") {
                forms.entry((word, form)).or_insert(lemma);
            }
        }
    }
    forms
});

/// Words whose base the endings do not tell, by what is left when "ed" or "ing" is cut off.
static STEMS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let bases = lines().flat_map(|(section, line)| {
        let words = line.split(' ').take(if section == "regular" { usize::MAX } else { 1 });
        // "striking" is regular where "struck" is not.
        words.filter(move |word| section == "regular" || section == "verbs" && word.ends_with('e'))
    });
    let stems = bases.flat_map(|base| match base.strip_suffix('e') {
        Some(stem) => vec![(stem.to_owned(), base)],
        None => vec![(base.to_owned(), base), (format!("{base}{}", &base[base.len() - 1..]), base)],
    });
    stems.collect()
});

/// The lines of the file with their sections.
fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    let lines = IRREGULAR.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(move |line| match line.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        Some(name) => {
            section = name;
            None
        }
        None => Some((section, line)),
    })
}

/// The forms that stand behind the lemma on the lines of a section.
fn columns(section: &str) -> &'static [Form] {
    match section {
        "verbs" => &[Form::Past, Form::Participle, Form::Third, Form::Gerund],
        "plurals" => &[Form::Plural],
        "comparisons" => &[Form::More, Form::Most],
        "presents" => &[Form::Present],
        "others" => &[Form::Plain],
        _ => &[],
    }
}

/// The lemma of a word with its tag: a name as written, all else in lower case.
pub(super) fn lemma(form: &str, tag: Tag) -> String {
    if tag.is_proper() {
        return form.to_owned();
    }
    let mut lower = form.to_lowercase();
    if lower.contains('’') {
        lower = lower.replace('’', "'");
    }
    match (lower.as_str(), tag) {
        // What is written alike is of several words.
        ("'s", Tag::Prp) => return "we".to_owned(),
        ("'s" | "'", Tag::Pos) => return "'s".to_owned(),
        ("her", Tag::Prp) => return "she".to_owned(),
        ("better" | "best", Tag::Rbr | Tag::Rbs) => return "well".to_owned(),
        ("worse" | "worst", Tag::Rbr | Tag::Rbs) => return "badly".to_owned(),
        // A decade is no plural.
        (_, Tag::Nns) if lower.starts_with(|c: char| c.is_ascii_digit()) => return lower,
        _ => {}
    }
    match FORMS.get(&(lower.as_str(), Form::of(tag))) {
        Some(lemma) => (*lemma).to_owned(),
        None => regular(&lower, tag),
    }
}

/// The lemma by the endings alone.
fn regular(lower: &str, tag: Tag) -> String {
    let cut = |ending: &str, put: &str| lower.strip_suffix(ending).map(|stem| format!("{stem}{put}"));
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    let found = match Form::of(tag) {
        Form::Plural | Form::Third => match lower {
            _ if ends(&["ss", "us", "is"]) => None,
            _ if ends(&["sses", "shes", "ches", "xes", "zes"]) => cut("es", ""),
            _ => cut("ies", "y").or_else(|| cut("s", "")),
        },
        Form::Past | Form::Participle => cut("ied", "y").or_else(|| lower.strip_suffix("ed").map(base)),
        Form::Gerund => lower.strip_suffix("ing").map(base),
        Form::More => cut("ier", "y").or_else(|| lower.strip_suffix("er").map(base)),
        Form::Most => cut("iest", "y").or_else(|| lower.strip_suffix("est").map(base)),
        Form::Present | Form::Plain => None,
    };
    found.filter(|lemma| lemma.len() > 1).unwrap_or_else(|| lower.to_owned())
}

/// The base of what is left without its ending: "stopp" is "stop", "mov" is "move", "open" is itself.
fn base(stem: &str) -> String {
    if let Some(base) = STEMS.get(stem) {
        return (*base).to_owned();
    }
    let vowel = |byte: u8| b"aeiouy".contains(&byte);
    let &[.., c, b, a] = stem.as_bytes() else { return stem.to_owned() };
    if a == b && a.is_ascii_alphabetic() && !vowel(a) && !b"lsz".contains(&a) {
        return stem[..stem.len() - 1].to_owned();
    }
    let silent = matches!(a, b'v' | b'c' | b'u')
        || a == b'g' && b != b'n' && b != a
        || matches!(a, b's' | b'z') && vowel(b)
        || stem.ends_with("at") && !vowel(c)
        || stem.ends_with("ur") && !vowel(c) && stem.len() > 4
        || stem.ends_with("ir") && c == b'u'
        || a == b'l' && !vowel(b) && b != b'l' && b != b'r'
        || stem.ends_with("id") && !vowel(c)
        || !vowel(a) && a != b'w' && a != b'x' && vowel(b) && !vowel(c) && stem.len() == 3;
    if silent { format!("{stem}e") } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pairs: &[(&str, &str, &str)]) {
        for &(form, tag, expected) in pairs {
            assert_eq!(lemma(form, Tag::named(tag).expect("a tag")), expected, "{form}/{tag}");
        }
    }

    #[test]
    fn regular_endings() {
        check(&[
            ("killed", "VBN", "kill"),
            ("stopped", "VBD", "stop"),
            ("moved", "VBD", "move"),
            ("cities", "NNS", "city"),
            ("churches", "NNS", "church"),
            ("rescued", "VBN", "rescue"),
            ("estimated", "VBN", "estimate"),
            ("injuring", "VBG", "injure"),
            ("occurred", "VBD", "occur"),
            ("created", "VBN", "create"),
            ("changing", "VBG", "change"),
            ("focused", "VBN", "focus"),
            ("travelled", "VBD", "travel"),
            ("collapsed", "VBD", "collapse"),
            ("larger", "JJR", "large"),
            ("biggest", "JJS", "big"),
            ("earliest", "JJS", "early"),
        ]);
    }

    #[test]
    fn irregular_forms_come_first() {
        check(&[
            ("Rose", "VBD", "rise"),
            ("struck", "VBN", "strike"),
            ("was", "VBD", "be"),
            ("’re", "VBP", "be"),
            ("'s", "VBZ", "be"),
            ("has", "VBZ", "have"),
            ("dying", "VBG", "die"),
            ("children", "NNS", "child"),
            ("worse", "JJR", "bad"),
            ("n’t", "RB", "not"),
            ("'d", "MD", "would"),
            ("'d", "VBD", "have"),
            ("striking", "VBG", "strike"),
            ("best", "RBS", "well"),
            ("best", "JJS", "good"),
            ("these", "DT", "this"),
        ]);
    }

    #[test]
    fn other_words_stay_as_they_are() {
        check(&[
            ("Rose", "NNP", "Rose"),
            ("States", "NNPS", "States"),
            ("worst", "NN", "worst"),
            ("'s", "POS", "'s"),
            ("crisis", "NNS", "crisis"),
            ("am", "NN", "am"),
            ("people", "NNS", "people"),
            ("1980s", "NNS", "1980s"),
            ("avoided", "VBD", "avoid"),
            ("needed", "VBD", "need"),
            ("red", "JJ", "red"),
            ("ed", "VBD", "ed"),
            ("ééed", "VBD", "éé"),
            ("s", "NNS", "s"),
        ]);
    }

    #[test]
    fn the_list_is_whole() {
        let mut before = ("", "");
        for (section, line) in lines() {
            let count = line.split(' ').count();
            let fits = match section {
                "verbs" => (3..=5).contains(&count),
                "plurals" | "presents" | "others" => count == 2,
                "comparisons" => count == 3,
                "regular" => count >= 1,
                _ => false,
            };
            assert!(fits && line.split(' ').all(|word| !word.is_empty()), "[{section}] {line}");
            assert!(
                section != before.0 || section == "regular" || line > before.1,
                "{line} stands behind {}",
                before.1
            );
            before = (section, line);
        }
        assert!(FORMS.len() > 500, "{}", FORMS.len());
    }
}
