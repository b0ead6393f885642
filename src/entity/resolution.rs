//! Resolution: which of many names denote one entity, joined from the surest step to the weakest.

use super::edges::{Joined, Known, nested};
use super::how::{How, Standing};
use super::index::{self, Group, Spelling, Written};
use super::name::Name;
use super::persons::short_for;
use super::registry::Registry;
use super::resolver::{EntityId, NearMissPair, Resolver, Step, VariantPair, text_of};
use super::stand::{judge, words_after_and};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// In how many sources each of two spellings must stand for neither to be a slip of the other.
const WELL_USED: usize = 2;

impl Resolver {
    /// Joins `names`, each with the source that has it; `definitions` are acronyms that sources define
    /// (acronym, expansion, source).
    #[must_use]
    pub fn new(
        registry: &Registry,
        names: impl IntoIterator<Item = (String, String)>,
        definitions: &[(String, String, String)],
    ) -> Resolver {
        let mut spellings: BTreeMap<Written, Spelling> = BTreeMap::new();
        for (text, source) in names {
            let spelling = spellings.entry(written(text)).or_default();
            spelling.mentions += 1;
            spelling.sources.insert(source);
        }
        let mut given: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (acronym, expansion, source) in definitions {
            given.entry(expansion.clone()).or_default().insert(acronym.clone());
            for text in [acronym, expansion] {
                spellings.entry(written(text.clone())).or_default().sources.insert(source.clone());
            }
        }
        let identifiers = register(registry, &mut spellings);
        let groups = index::groups(&spellings, &given, registry);
        let mut run = Run::new(registry, groups, &spellings);
        run.join_registered(&identifiers);
        run.weigh();
        run.finish()
    }
}

/// A step that holds only if nothing else claims the shorter name.
struct Claim {
    full: u32,
    how: How,
}

fn written(text: String) -> Written {
    Written { text, place: String::new() }
}

/// Adds the names, aliases and identifiers of the registry; returns the identifiers.
fn register(registry: &Registry, spellings: &mut BTreeMap<Written, Spelling>) -> BTreeSet<String> {
    let mut sharing: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (i, entity) in registry.entities().iter().enumerate() {
        for text in entity.names() {
            sharing.entry(index::group_key(&Name::read(text), registry)).or_default().insert(i);
        }
    }
    let mut identifiers = BTreeSet::new();
    for (i, entity) in registry.entities().iter().enumerate() {
        for text in entity.names() {
            let shared = sharing.get(&index::group_key(&Name::read(text), registry)).is_some_and(|s| s.len() > 1);
            let place = entity.within.clone().filter(|_| shared).unwrap_or_default();
            if !place.is_empty() {
                // The name alone is nobody's in particular.
                spellings.entry(written(text.to_owned())).or_default();
            }
            let name = Written { text: text.to_owned(), place };
            spellings.entry(name).or_default().entities.insert(i);
        }
        for id in entity.ids.values() {
            identifiers.insert(id.clone());
            spellings.entry(written(id.clone())).or_default().entities.insert(i);
        }
        for other in entity.distinct_from.iter().filter(|d| registry.position(d).is_none()) {
            spellings.entry(written(other.clone())).or_default();
        }
    }
    identifiers
}

/// The state of a resolution.
struct Run<'r> {
    registry: &'r Registry,
    groups: Vec<Group>,
    by_text: HashMap<String, u32>,
    by_key: HashMap<String, u32>,
    joined: Joined<'r>,
    steps: Vec<Step>,
    /// Pairs whose names differ in a content word or its order.
    variants: Vec<Step>,
    refused: BTreeMap<(u32, u32), String>,
    /// Names that add another place to what follows "U.S." in some name, by what they add it to.
    elsewhere: HashMap<Vec<String>, Vec<u32>>,
}

impl<'r> Run<'r> {
    fn new(registry: &'r Registry, groups: Vec<Group>, spellings: &BTreeMap<Written, Spelling>) -> Self {
        let mut by_key = HashMap::with_capacity(groups.len());
        let mut by_text = HashMap::with_capacity(spellings.len());
        for (i, group) in (0u32..).zip(&groups) {
            by_key.insert(group.key.clone(), i);
            for text in &group.texts {
                if spellings.contains_key(&written(text.clone())) && group.name.containers.is_empty()
                    || !by_text.contains_key(text)
                {
                    by_text.insert(text.clone(), i);
                }
            }
        }
        let joined = Joined::new(registry, known(registry, &groups, &by_text));
        let elsewhere = elsewhere(&groups);
        let (steps, variants, refused) = (Vec::new(), Vec::new(), BTreeMap::new());
        Self { registry, groups, by_text, by_key, joined, steps, variants, refused, elsewhere }
    }

    /// Names, aliases and identifiers of one entry always join.
    fn join_registered(&mut self, identifiers: &BTreeSet<String>) {
        let mut first: BTreeMap<usize, u32> = BTreeMap::new();
        let mut members: Vec<(usize, u32)> = Vec::new();
        for (i, group) in (0u32..).zip(&self.groups) {
            if let (Some(entity), 1) = (group.entities.first(), group.entities.len()) {
                members.push((*entity, i));
                let name = self.registry.entities().get(*entity).map(|e| e.name.as_str());
                if group.texts.iter().any(|t| Some(t.as_str()) == name) {
                    first.insert(*entity, i);
                }
            }
        }
        for (entity, group) in members {
            let main = *first.entry(entity).or_insert(group);
            let identifier = self.groups[group as usize].texts.iter().find(|t| identifiers.contains(*t));
            let how = match (identifier, self.registry.entities().get(entity)) {
                (Some(id), _) => How::Identifier(id.clone()),
                (None, Some(e)) => How::Alias(e.name.clone()),
                (None, None) => continue,
            };
            if main != group {
                self.joined.join_surely(main, group, &how);
                self.steps.push(Step { a: main, b: group, how });
            }
        }
    }

    /// Judges the candidate pairs, joins by the sure steps, then by those that other names may dispute.
    fn weigh(&mut self) {
        let pairs = index::candidates(&self.groups);
        let (groups, registry) = (&self.groups, self.registry);
        let judged: Vec<(u32, u32, Standing)> = pairs
            .into_par_iter()
            .map(|(a, b)| (a, b, judge_groups(registry, &groups[a as usize], &groups[b as usize])))
            .filter(|(_, _, standing)| !matches!(standing, Standing::Different(_)))
            .collect();
        let mut sure = Vec::new();
        let mut claims: BTreeMap<u32, Vec<Claim>> = BTreeMap::new();
        for (a, b, standing) in judged {
            match standing {
                Standing::Same(how) => match self.shorter(a, b, &how) {
                    Some((short, full)) => claims.entry(short).or_default().push(Claim { full, how }),
                    None => sure.push(Step { a, b, how }),
                },
                Standing::Variant(how) => {
                    self.variants.push(Step { a, b, how: how.clone() });
                    sure.push(Step { a, b, how });
                }
                Standing::NearMiss(why) => {
                    self.refused.insert((a, b), why);
                }
                Standing::Different(_) => {}
            }
        }
        for step in sure {
            self.join(step);
        }
        let mut claims: Vec<(u32, Vec<Claim>)> = claims.into_iter().collect();
        // Longer names first, and titled ones: "Mayor Reyes" is settled before "Reyes" asks who that is.
        claims.sort_by_key(|(short, _)| {
            let name = &self.groups[*short as usize].name;
            (Reverse(name.keys.len()), name.titles.is_empty(), *short)
        });
        for (short, claims) in claims {
            self.settle(short, claims);
        }
    }

    fn join(&mut self, step: Step) {
        match self.joined.join(step.a, step.b, &step.how) {
            Ok(()) => self.steps.push(step),
            Err(why) => {
                self.refused.insert((step.a.min(step.b), step.a.max(step.b)), why);
            }
        }
    }

    /// Which of two names is short for the other, if the step that joins them can be disputed.
    fn shorter(&self, a: u32, b: u32, how: &How) -> Option<(u32, u32)> {
        let (x, y) = (&self.groups[a as usize].name, &self.groups[b as usize].name);
        let a_is_short = match how {
            How::Acronym => x.is_acronym(),
            How::Qualifier => x.containers.is_empty(),
            How::Generation => x.generation.is_none(),
            How::Honorific if x.keys.len() == 1 => x.titles.is_empty(),
            How::Surname if x.keys.len() == y.keys.len() => x.keys[0].len() == 1,
            How::Jurisdiction | How::GenericWord | How::MiddleName | How::Surname => x.keys.len() < y.keys.len(),
            _ => return None,
        };
        Some(if a_is_short { (a, b) } else { (b, a) })
    }

    /// Joins a short name with what it is short for, if that is one entity.
    fn settle(&mut self, short: u32, mut claims: Vec<Claim>) {
        let letters = index::acronym_key(&self.groups[short as usize].name.text);
        let given = |run: &Self, claim: &Claim| run.groups[claim.full as usize].acronyms.contains_key(&letters);
        if claims.iter().any(|claim| claim.how == How::Acronym && given(self, claim)) {
            // A source that writes the tie out settles what initials leave open.
            claims.retain(|claim| claim.how != How::Acronym || given(self, claim));
        }
        claims.retain(|claim| match self.joined.contradiction(short, claim.full) {
            Some(why) => {
                self.refused.insert((short.min(claim.full), short.max(claim.full)), why);
                false
            }
            None => true,
        });
        let roots: BTreeSet<u32> = claims.iter().map(|claim| self.joined.root(claim.full)).collect();
        let other = claims.iter().find_map(|claim| self.other_country(short, claim));
        if roots.len() > 1 || other.is_some() {
            let mut names: Vec<&str> = claims.iter().map(|claim| text_of(&self.groups, claim.full)).collect();
            names.extend(other);
            names.sort_unstable();
            names.dedup();
            let why = format!("\"{}\" may be any of {}", text_of(&self.groups, short), names.join(", "));
            for claim in claims {
                self.refused.insert((short.min(claim.full), short.max(claim.full)), why.clone());
            }
            return;
        }
        for Claim { full, how } in claims {
            self.join(Step { a: short, b: full, how });
        }
    }

    /// A body of the same name that is of another place than the country that `claim` adds.
    fn other_country(&self, short: u32, claim: &Claim) -> Option<&str> {
        if claim.how != How::Jurisdiction {
            return None;
        }
        let others = self.elsewhere.get(&self.groups[short as usize].name.keys)?;
        others.iter().find(|o| **o != claim.full).map(|o| text_of(&self.groups, *o))
    }

    /// Reads off the entities, their canonical names, the variants and the near misses.
    fn finish(self) -> Resolver {
        let mut clusters: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for group in (0u32..).take(self.groups.len()) {
            clusters.entry(self.joined.root(group)).or_default().push(group);
        }
        let mut named: Vec<(String, Vec<u32>)> =
            clusters.into_values().map(|members| (self.canonical(&members), members)).collect();
        named.sort();
        let mut ids = vec![EntityId(0); self.groups.len()];
        let mut canonical = Vec::with_capacity(named.len());
        for (id, (name, members)) in (0u32..).zip(named) {
            members.into_iter().for_each(|group| ids[group as usize] = EntityId(id));
            canonical.push(name);
        }
        let variants = self.variant_pairs(&ids);
        let near_misses =
            self.refused.iter().filter(|((a, b), _)| ids[*a as usize] != ids[*b as usize]).map(|((a, b), why)| {
                let (a, b) = in_order(text_of(&self.groups, *a), text_of(&self.groups, *b));
                NearMissPair { a, b, why: why.clone() }
            });
        let mut near_misses: Vec<NearMissPair> = near_misses.collect();
        near_misses.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
        Resolver {
            registry: self.registry.clone(),
            by_text: self.by_text,
            by_key: self.by_key,
            ids,
            canonical,
            steps: self.steps,
            refused: self.refused,
            variants,
            near_misses,
            groups: self.groups,
        }
    }

    /// The registry's name, else the best full spelling.
    fn canonical(&self, members: &[u32]) -> String {
        let groups = || members.iter().map(|m| &self.groups[*m as usize]);
        let entity = groups().find(|g| g.entities.len() == 1).and_then(|g| g.entities.first());
        if let Some(entity) = entity.and_then(|e| self.registry.entities().get(*e)) {
            return entity.name.clone();
        }
        let best =
            groups().filter_map(|group| group.texts.first().map(|text| (group, text))).min_by_key(|(group, text)| {
                let name = &group.name;
                let full = !name.is_acronym() && (name.keys.len() > 1 || !name.numbers.is_empty());
                (Reverse(full), Reverse(group.mentions), Reverse(text.chars().count()), *text)
            });
        best.map(|(_, text)| text.clone()).unwrap_or_default()
    }

    /// The pairs to report: of joined names that no entry of the registry already ties.
    fn variant_pairs(&self, ids: &[EntityId]) -> Vec<VariantPair> {
        let mut pairs = Vec::new();
        for Step { a, b, how } in &self.variants {
            let (x, y) = (&self.groups[*a as usize], &self.groups[*b as usize]);
            if ids[*a as usize] == ids[*b as usize] && x.entities.is_disjoint(&y.entities) {
                let id = ids[*a as usize];
                let (a, b) = (text_of(&self.groups, *a).to_owned(), text_of(&self.groups, *b).to_owned());
                pairs.push(VariantPair { id, a, b, how: how.clone() });
            }
        }
        // Spellings of the same words in the same order, of which one has moved its "and".
        for (group, id) in self.groups.iter().zip(ids).filter(|(g, _)| g.texts.len() > 1 && g.entities.is_empty()) {
            let mut places: BTreeMap<Vec<usize>, &String> = BTreeMap::new();
            for text in &group.texts {
                places.entry(words_after_and(&Name::read(text))).or_insert(text);
            }
            places.remove(&Vec::new());
            let texts: Vec<&String> = places.into_values().collect();
            for pair in texts.windows(2) {
                let (a, b) = in_order(pair[0], pair[1]);
                pairs.push(VariantPair { id: *id, how: How::MovedAnd { a: a.clone(), b: b.clone() }, a, b });
            }
        }
        // Where one name of the entity spells the acronym, the other names are variants of that one.
        let spelled: BTreeSet<(EntityId, &String)> = (self.groups.iter().zip(ids))
            .filter(|(g, _)| g.name.keys.len() > 1)
            .flat_map(|(g, id)| g.acronyms.iter().filter(|(_, a)| g.name.spells(a)).map(|(letters, _)| (*id, letters)))
            .collect();
        for (group, id) in self.groups.iter().zip(ids) {
            for (_, acronym) in group.acronyms.iter().filter(|(letters, _)| !spelled.contains(&(*id, *letters))) {
                let registered = self.registry.position(acronym).is_some_and(|e| group.entities.contains(&e));
                if let Some(how) = group.name.doubts(acronym).filter(|_| !registered) {
                    let name = group.texts.first().cloned().unwrap_or_default();
                    pairs.push(VariantPair { id: *id, a: name, b: acronym.clone(), how });
                }
            }
        }
        pairs.sort_by(|x, y| (x.id, &x.a, &x.b, &x.how).cmp(&(y.id, &y.a, &y.b, &y.how)));
        pairs
    }
}

/// What is known of each group before anything is joined.
fn known(registry: &Registry, groups: &[Group], by_text: &HashMap<String, u32>) -> Vec<Known> {
    let mut by_entity: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut known = Vec::with_capacity(groups.len());
    for (i, group) in groups.iter().enumerate() {
        let entity = group.entities.first().copied().filter(|_| group.entities.len() == 1);
        let mut containers = group.name.containers.clone();
        if let Some(entity) = entity {
            by_entity.entry(entity).or_default().push(i);
            let within = registry.entities().get(entity).and_then(|e| e.within.clone());
            if containers.is_empty() {
                containers.extend(within);
            }
        }
        known.push(Known { entity, containers, generation: group.name.generation.clone(), distinct: BTreeSet::new() });
    }
    let mut pair = 0;
    for (i, entity) in registry.entities().iter().enumerate() {
        for other in &entity.distinct_from {
            let others = match registry.position(other) {
                Some(entity) => by_entity.get(&entity).cloned().unwrap_or_default(),
                None => by_text.get(other).map(|g| *g as usize).into_iter().collect(),
            };
            for (members, side) in [(by_entity.get(&i).cloned().unwrap_or_default(), true), (others, false)] {
                for member in members {
                    known[member].distinct.insert((pair, side));
                }
            }
            pair += 1;
        }
    }
    known
}

/// Of each name that follows "U.S." somewhere, the names in which another word stands before it.
fn elsewhere(groups: &[Group]) -> HashMap<Vec<String>, Vec<u32>> {
    let national = |g: &&Group| g.name.keys.first().is_some_and(|k| k == "us");
    let mut elsewhere: HashMap<Vec<String>, Vec<u32>> =
        groups.iter().filter(national).map(|g| (g.name.keys[1..].to_vec(), Vec::new())).collect();
    for (i, group) in (0u32..).zip(groups) {
        if let [first, tail @ ..] = &group.name.keys[..]
            && first != "us"
            && let Some(others) = elsewhere.get_mut(tail)
        {
            others.push(i);
        }
    }
    elsewhere
}

fn in_order(a: &str, b: &str) -> (String, String) {
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    (a.to_owned(), b.to_owned())
}

/// The standing of two groups: of their names, with the acronyms and sources of all their spellings.
fn judge_groups(registry: &Registry, a: &Group, b: &Group) -> Standing {
    // What the project says of a name goes before what the list of countries and cities says.
    if a.entities.is_empty()
        && b.entities.is_empty()
        && let (Some((x, name)), Some((y, other))) = (&a.place, &b.place)
    {
        return match x == y {
            true => Standing::Same(How::Gazetteer((*name).to_owned())),
            false => Standing::Different(format!("two places: {name} and {other}")),
        };
    }
    let shared = a.acronyms.keys().find(|letters| b.acronyms.contains_key(*letters));
    for (acronym, words) in [(a, b), (b, a)] {
        if acronym.name.is_acronym() && words.acronyms.contains_key(&index::acronym_key(&acronym.name.text)) {
            return Standing::Same(How::Acronym);
        }
    }
    let places = |x: &str, y: &str| nested(registry, x, y);
    let standing = match shared {
        Some(letters) => {
            let with = |name: &Name| name.clone().with_acronym(letters);
            judge(&with(&a.name), &with(&b.name), &places)
        }
        None => judge(&a.name, &b.name, &places),
    };
    let one_source = || a.sources.iter().any(|source| b.sources.contains(source));
    match standing {
        Standing::Same(How::Misspelling { .. }) if a.sources.len() >= WELL_USED && b.sources.len() >= WELL_USED => {
            Standing::NearMiss("a letter or two apart, but both spellings are well used".to_owned())
        }
        Standing::NearMiss(why) => {
            let person = |x: &Group, y: &Group| short_for(&x.name, &y.name) && y.name.is_evidently_person();
            if (person(a, b) || person(b, a)) && one_source() {
                Standing::Same(How::Surname)
            } else {
                Standing::NearMiss(why)
            }
        }
        other => other,
    }
}
