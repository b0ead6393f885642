//! The words by which names in running text are told, besides those of [`crate::entity`]: one table, each use with its
//! reason.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word says where it stands in a name or beside one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// What laws are called: of the words that may be of a law, those that always are.
    Law,
    /// Bodies of one word.
    LoneBody,
    /// Last words of the names of bodies, besides the legal and official ones.
    Body,
    /// First words of the names of places.
    PlaceOpening,
    /// Words that end the names of bodies but also stand in any headline.
    Weak,
    /// People by what they do, before a name: "actress Ada Moss".
    Calling,
    /// Last words by which a person's surname is told from a place: "Ada West".
    Surname,
    /// Verbs that follow a name at the beginning of a sentence.
    Verb,
    /// What places are called, in small letters beside their name: "the towns of Borden and Dell".
    KindOfPlace,
    /// Fields of an office, behind "Secretary of": "Secretary of State Ada Moss".
    Portfolio,
    /// Last words of the names of places, which are no directions.
    PlaceHead,
    /// Particles inside the names of people and places.
    Particle,
    /// Heads before "for" in a name: "Center for …". Not "Police for …".
    BeforeFor,
    /// Heads before "of" in a name, besides those of bodies, places, laws and events: "Freedom of …".
    BeforeOf,
    /// Heads before "on" in a name: "Committee on …".
    BeforeOn,
    /// Places by direction and ways: "north of Borden" names nothing.
    Direction,
    /// Words of a field of work, which stand before "and" in the name of a body or a law: "Food and Drug …".
    Field,
    /// Owners in the name of a body: "Women's Hospital".
    Owner,
    /// Words that a number closes: "Flight 93".
    Numbered,
}

/// Words of each use.
const WORDS: &[(Use, &str)] = &[
    (
        Use::Law,
        "act acts law laws amendment resolution ordinance statute code constitution treaty convention \
         protocol directive regulation decree accord accords bill",
    ),
    (Use::LoneBody, "congress parliament senate treasury pentagon kremlin knesset bundestag"),
    (
        Use::Body,
        "collective collaborative watch magazine weekly daily today orchestra militia archive archives \
         clearinghouse tribe rangers bar gallery studios pictures records motors airways pharmaceuticals \
         technologies democrats republicans nations",
    ),
    (Use::PlaceOpening, "mount mt lake fort ft port st saint san santa los las cape"),
    (
        Use::Weak,
        "news media press post services service group team company house unit task command enforcement \
         security investigations schools school police party campaign government initiative district \
         conference forum trust fire systems watch today crisis trial attack attacks strike shooting raid \
         raids law laws code point street bill records",
    ),
    (
        Use::Calling,
        "actor actress singer author lawyer teacher farmer resident activist organizer analyst economist \
         writer journalist scientist researcher student player defendant suspect victim businessman \
         businesswoman candidate artist musician rapper comedian model designer husband wife son daughter \
         brother sister father mother owner founder star quarterback chef pilot driver witness advocate \
         volunteer historian biologist physician surgeon producer filmmaker novelist poet rep publicist \
         spokesman spokeswoman goalkeeper striker pitcher outfielder manager pensioner boyfriend girlfriend co-founder cofounder attorneys \
         senators representatives",
    ),
    (Use::Surname, "west north park lake bay church house street hill point law price post"),
    (
        Use::Verb,
        "is was has had will would did does said says told wrote took made became went came won lost began \
         got gave ran left met also could can may might should never then later who wasn't didn't isn't and",
    ),
    (
        Use::KindOfPlace,
        "county counties town towns city cities village villages parish parishes state states province \
         provinces communities community river island district districts region suburb suburbs neighborhood \
         neighborhoods municipality port township borough",
    ),
    (Use::PlaceHead, "county city town village river lake island islands parish province harbor park ocean sea gulf"),
    (Use::Particle, "de del della la las los el al bin ibn van von der den da dos du di ul abu le ter ten"),
    (
        Use::BeforeFor,
        "center centre centers office alliance coalition association institute agency fund foundation network \
         society council committee campaign department ministry project program initiative commission bureau \
         organization union league clinic school academy museum partners doctors students lawyers americans \
         citizens mothers parents tribunal movement partnership consortium laboratory programme group \
         hospital",
    ),
    (
        Use::BeforeOf,
        "freedom declaration articles friends sons daughters knights voice voices institutes centers isle \
         duke duchess prince princess medal guardians lord lords records conflict statue tower cathedral hall \
         joint chiefs dome temple falls",
    ),
    (
        Use::BeforeOn,
        "committee commission council conference convention treaty subcommittee force agreement summit \
         institute panel war caucus forum bureau",
    ),
    (
        Use::Direction,
        "north south east west new upper lower northern southern eastern western street avenue road highway \
         bridge square plaza airport station",
    ),
    (
        Use::Field,
        "customs security safety food drug health arts parks fish wildlife game oil gas water power labor labour law civil \
         human border citizenship alcohol tobacco harbor docks canal lock ways budget roads transport media \
         sports youth women children families ethics rules homeland foreign intelligence oceanic securities \
         exchange veterans medical mental space disease consumer product price wages equal truth peace trade \
         commerce science research disability forest forests lands rivers mines schools police fire rescue \
         search standards weights measures patent pension revenue taxation elections freedom justice literacy \
         work patient rights gaming energy environmental natural aeronautics",
    ),
    (
        Use::Owner,
        "women children men people peoples veterans workers farmers teachers students lawyers citizens \
         writers nurses fathers mothers girls boys st kings queens",
    ),
    (
        Use::Numbered,
        "flight room route highway interstate boeing airbus apollo formula channel area camp pier local soyuz \
         platform terminal exit line",
    ),
];

/// Whether a word, by its folded key, has a use.
pub(super) fn is(key: &str, wanted: Use) -> bool {
    static USES: LazyLock<HashMap<&'static str, u32>> = LazyLock::new(|| {
        let mut uses: HashMap<&'static str, u32> = HashMap::new();
        for (of, words) in WORDS {
            for word in words.split_whitespace() {
                *uses.entry(word).or_default() |= 1 << (*of as u32);
            }
        }
        uses
    });
    USES.get(key).is_some_and(|uses| uses & (1 << (wanted as u32)) != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_uses_of_every_list_that_holds_it() {
        assert!(is("forest", Use::Field) && !is("forest", Use::Law));
        assert!(is("police", Use::Weak) && is("police", Use::Field));
        assert!(!is("xyz", Use::Law));
    }
}
