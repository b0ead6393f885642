//! Levels: the fields in which two frames are compared, and the named steps at which each can stand.
//!
//! A comparison is a list of levels from *the same* to *the opposite*; each level is one row of `weights.toml`.

/// One field in which two frames are compared.
#[derive(Clone, Copy, Debug)]
pub struct Comparison {
    /// Its name, as the table of weights has it.
    pub name: &'static str,
    /// Its levels, from the most alike to the least: the name of each, and how a report says it.
    pub levels: &'static [(&'static str, &'static str)],
}

macro_rules! comparison {
    ($(#[$doc:meta])* $name:ident $word:literal { $($level:ident $key:literal $says:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = $says] $level,)+ }

        impl $name {
            const COMPARISON: Comparison = Comparison { name: $word, levels: &[$(($key, $says),)+] };
        }
    };
}

comparison! {
    /// Who or what the claims speak of.
    Subject "subject" {
        Same "same" "both name the same subject",
        SameWords "same words" "both describe the subject in the same words",
        Synonyms "synonyms" "the words for the subject mean the same",
        Headed "name and head" "one names the subject, the other calls it by the last word of that name",
        Nested "one name in the other" "the words of one name all stand in the other",
        NamedMore "same name, one says more" "both name the same subject, and one says more",
        WordsMore "same words, one says more" "both describe it in the same words, and one says more",
        Antecedent "named before" "one names the subject, and the source of the other named it before it called it by what it is",
        Described "described" "one names the subject, and other claims say of that name what the other describes it by",
        Meaning "by meaning" "the words for the subject are near in meaning",
        NamedNear "same name, each says something near" "both name the same subject, and say beside it what is near in meaning",
        ByKind "by what it is" "one names the subject, the other calls it by what such a thing is",
        Silent "one silent" "one names no subject of its own",
        NamedApart "same name, each says more" "both name the same subject, and each says something else beside it",
        Head "same head" "both are things of one sort, and each says something else of it",
        Shared "some words shared" "they share a word for the subject, and each says something else beside it",
        Differ "differ" "they speak of different subjects",
        Untold "two names, not told apart" "each names what the other does not, and nothing tells that they are two things",
        OtherName "two names" "each names what the other does not",
        Opposed "opposed" "words for the subject exclude each other",
    }
}

impl Subject {
    /// Whether one side calls the subject only by what it is.
    #[must_use]
    pub fn is_by_kind(self) -> bool {
        matches!(self, Self::Antecedent | Self::Described | Self::ByKind)
    }
}

comparison! {
    /// What they say of it.
    Property "property" {
        Entry "same entry" "both are one property of the vocabulary",
        Learned "learned" "claims about other subjects give the two properties the same values",
        SameWords "same words" "both say it in the same words",
        Synonyms "synonyms" "the words for it mean the same",
        Meaning "by meaning" "the words for it are near in meaning",
        Neighbours "neighbouring entries" "two properties of the vocabulary that writers put for one another",
        EntryMore "same entry, one says more" "both are one property of the vocabulary, and one says more",
        WordsMore "same words, one says more" "both say it in the same words, and one says more",
        Silent "one silent" "one says only that something is counted or dated",
        EntryApart "same entry, each says more" "both are one property of the vocabulary, and each says something else beside it",
        Shared "some words shared" "they share a word, and each says something else beside it",
        Narrowed "another quantity" "a word that only one has makes another quantity of it",
        Differ "differ" "they say different things",
        OtherEntry "other entry" "they are two properties of the vocabulary",
        Opposed "opposed" "words for it exclude each other",
    }
}

comparison! {
    /// Subject and property together: candidates share the one or the other, and those on one question share both.
    Together "subject and property" {
        Both "both" "they say the same of the same",
        OneMore "both, one says more" "they say the same of the same, and one of them says more",
        PropertyAlone "property alone" "they say the same, and of what is not told to be one",
        SubjectAlone "subject alone" "they speak of the same, and it is not told that they say the same",
        Neither "neither" "neither is told to be one",
    }
}

comparison! {
    /// How rare what both sides say is: the bits of the names and words that they share.
    Rarity "rarity of what is shared" {
        Most "very rare" "what they share is very rare among the claims and in general",
        Much "rare" "what they share is rare",
        Some "less rare" "what they share is not very rare",
        Little "common" "what they share is common",
        Least "hardly anything" "they share hardly anything",
    }
}

comparison! {
    /// How much of all that both say they share, by its rarity.
    Overlap "part that is shared" {
        All "nearly all" "they share nearly all that they say",
        Most "most" "they share most of what they say",
        Half "half" "they share about half of what they say",
        Some "some" "they share some of what they say",
        Little "little" "they share little of what they say",
        Least "hardly anything" "they share hardly anything of what they say",
    }
}

comparison! {
    /// What the quotes of both say beside subject and property.
    Passage "passage" {
        Most "much shared" "their passages share much of what they say beside subject and property",
        Much "some shared" "their passages share some of what they say beside subject and property",
        Some "less shared" "their passages share a word or two of weight beside subject and property",
        Silent "one silent" "a quote of one says no more than its value",
        Little "little shared" "their passages share little beside subject and property",
        Least "hardly anything" "their passages share hardly anything beside subject and property",
    }
}

comparison! {
    /// What is counted or measured.
    Counted "what is counted" {
        Same "same unit" "both count or measure the same",
        Kin "synonyms" "both count what two words mean alike",
        Named "unit of one is a word of the other" "one counts what the other names in words",
        NoFigures "no figures" "the values are no figures",
        OneBare "one silent" "one figure names no unit",
        Bare "both silent" "neither figure names a unit",
        Differ "differ" "they count different things",
    }
}

comparison! {
    /// Of whom.
    Group "group of people" {
        Same "same" "both speak of one group",
        Neither "both silent" "neither speaks of a group",
        Told "one silent, in other words" "one names the group in its subject or property",
        Silent "one silent" "only one says of whom",
        Differ "differ" "they speak of different groups",
    }
}

comparison! {
    /// Where.
    Where "place" {
        Same "same" "both name the same place",
        Neither "both silent" "neither names a place",
        Silent "one silent" "only one says where",
        Differ "differ" "they name different places",
    }
}

comparison! {
    /// When.
    When "time" {
        Same "same" "both state the same time",
        Neither "both silent" "neither states a time",
        LongApart "both silent, long apart" "neither states a time, and their sources speak more than a year apart",
        Silent "one silent" "only one says when",
        Differ "differ" "they state different times",
    }
}

comparison! {
    /// The kind of event that the subject is.
    Happening "event" {
        Same "same kind" "both speak of an event of one kind",
        Neither "both silent" "neither speaks of an event",
        Silent "one silent" "only one speaks of an event",
        Differ "differ" "they speak of events of different kinds",
    }
}

comparison! {
    /// Who is named as having said it first.
    Origin "attribution" {
        Same "same" "both name one origin",
        Neither "both silent" "neither names an origin",
        Silent "one silent" "only one names an origin",
        Differ "differ" "they name different origins",
    }
}

comparison! {
    /// Whether both are asserted, or planned.
    Mood "modality" {
        Same "same" "both are asserted, or both planned",
        Differ "differ" "one is planned, alleged or conditional",
    }
}

comparison! {
    /// Whose claims they are.
    Voices "sources" {
        Two "two sources" "two sources say it",
        One "one source" "one source says both, and few ask one question twice",
    }
}

comparison! {
    /// Whether other claims of the two sources come near.
    Rivals "what else comes near" {
        Alone "nothing else" "of all that either source says nothing else comes near",
        Untold "too few claims" "the two sources say too little for that to tell",
        Others "other claims" "another claim of one of the sources comes near as well",
    }
}

/// Every comparison, in the order of [`Levels`].
pub const COMPARISONS: [Comparison; 15] = [
    Subject::COMPARISON,
    Property::COMPARISON,
    Together::COMPARISON,
    Rarity::COMPARISON,
    Overlap::COMPARISON,
    Passage::COMPARISON,
    Counted::COMPARISON,
    Group::COMPARISON,
    Where::COMPARISON,
    When::COMPARISON,
    Happening::COMPARISON,
    Origin::COMPARISON,
    Mood::COMPARISON,
    Voices::COMPARISON,
    Rivals::COMPARISON,
];

/// Where two frames stand in each comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Levels {
    /// Who or what they speak of.
    pub subject: Subject,
    /// What they say of it.
    pub property: Property,
    /// How rare what they share is.
    pub rarity: Rarity,
    /// How much of what both say they share.
    pub overlap: Overlap,
    /// What their quotes share.
    pub passage: Passage,
    /// What is counted.
    pub counted: Counted,
    /// Of whom.
    pub group: Group,
    /// Where.
    pub place: Where,
    /// When.
    pub time: When,
    /// The kind of event.
    pub event: Happening,
    /// Who said it first.
    pub origin: Origin,
    /// Asserted or planned.
    pub modality: Mood,
    /// Two sources, or one.
    pub sources: Voices,
    /// Whether other claims come near; told only once all pairs of the two sources are weighed.
    pub rivals: Rivals,
}

impl Levels {
    /// The place of each level in its comparison, in the order of [`COMPARISONS`].
    #[must_use]
    pub fn each(&self) -> [usize; COMPARISONS.len()] {
        [
            self.subject as usize,
            self.property as usize,
            self.both() as usize,
            self.rarity as usize,
            self.overlap as usize,
            self.passage as usize,
            self.counted as usize,
            self.group as usize,
            self.place as usize,
            self.time as usize,
            self.event as usize,
            self.origin as usize,
            self.modality as usize,
            self.sources as usize,
            self.rivals as usize,
        ]
    }

    /// Where subject and property stand together.
    #[must_use]
    pub fn both(&self) -> Together {
        let subject = self.subject <= Subject::ByKind;
        match (subject, self.property <= Property::WordsMore) {
            (true, true) if self.subject <= Subject::Nested && self.property <= Property::Meaning => Together::Both,
            (true, true) => Together::OneMore,
            (false, true) => Together::PropertyAlone,
            (true, false) => Together::SubjectAlone,
            (false, false) => Together::Neither,
        }
    }

    /// Whether subject and property are the same by their words or by what those mean, and nothing is guessed.
    #[must_use]
    pub fn are_plain(&self) -> bool {
        self.subject <= Subject::Synonyms && self.property <= Property::Synonyms
    }
}
