//! The words that names are built from: what each says about a name, one table per use, each with its reason.

use hashbrown::HashMap;
use std::sync::LazyLock;

/// What a word may do in a name; a word may do several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class(u16);

impl Class {
    /// Articles, conjunctions and prepositions: they carry no identity.
    pub(crate) const SMALL: Class = Class(1);
    /// Names the country a body belongs to, and is often left out at home.
    pub(crate) const JURISDICTION: Class = Class(1 << 1);
    /// Says that the name is of a body.
    pub(crate) const BODY: Class = Class(1 << 2);
    /// Says that the name is of a place.
    pub(crate) const PLACE: Class = Class(1 << 3);
    /// Says that the name is of a law, an order or a bill.
    pub(crate) const LAW: Class = Class(1 << 4);
    /// Says that the name is of an event.
    pub(crate) const EVENT: Class = Class(1 << 5);
    /// A class word that may be left out at the end of a name.
    pub(crate) const GENERIC: Class = Class(1 << 6);
    /// Ends a title: "senator".
    pub(crate) const TITLE: Class = Class(1 << 7);
    /// May stand before the word that ends a title: "former", "deputy".
    pub(crate) const BEFORE_TITLE: Class = Class(1 << 8);
    /// A legal form: "Ltd".
    pub(crate) const LEGAL: Class = Class(1 << 9);
    /// A head that stands before "of" or at the end without a change of meaning: "Office of X", "X's Office".
    pub(crate) const TURNS: Class = Class(1 << 10);
    /// A head whose place in the name tells two bodies apart: "University of X", "X University".
    pub(crate) const FIXED: Class = Class(1 << 11);
    /// A given name that is no place.
    pub(crate) const GIVEN: Class = Class(1 << 12);
    /// A courtesy title, which names no office: "Mr".
    pub(crate) const COURTESY: Class = Class(1 << 13);
    /// A letter degree after a person's name.
    pub(crate) const DEGREE: Class = Class(1 << 14);
    /// A word that numbers come after: "District Five".
    pub(crate) const NUMBERED: Class = Class(1 << 15);

    /// Whether the word does at least one of the things in `other`.
    pub(crate) fn is(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// Either of two uses.
    pub(crate) const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    /// Whether the word is part of the vocabulary of names rather than a proper name itself.
    pub(crate) fn is_common(self) -> bool {
        self.0 != 0 && !self.is(Self::GIVEN)
    }
}

/// Words of one use.
struct List {
    class: Class,
    words: &'static str,
    #[expect(dead_code, reason = "the reason is for the reader of the table")]
    because: &'static str,
}

const LISTS: &[List] = &[
    List {
        class: Class::SMALL,
        words: "the a an of and or for in on at to by with from into against between",
        because: "they are added, dropped and exchanged freely in running text",
    },
    List {
        class: Class::JURISDICTION,
        words: "us usa federal",
        because: "a national body is named with or without its country, and acronyms often skip it",
    },
    List {
        class: Class::BODY,
        words: "department ministry office agency bureau commission committee council board authority administration \
                service services court tribunal police force corps army navy guard patrol university college school \
                schools academy institute institution hospital clinic center association alliance league union federation \
                confederation coalition network foundation trust society club group team company corporation bank \
                fund firm church party congress senate parliament legislature assembly government cabinet \
                treasury reserve enforcement investigations security division directorate unit task command \
                secretariat organization press news newspaper gazette herald tribune times post museum library \
                observatory chamber cooperative partnership partners systems industries holdings media university \
                jail prison facility airlines railway railroad brewery press pharmacy laboratories laboratory \
                district conference caucus forum campaign initiative syndicate brotherhood chapter diocese parish house",
        because: "these words name bodies and never people",
    },
    List {
        class: Class::PLACE,
        words: "county city town township village borough parish province state states territory district river lake \
                creek bay island islands mountain mountains mount fort port san santa los las saint north south east \
                west new street avenue road highway bridge park square valley hills beach springs falls harbor \
                ocean sea gulf canyon desert forest republic kingdom ward precinct airport station plaza heights \
                northern southern eastern western upper lower region coast peninsula cape point grove",
        because: "these words name places and are no part of a person's name",
    },
    List {
        class: Class::LAW,
        words: "act law bill amendment resolution ordinance statute code constitution treaty convention protocol \
                order directive regulation rule decree charter accord accords agreement title section article clause \
                sb hb hr eo pl hjr sjr hcr scr hres sres plan policy program proclamation memorandum",
        because: "these words name laws, orders and plans",
    },
    List {
        class: Class::EVENT,
        words: "war battle raid raids shooting massacre hurricane storm flood earthquake fire election summit \
                trial strike protest march festival games olympics cup championship riot riots attack attacks bombing \
                pandemic outbreak crisis operation",
        because: "these words name events",
    },
    List {
        class: Class::GENERIC,
        words: "program project initiative campaign scheme act law bill hospital infirmary",
        because: "the class of a thing is named with it or left out, as the sentence needs",
    },
    List {
        class: Class::TITLE,
        words: "president senator representative congressman congresswoman congressmember governor mayor sheriff chief \
                captain lieutenant sergeant officer deputy constable judge justice attorney general auditor treasurer \
                secretary director commissioner chairman chairwoman chairperson chair supervisor alderman alderwoman \
                councilman councilwoman councilmember councilor councillor professor reverend father sister bishop \
                archbishop pope rabbi imam sir dame lord lady baroness honorable ambassador colonel major admiral \
                commander corporal spokesman spokeswoman spokesperson lawyer ceo cfo coach minister chancellor speaker \
                leader administrator superintendent coroner clerk assessor comptroller controller agent detective \
                inspector trooper marshal prosecutor solicitor magistrate premier delegate assemblyman assemblywoman \
                legislator principal provost curator editor reporter pastor deacon cardinal nurse engineer",
        because: "an office is often written before the name of who holds it",
    },
    List {
        class: Class::TITLE.or(Class::COURTESY),
        words: "mr mrs ms miss mx dr doctor",
        because: "a courtesy is written before a name and names no office",
    },
    List {
        class: Class::BEFORE_TITLE,
        words: "former acting interim rt then current incoming outgoing late retired ex us state deputy assistant \
                associate vice lieutenant chief senior junior executive district city county police fire prime \
                majority minority house senate federal foreign interior defense health finance special first lead \
                general attorney under undersecretary honorary elect republican democratic independent staff",
        because: "an office is qualified by rank, time and place",
    },
    List {
        class: Class::LEGAL,
        words: "inc incorporated llc llp lp ltd limited plc gmbh ag sa srl spa bv nv corp corporation co company pty \
                kg oy ab sarl kk pllc pc aps asa ehf eurl jsc kft lda ltda mbh oao ohg ood ooo ou oyj pjsc pte pvt sas \
                sasu sdn bhd slu snc sro tbk uab zao zrt",
        because: "a legal form is written in full, short or not at all",
    },
    List {
        class: Class::TURNS,
        words: "office department ministry bureau county city town village borough parish embassy consulate board \
                commission agency secretary governor mayor sheriff police court legislature senate government diocese \
                division treasury supervisor auditor attorney",
        because: "\"Department of State\" and \"State Department\" are one: the head turns about \"of\"",
    },
    List {
        class: Class::FIXED,
        words: "university college school institute bank academy",
        because: "\"University of X\" and \"X University\" are as a rule two bodies",
    },
    List {
        class: Class::NUMBERED,
        words: "district ward precinct title phase chapter section zone region article part type class amendment \
                division group unit level tier stage volume number",
        because: "what follows is a number even when it is spelled",
    },
    List {
        class: Class::DEGREE,
        words: "md phd esq cpa rn dds jd mba obe mbe cbe kbe qc kc mp mep",
        because: "letters after a name say nothing about who is meant",
    },
    List {
        class: Class::GIVEN,
        words: "aaron abdul abigail adam adrian ahmed alan albert alejandro alex alexander alexandra alfred ali alice \
                alma amanda amy ana andrea andrew angela anita ann anna anne anthony antonio arthur barbara benjamin \
                bernard betty bill bob bobby bradley brandon brenda brian bruce bryan carl carla carlos carmen carol \
                caroline catherine cathy charles cheryl chris christina christine christopher cindy claire craig \
                crystal cynthia dan daniel danielle david deborah debra dennis derek diana diane diego donald donna \
                doris dorothy douglas dylan edward eleanor elena elizabeth ellen emily emma eric erica erin ernest \
                ethan eugene eva evelyn fatima fernando frances francis francisco frank fred frederick gary george \
                gerald gilbert gloria gordon greg gregory hannah harold harry hassan heather hector helen henry howard \
                hugh ian ibrahim irene isabel ivan jack jacob jacqueline james jamie jane janet janice jason jean \
                jeff jeffrey jennifer jeremy jerry jesse jessica jesus jill jim jimmy joan joe joel john johnny jon \
                jonathan jorge jose joseph joshua joyce juan judith judy julia julian julie justin karen karl kate \
                katherine kathleen kathryn kathy katie keith kelly kenneth kevin kim kimberly kristen kristin kyle larry \
                laura lauren lawrence lee leo leon leonard leroy leslie linda lisa lois louis louise lucas lucia lucy \
                luis luke lynn manuel marc marcus margaret maria marie marilyn mario mark marta martha martin marvin \
                mary mateo matthew maureen max megan melissa michael michelle miguel mike mohamed mohammed monica \
                nancy natalie nathan nicholas nicole nina noah nora norma norman oliver olivia omar oscar pablo pamela \
                patricia patrick paul paula pedro peter philip phillip phyllis priya rachel ralph ramon raymond rebecca \
                ricardo richard rita robert roberto robin rodney roger ronald rosa rose roy russell ruth ryan sam \
                samantha samuel sandra sara sarah scott sean sergio sharon sheila shirley simon sofia sophia sophie \
                stanley stephanie stephen steve steven stuart susan suzanne sylvia tamara teresa terry theodore \
                theresa thomas tiffany tim timothy tina todd tom tony tracy travis tyler valerie vanessa vera vernon \
                veronica victor vincent walter wanda warren wayne wendy william willie xavier yolanda yusuf yvonne \
                zachary",
        because: "two known given names are two people, however alike; names of states and cities are left out",
    },
];

/// Whether a word, in normal form, is a legal form.
pub(crate) fn is_legal_form(word: &str) -> bool {
    class(word).is(Class::LEGAL)
}

/// What `word`, a folded key, may do in a name.
pub(crate) fn class(word: &str) -> Class {
    static CLASSES: LazyLock<HashMap<&'static str, Class>> = LazyLock::new(|| {
        let mut classes: HashMap<&'static str, Class> = HashMap::new();
        for list in LISTS {
            for word in list.words.split_whitespace() {
                let class = classes.entry(word).or_default();
                *class = class.or(list.class);
            }
        }
        classes
    });
    CLASSES.get(word).copied().unwrap_or_default()
}

/// Spellings of one word, the normal form first: abbreviations, and British beside American English.
const SPELLINGS: &[&str] = &[
    "department dept dep't",
    "university univ",
    "association assn assoc",
    "government govt gov't",
    "national natl nat'l",
    "international intl int'l",
    "committee cmte",
    "administration admin",
    "brothers bros",
    "manufacturing mfg",
    "mount mt",
    "fort ft",
    "township twp",
    "building bldg",
    "avenue ave",
    "boulevard blvd",
    "highway hwy",
    "senator sen",
    "representative rep",
    "governor gov",
    "president pres",
    "captain capt",
    "lieutenant lt lieut",
    "sergeant sgt",
    "professor prof",
    "reverend rev",
    "honorable hon honourable",
    "colonel col",
    "commander cmdr",
    "admiral adm",
    "attorney atty",
    "superintendent supt",
    "proposition prop",
    "amendment amdt",
    "harbor harbour",
    "labor labour",
    "center centre ctr",
    "theater theatre",
    "defense defence",
    "program programme",
    "neighbor neighbour",
    "neighborhood neighbourhood",
    "honor honour",
    "color colour",
    "license licence",
    "gray grey",
    "enrollment enrolment",
    "catalog catalogue",
    "pediatric paediatric",
    "pediatrics paediatrics",
    "orthopedic orthopaedic",
    "fiber fibre",
    "aluminum aluminium",
    "councilor councillor cllr",
    "traveler traveller",
    "airplane aeroplane",
    "behavior behaviour",
];

/// The normal form of `word`, where it is an abbreviation or a British spelling.
pub(crate) fn normal(word: &str) -> Option<&'static str> {
    static NORMAL: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
        let mut normal = HashMap::new();
        for group in SPELLINGS {
            let mut words = group.split_whitespace();
            if let Some(first) = words.next() {
                normal.extend(words.map(|w| (w.replace('\'', ""), first)));
            }
        }
        normal
    });
    NORMAL.get(word).copied()
}

/// Runs of words that have a short form, longest first; the short form stands for all of them.
pub(super) const PHRASES: &[(&[&str], &str)] = &[
    (&["united", "states", "of", "america"], "us"),
    (&["united", "states"], "us"),
    (&["senate", "joint", "resolution"], "sjr"),
    (&["house", "joint", "resolution"], "hjr"),
    (&["senate", "concurrent", "resolution"], "scr"),
    (&["house", "concurrent", "resolution"], "hcr"),
    (&["senate", "bill"], "sb"),
    (&["house", "bill"], "hb"),
    (&["h", "b"], "hb"),
    (&["s", "b"], "sb"),
    (&["h", "r"], "hr"),
    (&["executive", "order"], "eo"),
    (&["e", "o"], "eo"),
    (&["public", "law"], "pl"),
    (&["pub", "l"], "pl"),
    (&["p", "l"], "pl"),
];

/// Short forms that stand for their words only before a number ("Executive Order 7"): without one, the words are
/// a class of things.
pub(super) const ONLY_BEFORE_NUMBERS: &[&str] = &["sjr", "hjr", "scr", "hcr", "sb", "hb", "hr", "eo", "pl"];

/// Words that exclude each other: two names that differ in them are two things, however alike they look.
const CONTRASTS: &[(&str, &str)] = &[
    (
        "north south east west central northern southern eastern western northeast northwest southeast southwest",
        "parts of a whole",
    ),
    ("upper lower middle inner outer", "parts of a whole"),
    ("old new", "one came after the other"),
    ("male female", "two groups of people"),
    ("men women boys girls man woman boy girl", "two groups of people"),
    ("junior senior", "two generations, two ranks"),
    ("federal state county city municipal local national international tribal regional", "levels of government"),
    ("house senate", "two chambers"),
    ("public private", "two owners"),
    ("democratic republican", "two parties"),
    ("police fire sheriff", "two services of one place"),
    ("legal illegal lawful unlawful", "opposites"),
    ("documented undocumented", "opposites"),
    ("major minor", "two ranks"),
    ("elementary middle high primary secondary", "schools of one town"),
    ("department division bureau section", "a body and its parts"),
    ("education energy", "departments of one government"),
    ("before after pre post", "two times"),
    ("summer winter spring autumn fall", "two seasons"),
    ("left right", "two sides"),
    ("greater lesser", "two parts"),
    ("import export imports exports", "two directions"),
];

/// Whether `a` and `b` exclude each other, or one of them alone tells two things apart (`b` empty).
pub(super) fn contrast(a: &str, b: &str) -> bool {
    static GROUPS: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
        let mut groups: HashMap<&'static str, Vec<usize>> = HashMap::new();
        for (i, (words, _)) in CONTRASTS.iter().enumerate() {
            for word in words.split_whitespace() {
                groups.entry(word).or_default().push(i);
            }
        }
        groups
    });
    match (GROUPS.get(a), GROUPS.get(b)) {
        (Some(a), Some(b)) => a.iter().any(|g| b.contains(g)),
        (Some(_), None) | (None, Some(_)) => a.is_empty() || b.is_empty(),
        (None, None) => false,
    }
}

/// Ends of names that say one thing of one class of body; what comes before must be equal.
pub(super) struct Designator {
    /// The class; the ends of one class are exchanged for each other.
    pub(super) class: &'static str,
    /// The ends, as singular content words, longest first.
    pub(super) ends: &'static [&'static [&'static str]],
    /// Why they are exchanged.
    #[expect(dead_code, reason = "the reason is for the reader of the table")]
    pub(super) because: &'static str,
}

/// The designators that writers exchange.
pub(super) const DESIGNATORS: &[Designator] = &[
    Designator {
        class: "a sheriff's department",
        ends: &[&["sheriff", "department"], &["sheriff", "office"]],
        because: "a county has one sheriff, whose staff is called either",
    },
    Designator {
        class: "a police department",
        ends: &[
            &["police", "department"],
            &["police", "force"],
            &["police", "service"],
            &["police", "bureau"],
            &["police"],
        ],
        because: "a town has one police, named in full or short",
    },
    Designator {
        class: "a fire department",
        ends: &[&["fire", "department"], &["fire", "service"], &["fire", "brigade"], &["fire", "rescue"]],
        because: "a town has one fire service",
    },
    Designator {
        class: "a prison",
        ends: &[
            &["correctional", "facility"],
            &["correctional", "center"],
            &["correctional", "institution"],
            &["detention", "facility"],
            &["detention", "center"],
            &["prison"],
        ],
        because: "a named prison is called after what it does in whichever words; a jail is left out, because a county \
                  may have a jail beside it",
    },
    Designator {
        class: "a school district",
        ends: &[&["public", "school", "district"], &["school", "district"], &["public", "school"]],
        because: "the district is named after the schools that it runs",
    },
];

/// What stands before "of" and may be left out with it: "City of X" is X; "X City" need not be.
pub(super) const BEFORE_OF: &[&str] = &["city", "town", "village", "state", "commonwealth", "borough"];

/// Words for numbers, which are numbers after a [`Class::NUMBERED`] word.
pub(super) const CARDINALS: &[&str] =
    &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Ordinals, which are numbers in any name: "Fourth Circuit", "4th Circuit".
pub(super) const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_words_exclude_each_other_and_tell_apart_alone() {
        assert!(contrast("north", "south"));
        assert!(contrast("new", ""));
        assert!(!contrast("north", "bridge"));
        assert!(!contrast("bridge", ""));
        assert!(!contrast("old", "north"));
    }

    #[test]
    fn abbreviations_have_a_normal_form_and_other_words_none() {
        assert_eq!(normal("dept"), Some("department"));
        assert_eq!(normal("harbour"), Some("harbor"));
        assert_eq!(normal("department"), None);
    }
}
