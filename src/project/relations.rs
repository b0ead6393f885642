//! Whether the relations of a project can be evaluated: their expressions, and the operands that these name.

use super::Project;
use crate::claim::{ClaimId, Fault, OperandSpec, Place, Problem, RelationEntry, nearest, relation_faults};
use crate::conflict::Fared;
use crate::relation::parse;
use std::collections::{BTreeMap, BTreeSet};

/// The file of the relations.
const FILE: &str = "claims/relations.toml";

/// What an evaluation says of a divisor that is nothing but zero.
const BY_ZERO: &str = "divides by zero: the divisor can be 0";

impl Project {
    /// Notes what makes a relation impossible to evaluate, and leaves such relations out.
    pub(super) fn check_relations(&mut self) {
        let known: BTreeSet<&ClaimId> =
            self.claims.iter().map(|claim| &claim.id).chain(self.left_out.iter().flatten()).collect();
        // Where the id of a claim could not be read, an operand may mean that one.
        let all_known = self.left_out.iter().all(Option::is_some);
        let mut faults: BTreeMap<String, Vec<Fault>> = BTreeMap::new();
        for relation in &self.relations {
            let found = faults_of(relation, &known, all_known);
            if !found.is_empty() {
                faults.insert(relation.id.clone(), found);
            }
        }
        let mut found = problems(self, &faults);
        self.problems.append(&mut found);
        self.relations.retain(|relation| !faults.contains_key(&relation.id));
    }
}

/// What is wrong with a relation, as far as the files tell.
fn faults_of(relation: &RelationEntry, known: &BTreeSet<&ClaimId>, all_known: bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    let names: Vec<&str> = relation.operands.iter().map(|(name, _)| name.as_str()).collect();
    match parse(&relation.expr) {
        Err(syntax) => {
            let message = format!("`expr` cannot be read: {}", syntax.message);
            faults.push(Fault { place: Place::Within("expr", syntax.at), message, help: syntax.help });
        }
        Ok(expr) => {
            let used = expr.names();
            for name in used.iter().filter(|name| !names.contains(name)) {
                let near = nearest(name, &names).map(|near| format!("did you mean `{near}`? "));
                let help = format!("{}say what it stands for in `where`", near.unwrap_or_default());
                let message = format!("`expr` has the name `{name}`, which `where` does not have");
                faults.push(Fault { place: Place::Key("expr"), message, help });
            }
            for name in names.iter().filter(|name| !used.contains(name)) {
                let message = format!("`where` has the name `{name}`, which `expr` does not have");
                let place = Place::Member("where", (*name).to_owned());
                faults.push(Fault { place, message, help: "use it in `expr`, or take it out".to_owned() });
            }
        }
    }
    for (name, operand) in &relation.operands {
        let OperandSpec::Claim(id) = operand else { continue };
        if known.contains(id) || !all_known {
            continue;
        }
        let siblings: Vec<&str> =
            known.iter().filter(|other| other.source == id.source).map(|other| other.name.as_str()).collect();
        let near = nearest(&id.name, &siblings).map(|near| format!("did you mean \"{}/{near}\"? ", id.source));
        let help = format!("{}name a claim by source/claim-id", near.unwrap_or_default());
        let message = format!("`{name}` names the claim {id}, which does not exist");
        faults.push(Fault { place: Place::Member("where", name.clone()), message, help });
    }
    faults
}

/// A problem for every relation whose divisor was found to be zero, whatever else holds.
pub(super) fn zero_divisors(project: &Project, written: &BTreeMap<String, Fared>) -> Vec<Problem> {
    let by_zero = written.iter().filter(|(_, fared)| fared.not_evaluated.contains(BY_ZERO));
    let fault = || Fault {
        place: Place::Key("expr"),
        message: "this relation divides by zero".to_owned(),
        help: "divide by what is never zero, or multiply the other side instead".to_owned(),
    };
    problems(project, &by_zero.map(|(id, _)| (id.clone(), vec![fault()])).collect())
}

/// For coverage: the relations that were never evaluated, each with the reasons.
pub(super) fn never_evaluated(written: &BTreeMap<String, Fared>) -> impl Iterator<Item = String> {
    written.iter().filter(|(_, fared)| fared.evaluated == 0).map(|(id, fared)| {
        let why: Vec<&str> = fared.not_evaluated.iter().map(String::as_str).collect();
        format!("relation \"{id}\" was never evaluated: {}", why.join("; "))
    })
}

/// The faults of relations, by id, as problems of their file.
fn problems(project: &Project, faults: &BTreeMap<String, Vec<Fault>>) -> Vec<Problem> {
    if faults.is_empty() { Vec::new() } else { relation_faults(FILE, &project.reread(FILE), faults) }
}
