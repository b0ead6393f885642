//! Writes news prose of any length, for measurements and tests: invented towns, bodies and people, with figures, money,
//! percentages, dates, quotations, lists and headings as news has them. The same size and seed give the same bytes.

use std::fmt::Write as _;

const TOWNS: [&str; 12] = [
    "Elmton",
    "Harlow Falls",
    "Brackwater",
    "Osterly",
    "Dunmere",
    "Quillby",
    "Tarnside",
    "Veldon",
    "Marrow Bay",
    "Lindham",
    "Ashgrove",
    "Penrock",
];
const BODIES: [&str; 8] = [
    "Transit Office",
    "Water Board",
    "School Council",
    "Harbour Board",
    "Museum Trust",
    "Fire Service",
    "Housing Office",
    "Police Department",
];
const PEOPLE: [&str; 10] = [
    "Ada Brandt",
    "Tom Okafor",
    "Lena Moss",
    "Yusuf Hale",
    "Greta Lund",
    "Ravi Stone",
    "Ines Calder",
    "Paul Whit",
    "Mei Harrow",
    "Otto Finch",
];
const THINGS: [(&str, &str); 10] = [
    ("ferries", "ran"),
    ("inspections", "were made"),
    ("permits", "were issued"),
    ("workers", "were hired"),
    ("residents", "were counted"),
    ("complaints", "were received"),
    ("buses", "were replaced"),
    ("homes", "were damaged"),
    ("volunteers", "took part"),
    ("classrooms", "were opened"),
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const HEDGES: [&str; 8] = ["", "", "", "about ", "almost ", "more than ", "at least ", "some "];

/// A page of at least so many bytes, in Markdown, and at most one paragraph more.
pub fn page(bytes: usize, seed: u64) -> String {
    let mut random = Random::new(seed);
    let mut text = format!("# {} in figures\n\nPosted on {}\n", random.pick(&TOWNS), random.day());
    let mut paragraphs = 0;
    while text.len() < bytes {
        if paragraphs % 8 == 7 {
            // Writing to a string cannot fail.
            let _ = write!(text, "\n## The {} of {}\n", random.pick(&BODIES), random.pick(&TOWNS));
        }
        text.push('\n');
        if random.below(9) == 0 {
            for _ in 0..3 {
                let (thing, _) = THINGS[random.below(10)];
                let _ = writeln!(text, "- {}: {} {thing}", random.pick(&TOWNS), random.number());
            }
        } else {
            let sentences: Vec<String> = (0..2 + random.below(4)).map(|_| random.sentence()).collect();
            let _ = writeln!(text, "{}", sentences.join(" "));
        }
        paragraphs += 1;
    }
    text
}

/// Random numbers that are the same everywhere: xorshift64*.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        Self((seed ^ 0x9e37_79b9_7f4a_7c15).max(1))
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below(from.len())]
    }

    fn year(&mut self) -> usize {
        1990 + self.below(36)
    }

    fn day(&mut self) -> String {
        let (month, day) = (self.pick(&MONTHS), 1 + self.below(28));
        format!("{month} {day}, {}", self.year())
    }

    /// A count as news writes it.
    fn number(&mut self) -> String {
        let thousands = self.below(900);
        match self.below(4) {
            0 => format!("{}", 13 + self.below(900)),
            1 => format!("{}.{} million", 1 + self.below(90), self.below(10)),
            2 => ["two", "three", "nine", "a dozen", "twenty-five"][self.below(5)].to_owned(),
            _ => format!("{},{:03}", 1 + thousands, self.below(1000)),
        }
    }

    fn sentence(&mut self) -> String {
        let (town, body, person) = (self.pick(&TOWNS), self.pick(&BODIES), self.pick(&PEOPLE));
        let (thing, done) = THINGS[self.below(10)];
        let (hedge, number, year) = (self.pick(&HEDGES), self.number(), self.year());
        match self.below(9) {
            0 => format!("In {year}, {hedge}{number} {thing} {done} in {town}."),
            1 => format!("The {town} {body} spent {hedge}${number} on {thing} between {year} and {}.", year + 3),
            2 => format!("According to {person} of the {body}, {}% of the {thing} in {town} are new.", self.below(100)),
            3 => format!(
                "\u{201c}We have {hedge}{number} {thing}, and that is not enough,\u{201d} {person} said on {}.",
                self.day()
            ),
            4 => format!("It plans to add {number} {thing}, but the {body} has not said when."),
            5 => format!(
                "{person} signed the {town} {} Act, which is in force since {year}.",
                ["Lighting", "Fisheries", "Archives"][self.below(3)]
            ),
            6 => format!("There are no {thing} in {town}, and the council does not expect any."),
            7 => format!(
                "The agency counted {hedge}{number} {thing} last week: {} in {town} and the rest in {}.",
                self.below(90),
                self.pick(&TOWNS)
            ),
            _ => format!(
                "Nobody at the {body} wished to speak about the matter, which has been with the council of {town} for some time."
            ),
        }
    }
}
