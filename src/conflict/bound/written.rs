//! The relations that the project wrote: which claims their operands are.

use super::*;

impl<'a> Binder<'a> {
    /// The relations that the project wrote.
    pub(super) fn written(&mut self, written: &[RelationEntry]) {
        let properties = written.iter().flat_map(|entry| &entry.operands).filter_map(|(_, spec)| match spec {
            OperandSpec::Property { property, .. } => Some(property.as_str()),
            OperandSpec::Claim(_) => None,
        });
        let carriers = self.carriers(properties.collect());
        for entry in written {
            self.one_written(entry, &carriers);
        }
    }

    /// The live claims of each of some properties, in order.
    fn carriers<'p>(&self, properties: BTreeSet<&'p str>) -> BTreeMap<&'p str, Vec<usize>> {
        let mut found: BTreeMap<&str, Vec<usize>> = properties.iter().map(|name| (*name, Vec::new())).collect();
        if properties.is_empty() {
            return found;
        }
        let (mut by_id, mut by_stems) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        for name in properties {
            self.vocabulary.named(name).into_iter().for_each(|id| by_id.entry(id).or_default().push(name));
            by_stems.entry(content_stems(name)).or_default().push(name);
        }
        for i in (0..self.frames.len()).filter(|i| self.is_live(*i)) {
            let named = self.frames[i].property.and_then(|id| by_id.get(&id));
            let worded = by_stems.get(&content_stems(&self.claim(i).property));
            let names: BTreeSet<&str> = named.into_iter().chain(worded).flatten().copied().collect();
            names.into_iter().filter_map(|name| found.get_mut(name).map(|c| c.push(i))).for_each(drop);
        }
        found
    }

    fn one_written(&mut self, entry: &RelationEntry, carriers: &BTreeMap<&str, Vec<usize>>) {
        // Operands named by property are bound once for each subject that has all of them in one source.
        let mut groups: BTreeMap<Option<WrittenKey<'a>>, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
        let mut fixed: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (name, spec) in &entry.operands {
            match spec {
                OperandSpec::Claim(id) => match self.ids.get(id).filter(|frame| self.is_live(**frame)) {
                    Some(frame) => drop(fixed.insert(name, vec![*frame])),
                    None => return self.skip(entry, format!("no claim {id}")),
                },
                OperandSpec::Property { property, subject, place, period, population } => {
                    let narrowed = [subject, place, period, population];
                    // Where another operand is of a group, one of no group is of all: "women + men = all".
                    let of_all = population.is_none()
                        && entry
                            .operands
                            .iter()
                            .any(|(_, spec)| matches!(spec, OperandSpec::Property { population: Some(_), .. }));
                    // A claim in the very words of one operand is no other's: "beds in a room" is no "capacity".
                    let words = content_stems(property);
                    let others: Vec<Vec<String>> = entry
                        .operands
                        .iter()
                        .filter_map(|(_, spec)| match spec {
                            OperandSpec::Property { property, .. } => Some(content_stems(property)),
                            OperandSpec::Claim(_) => None,
                        })
                        .filter(|other| *other != words)
                        .collect();
                    for i in carriers.get(property.as_str()).into_iter().flatten().copied() {
                        let taken = || others.contains(&content_stems(&self.claim(i).property));
                        let whole = !of_all || self.frames[i].population.is_empty();
                        if whole && self.meets(i, narrowed) && !taken() {
                            // What an operand's own entry narrows, and over what it is summed, need not be shared.
                            let mut key = self.subject_key(i);
                            let topic = self.without_property(i, key.0);
                            key.0 = &NOTHING;
                            if population.is_some() || is_spread(name, &entry.expr) {
                                key.2 = &NOTHING;
                            }
                            if place.is_some() {
                                key.4 = None;
                            }
                            let key = Some((topic, key, &self.claim(i).id.source));
                            groups.entry(key).or_default().entry(name).or_default().push(i);
                        }
                    }
                }
            }
        }
        if groups.is_empty() {
            groups.insert(None, BTreeMap::new());
        }
        let of_periods =
            entry.operands.iter().any(|(_, spec)| matches!(spec, OperandSpec::Property { period: Some(_), .. }));
        let mut bindings = Vec::new();
        for bound in groups.into_values() {
            if of_periods { bindings.push(bound) } else { bindings.extend(self.at_one_time(bound)) }
        }
        for bound in bindings {
            let mut all = fixed.clone();
            all.extend(bound);
            if let Some((name, _)) = entry.operands.iter().find(|(name, _)| !all.contains_key(name.as_str())) {
                self.skip(entry, format!("no claim for the operand {name}"));
                continue;
            }
            let terms: Option<Vec<_>> =
                all.iter().map(|(name, frames)| self.written_term(name, frames, &entry.expr)).collect();
            match terms {
                Some(terms) => {
                    self.evaluate_named(Shape::Written, &entry.id, &entry.expr, terms, &entry.because, "", Vec::new())
                }
                None => self.skip(entry, "an operand has no figure".to_owned()),
            }
        }
    }

    /// The operands of one binding by the time that they are of: the removals of 2024 are no part of those of 2023.
    fn at_one_time<'n>(&self, bound: BTreeMap<&'n str, Vec<usize>>) -> Vec<BTreeMap<&'n str, Vec<usize>>> {
        let Some(anchors) = bound.values().min_by_key(|frames| frames.len()) else { return vec![bound] };
        let mut found: Vec<BTreeMap<&'n str, Vec<usize>>> = Vec::new();
        for anchor in anchors.iter().take(MAX_BLOCK) {
            let of_time = bound.iter().map(|(name, frames)| {
                (*name, frames.iter().copied().filter(|f| self.same_time(*f, *anchor)).collect::<Vec<_>>())
            });
            let of_time: BTreeMap<&str, Vec<usize>> = of_time.filter(|(_, frames)| !frames.is_empty()).collect();
            if !found.contains(&of_time) {
                found.push(of_time);
            }
        }
        found
    }

    fn written_term(&self, name: &str, frames: &[usize], expr: &str) -> Option<(String, Operand, Vec<usize>)> {
        let first = *frames.first()?;
        if let Reading::List { members, complete } = &self.frames[first].reading {
            let shown = format!("{} listed", members.len());
            return Some((name.to_owned(), Operand::list(members.len(), *complete, shown), vec![first]));
        }
        let used = if is_spread(name, expr) { frames } else { &frames[..1] };
        let terms: Option<Vec<Term>> = used.iter().map(|f| self.term("operand", *f)).collect();
        let terms = terms?;
        let shown = terms.iter().map(|t| t.operand.shown.clone()).collect::<Vec<_>>().join(" + ");
        let values = terms.iter().map(|t| t.operand.values[0]).collect();
        Some((name.to_owned(), Operand::several(values, shown), used.to_vec()))
    }

    fn meets(&self, frame: usize, narrowed: [&Option<String>; 4]) -> bool {
        let claim = self.claim(frame);
        let resolver = self.framer.resolver();
        let same = |a: &str, b: &str| resolver.same(a, b) || crate::text::fold_key(a) == crate::text::fold_key(b);
        let [subject, place, period, population] = narrowed;
        subject.as_ref().is_none_or(|s| same(s, &claim.subject))
            && place.as_ref().is_none_or(|p| claim.place.as_ref().is_some_and(|q| same(p, q)))
            && period.as_ref().is_none_or(|p| claim.period.as_ref() == Some(p) || claim.as_of.as_ref() == Some(p))
            && population
                .as_ref()
                .is_none_or(|p| claim.population.as_ref().is_some_and(|q| same(p, q) || self.one_group(p, q)))
    }

    /// Whether two wordings name one group: "women", "female".
    fn one_group(&self, a: &str, b: &str) -> bool {
        let group = |text: &str| self.framer.classes().take(&crate::claim::content_stems(text));
        let (x, y) = (group(a), group(b));
        !x.0.is_empty() && x == y
    }
}
