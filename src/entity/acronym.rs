//! Acronyms: which letters the words of a name spell, and whether a given acronym is one of them.

/// One word of a name, as far as an acronym can use it.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The word, folded.
    pub(super) word: String,
    /// An article, preposition or conjunction: its letter may be left out.
    pub(super) small: bool,
    /// A jurisdiction at the beginning, or a class word at the end: may be left out whole.
    pub(super) optional: bool,
    /// Written in capitals: it may go into the acronym whole.
    pub(super) upper: bool,
}

/// More words than this spell no acronym; the cost stays bounded.
const MOST_WORDS: usize = 16;
/// The fewest letters of an acronym.
pub(super) const FEWEST_LETTERS: usize = 2;
/// The most letters of an acronym.
pub(super) const MOST_LETTERS: usize = 10;

/// The acronyms that `parts` plausibly spell: with and without small words, with and without what may be left out.
pub(super) fn initials(parts: &[Part]) -> Vec<String> {
    if parts.len() > MOST_WORDS {
        return Vec::new();
    }
    let mut all = Vec::new();
    for keep_small in [false, true] {
        for keep_optional in [true, false] {
            for whole in [false, true] {
                let mut acronym = String::new();
                for (i, part) in parts.iter().enumerate() {
                    if (part.small && (!keep_small || i == 0)) || (part.optional && !keep_optional) {
                        continue;
                    }
                    let letters = if whole && part.upper || part.word == "us" { part.word.len() } else { 1 };
                    acronym.extend(part.word.chars().take(letters));
                }
                let length = acronym.chars().count();
                if (FEWEST_LETTERS..=MOST_LETTERS).contains(&length) {
                    all.push(acronym.to_uppercase());
                }
            }
        }
    }
    all.sort();
    all.dedup();
    all
}

/// Whether `parts` spell `acronym` (letters and digits of any case), each small word and each word that may be
/// left out used or not.
pub(super) fn spells(parts: &[Part], acronym: &str) -> bool {
    let acronym: Vec<char> = letters(acronym);
    if acronym.len() < FEWEST_LETTERS || acronym.len() > MOST_LETTERS || parts.len() > MOST_WORDS {
        return false;
    }
    // How many letters of the acronym can be used up by the words so far.
    let mut reached = vec![false; acronym.len() + 1];
    reached[0] = true;
    for part in parts {
        let mut next = vec![false; acronym.len() + 1];
        let word: Vec<char> = part.word.chars().collect();
        for from in (0..=acronym.len()).filter(|i| reached[*i]) {
            if part.small || part.optional {
                next[from] = true;
            }
            if !word.is_empty() && word.first() == acronym.get(from) {
                next[from + 1] = true;
            }
            let whole = (part.upper || part.word == "us") && acronym[from..].starts_with(&word);
            if whole {
                next[from + word.len()] = true;
            }
        }
        reached = next;
    }
    reached[acronym.len()]
}

/// Whether a source that writes `acronym` after these words need not be doubted.
///
/// Besides what [`spells`], sources leave out the words before the body proper ("Department of …"), a last conjunct
/// ("… and Prevention"), a word whose initial repeats the one before its "and", and take more than one letter of a word.
pub(super) fn may_abbreviate(parts: &[Part], acronym: &str) -> bool {
    let wanted = letters(acronym);
    if parts.len() > MOST_WORDS || wanted.len() > MOST_LETTERS {
        return true;
    }
    let conjunct = parts.iter().rposition(|p| p.small && p.word == "and").unwrap_or(parts.len());
    let ends = [parts.len(), conjunct];
    ends.iter().any(|end| (0..*end).any(|start| spells_loosely(&parts[start..*end], &wanted)))
}

fn spells_loosely(parts: &[Part], acronym: &[char]) -> bool {
    let mut reached = vec![false; acronym.len() + 1];
    reached[0] = true;
    let (mut before, mut joined) = (None, false);
    for part in parts {
        let mut next = vec![false; acronym.len() + 1];
        let initial = part.word.chars().next();
        let repeats = joined && initial.is_some() && initial == before;
        for from in (0..=acronym.len()).filter(|i| reached[*i]) {
            if part.small || part.optional || repeats {
                next[from] = true;
            }
            let common = part.word.chars().zip(&acronym[from..]).take_while(|(a, b)| a == *b).count();
            next[from + 1..=from + common].fill(true);
        }
        reached = next;
        joined = part.small && part.word == "and";
        if !part.small {
            before = initial;
        }
    }
    reached[acronym.len()]
}

/// Whether `acronym` looks like a slip of what the words spell, rather than a mark of another kind
/// ("(USA)", a ticker symbol): at least two letters and three quarters of it are initials in order.
pub(super) fn looks_like(parts: &[Part], acronym: &str) -> bool {
    let wanted = letters(acronym);
    let initials: Vec<char> = parts.iter().filter(|p| !p.small).filter_map(|p| p.word.chars().next()).collect();
    if parts.len() > MOST_WORDS || wanted.len() > MOST_LETTERS {
        return false;
    }
    let common = longest_common(&wanted, &initials);
    common >= FEWEST_LETTERS && wanted.len() > FEWEST_LETTERS && common * 4 >= wanted.len() * 3
}

/// The letters and digits of an acronym in lower case, without dots, and without the "s" of a plural.
pub(super) fn letters(acronym: &str) -> Vec<char> {
    let mut letters: Vec<char> = acronym.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.len() > FEWEST_LETTERS && letters.last() == Some(&'s') && letters[letters.len() - 2].is_uppercase() {
        letters.pop();
    }
    letters.into_iter().flat_map(char::to_lowercase).collect()
}

fn longest_common(a: &[char], b: &[char]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::super::Name;

    #[test]
    fn words_spell_with_and_without_what_may_be_left_out() {
        for (name, acronym) in [
            ("Harbor and Docks Authority", "HDA"),
            ("Ministry of Works", "MOW"),
            ("Ministry of Works", "MoW"),
            ("U.S. Canal and Lock Service", "CLS"),
            ("U.S. Canal and Lock Service", "USCLS"),
            ("Open Doors for Newcomers program", "ODN"),
            ("UN Office for Tides", "UNOT"),
            ("Federal Canal Office", "FCO"),
        ] {
            assert!(Name::read(name).spells(acronym), "{name} {acronym}");
        }
    }

    #[test]
    fn words_do_not_spell_other_letters() {
        for (name, acronym) in [
            ("One Grand Handsome Plan Act", "OGHA"),
            ("Harbor and Docks Authority", "HD"),
            ("Harbor and Docks Authority", "HDAX"),
            ("Harbor", "H"),
            ("", "AB"),
        ] {
            assert!(!Name::read(name).spells(acronym), "{name} {acronym}");
        }
    }

    #[test]
    fn a_given_acronym_is_doubted_only_when_it_nearly_fits() {
        for (name, doubted) in [
            ("One Grand Handsome Plan Act (OGHA)", true),
            ("Riverside Housing Aid League (RHLA)", true),
            ("Riverside Housing Aid League (RHAL)", false),
            ("One Broad Bright Bridge Act (OBBA)", true),
            ("Centers for Canal Care and Prevention (CCC)", false),
            ("Riverside Housing Aid League (HAL)", false),
            ("Marine & Mooring Services (MS)", false),
            ("Acme Tools (USA)", false),
            ("Department of Education (ED)", false),
        ] {
            assert_eq!(Name::read(name).doubtful_acronym().is_some(), doubted, "{name}");
        }
    }
}
