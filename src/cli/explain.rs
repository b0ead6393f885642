//! `gainsay explain`: a conflict, one or two claims, a kind, or a reason for not comparing.

use super::bulk::Bulk;
use super::rows;
use super::terminal::Output;
use super::{Exit, Place, Usage, day};
use crate::audit::Outcome;
use crate::claim::{ClaimId, SourceId, nearest};
use crate::compare::{Agreement, Reason};
use crate::conflict::{Conflict, DETECTORS, Findings, Scene, detector};
use crate::pairing::{
    Cap, Decision, Frame, Matching, Pairing, Waterfall, Weighed, Weigher, comparable, odds_in_words, values,
    weight_of_odds,
};
use crate::project::{self, Options, Project};
use crate::report::{self, Templates, View};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Explains what the report says, and what it does not.
#[derive(clap::Args)]
pub struct Explain {
    /// A fingerprint (eight digits are enough), one or two claim ids, a kind of conflict, a reason, or "kinds".
    #[arg(required = true, num_args = 1..=2, value_name = "WHAT")]
    what: Vec<String>,
    #[command(flatten)]
    place: Place,
    /// The day of the run that is explained, where `gainsay check` was given one.
    #[arg(long, value_parser = day, value_name = "YYYY-MM-DD")]
    today: Option<chrono::NaiveDate>,
    #[command(flatten)]
    bulk: Bulk,
}

impl Explain {
    pub(super) fn run(self, out: &Output) -> anyhow::Result<Exit> {
        let text = match &self.what[..] {
            [a, b] => self.pair(a, b, out)?,
            [what] => self.one(what, out)?,
            _ => return Err(Usage("give one or two things to explain".to_owned()).into()),
        };
        out.words(&text)?;
        Ok(Exit::Clean)
    }

    fn one(&self, what: &str, out: &Output) -> anyhow::Result<String> {
        if what.is_empty() {
            return Err(Usage("give a fingerprint, a claim id, a kind or a reason".to_owned()).into());
        }
        if what == "kinds" {
            return Ok(kinds());
        }
        if let Some(found) = detector(what) {
            let severity = found.severity.name();
            return Ok(format!("# {}\n\nSeverity from {severity}; since {}.\n\n{}", found.id, found.since, found.doc));
        }
        if let Some(reason) = Reason::ALL.iter().find(|r| r.name().eq_ignore_ascii_case(what)) {
            return Ok(format!("# {reason}\n\n{}\n", reason.explanation()));
        }
        let project = self.project(out)?;
        if let Some(text) = rows::one(&project, what)? {
            return Ok(text);
        }
        if what.contains('/') { self.claim(&project, what) } else { self.conflict(&project, what) }
    }

    fn project(&self, out: &Output) -> anyhow::Result<Project> {
        let place = self.place.checked()?;
        match self.bulk.load(&place.project, out)? {
            Some(project) => Ok(project),
            None => Ok(project::load(&place.project)?),
        }
    }

    fn with_scene<T>(
        &self,
        project: &Project,
        see: impl FnOnce(&Scene<'_>, &Findings) -> T,
    ) -> anyhow::Result<(Outcome, T)> {
        let place = self.place.checked()?;
        let options = Options { documents: place.documents.as_deref(), today: self.today };
        Ok(project.crosscheck(options, see))
    }

    fn conflict(&self, project: &Project, fingerprint: &str) -> anyhow::Result<String> {
        let (outcome, ()) = self.with_scene(project, |_, _| ())?;
        let ruled = outcome.ruled.iter().map(|r| &r.conflict);
        let all: Vec<&Conflict> = outcome.conflicts.iter().chain(&outcome.notes).chain(ruled).collect();
        let exact: Vec<&Conflict> = all.iter().copied().filter(|c| c.fingerprint == fingerprint).collect();
        let begins = all.into_iter().filter(|c| c.fingerprint.starts_with(fingerprint));
        let found: Vec<&Conflict> = if exact.is_empty() { begins.collect() } else { exact };
        match found[..] {
            [conflict] => {
                let conflicts = vec![conflict.clone()];
                let one = Outcome { conflicts, sources: outcome.sources.clone(), ..Outcome::default() };
                let view = View::new(&one, &report::Options::default());
                let markdown = report::render(&view, report::Format::Markdown, &Templates::new())?;
                let body = plain(&section(&markdown, &conflict.fingerprint));
                let doc = detector(conflict.kind).map_or("", |d| d.doc);
                let Conflict { fingerprint, evidence, kind, .. } = conflict;
                let ruling = format!("fingerprint = \"{fingerprint}\", evidence = \"{evidence}\"");
                Ok(format!("{body}\nA ruling on it has {ruling}.\n\n# {kind}\n\n{doc}"))
            }
            [] => {
                let kinds = DETECTORS.iter().map(|d| d.id).chain(Reason::ALL.iter().map(|r| r.name()));
                let near = nearest(fingerprint, &kinds.collect::<Vec<_>>());
                let near = near.map(|near| format!("did you mean \"{near}\"? ")).unwrap_or_default();
                let lists = "`gainsay explain kinds` lists the kinds and reasons";
                Err(Usage(format!("no conflict, kind or reason is called \"{fingerprint}\"; {near}{lists}")).into())
            }
            _ => {
                let n = found.len();
                Err(Usage(format!("{n} conflicts begin with \"{fingerprint}\": give more of the fingerprint")).into())
            }
        }
    }

    fn claim(&self, project: &Project, id: &str) -> anyhow::Result<String> {
        let id = claim_id(id)?;
        let (_, text) =
            self.with_scene(project, |scene, _| find(project, scene, &id).map(|frame| describe(scene, frame)))?;
        text
    }

    fn pair(&self, a: &str, b: &str, out: &Output) -> anyhow::Result<String> {
        let project = self.project(out)?;
        if let Some(text) = rows::two(&project, a, b)? {
            let [a, b] = [&text.ids[0], &text.ids[1]];
            let (outcome, ()) = self.with_scene(&project, |_, _| ())?;
            let found = in_conflicts(&outcome, a, b);
            let none = "The report has no conflict of the two.\n".to_owned();
            return Ok(text.words + &if found.is_empty() { none } else { found });
        }
        let (a, b) = (claim_id(a)?, claim_id(b)?);
        if a == b {
            return Err(Usage(format!("{a} is one claim: give two to see how they compare")).into());
        }
        let (outcome, text) = self.with_scene(&project, |scene, findings| -> anyhow::Result<String> {
            let (x, y) = (find(&project, scene, &a)?, find(&project, scene, &b)?);
            // The rows of a ledger meet by their keys alone.
            let by_key = scene.frames[x].key() == scene.frames[y].key() || x.max(y) >= findings.own;
            let how = if by_key { steps(scene, x, y) } else { weighed(scene, findings, &project.matching(), x, y) };
            Ok(format!("{}\n{}\n{how}\n", describe(scene, x), describe(scene, y)))
        })?;
        Ok(text? + &in_conflicts(&outcome, &a, &b))
    }
}

/// The conflicts and notes that two claims are in together, a line each.
fn in_conflicts(outcome: &Outcome, a: &ClaimId, b: &ClaimId) -> String {
    let both = |c: &&Conflict| {
        let between = c.between.iter().map(|between| &between.side);
        let all = || c.sides.iter().chain(between.clone()).flat_map(|side| &side.claims);
        all().any(|claim| claim.id == *a) && all().any(|claim| claim.id == *b)
    };
    let mut text = String::new();
    for conflict in outcome.conflicts.iter().chain(&outcome.notes).filter(both) {
        let Conflict { kind, fingerprint, severity, title, .. } = conflict;
        // Writing to a string cannot fail.
        let _ = writeln!(text, "Both are in {kind} {fingerprint} ({}): {title}", severity.name());
    }
    text
}

/// How two claims that are worded differently are weighed, and what became of the pair.
fn weighed(scene: &Scene<'_>, findings: &Findings, matching: &Matching, x: usize, y: usize) -> String {
    let frames = scene.frames.get(..findings.own).unwrap_or(scene.frames);
    let weigher = Weigher::new(scene.framer, scene.vocabulary, scene.claims, frames);
    let pair = weigher.weigh_pair(x, y);
    let mut text = String::from(
        "They are worded differently, so it is weighed whether they answer one question, in bits: each doubles the odds \
         (A is the first claim, B the second).\n",
    );
    for line in Waterfall::of(&weigher, &pair).lines() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {line}");
    }
    let odds = |odds: f64| odds_in_words(weight_of_odds(odds)).replace("about ", "");
    let (accept, review) = (odds(matching.accept_odds), odds(matching.review_odds));
    let _ =
        writeln!(text, "Compared from {accept} on (accept_odds), listed as possible from {review} on (review_odds).");
    text.push_str(&names_apart(scene, x, y));
    let _ = writeln!(text, "{}", decision(scene, &findings.pairing, matching, &pair));
    text
}

/// What became of a weighed pair, in a sentence or two.
fn decision(scene: &Scene<'_>, pairing: &Pairing, matching: &Matching, pair: &Weighed) -> String {
    let is = |a: usize, b: usize| (a.min(b), a.max(b)) == (pair.a.min(pair.b), pair.a.max(pair.b));
    let id = |frame: usize| &scene.claim(frame).id;
    let compared = pairing.questions.iter().flat_map(|q| &q.pairs).find(|p| is(p.a, p.b));
    match matching.ruling(id(pair.a), id(pair.b)) {
        Some(true) if compared.is_some() => return "Compared: a ruling says that they answer one question.".to_owned(),
        Some(false) => return "Not compared: a ruling says that they do not answer one question.".to_owned(),
        _ => {}
    }
    if let Some(found) = compared {
        let doubts: Vec<String> = found.doubts.iter().map(|d| format!(" Not certain: {}.", d.remark())).collect();
        return format!("Compared. The values stand: {}.{}", found.agreement.name(), doubts.concat());
    }
    if let Err(reason) = &pair.judged {
        return format!("Not compared, whatever the weight: {reason}. {}", reason.explanation());
    }
    if let Some((_, by)) = pairing.taken.iter().find(|(p, _)| is(p.a, p.b)) {
        return format!("Not compared: a claim answers one question, and {} and {} match better.", id(by.0), id(by.1));
    }
    let possible = pairing.possible.iter().find(|p| is(p.a, p.b));
    let cap = possible.map_or(pair.cap, |p| p.cap).map(Cap::says);
    match (possible.is_some(), matching.decide(pair.weight)) {
        (true, _) => {
            let why = cap.unwrap_or("the odds are too low to compare them and too high to pass them over");
            format!(
                "Possible: {why}. It is for a person to judge; a ruling \"same question\" or \"not the same question\" settles it."
            )
        }
        (false, Decision::Apart) => "Not compared: too little says that they answer one question.".to_owned(),
        (false, _) => match cap {
            Some(why) => format!("Not compared, and nobody is asked: {why}."),
            None => {
                "Not compared: no blocking rule brought them together, or one of them has a better match.".to_owned()
            }
        },
    }
}

/// Why names that only one of two claims has are not one.
fn names_apart(scene: &Scene<'_>, x: usize, y: usize) -> String {
    let resolver = scene.framer.resolver();
    let (a, b) = (&scene.frames[x].entities, &scene.frames[y].entities);
    let mut text = String::new();
    for p in a.difference(b) {
        for q in b.difference(a) {
            let (p, q) = (resolver.canonical(*p), resolver.canonical(*q));
            let _ = writeln!(text, "\u{201c}{p}\u{201d} and \u{201c}{q}\u{201d}: {}", resolver.how(p, q));
        }
    }
    text
}

/// Each step of the comparison of two claims, in the order in which it is made.
fn steps(scene: &Scene<'_>, x: usize, y: usize) -> String {
    let (a, b) = (&scene.frames[x], &scene.frames[y]);
    let (key_a, key_b) = (a.key(), b.key());
    let mut text = String::from("Compared step by step:\n");
    let mut step = |name: &str, holds: bool, left: String, right: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {} {name}: {left} | {right}", if holds { "yes" } else { "no " });
        holds
    };
    let property =
        |f: &Frame| f.property.map_or("not in the vocabulary".to_owned(), |id| scene.vocabulary.get(id).name.clone());
    let words = |t: &BTreeSet<String>| {
        if t.is_empty() { "nothing more".to_owned() } else { t.iter().cloned().collect::<Vec<_>>().join(", ") }
    };
    let mut same = step("one property", key_a.property == key_b.property, property(a), property(b));
    same &= step("one topic", key_a.topic == key_b.topic, words(&a.topic), words(&b.topic));
    let subjects = key_a.entities == key_b.entities && key_a.event == key_b.event;
    same &= step("one subject", subjects, subject(scene, a), subject(scene, b));
    if !same {
        let apart = [
            (key_a.property != key_b.property || key_a.topic != key_b.topic, Reason::Property),
            (!subjects, Reason::Subject),
        ];
        let reasons = apart.iter().filter(|(apart, _)| *apart).map(|(_, reason)| reason);
        let names: Vec<&str> = reasons.clone().map(|reason| reason.name()).collect();
        let why: Vec<&str> = reasons.map(|reason| reason.explanation()).collect();
        let _ = writeln!(text, "Not compared: {}. {}", names.join(", "), why.join(" "));
        return text;
    }
    match comparable(scene.framer, [scene.claim(x), scene.claim(y)], [a, b]) {
        Err(reason) => {
            let _ = writeln!(text, "  no  comparable: {reason}. {}", reason.explanation());
            let _ = writeln!(text, "Not compared: {reason}.");
        }
        Ok(doubts) => {
            let _ = writeln!(text, "  yes comparable: place, group, time, modality and method agree");
            for doubt in doubts {
                let _ = writeln!(text, "      but {}", doubt.remark());
            }
            let agreement = values(scene.framer, scene.vocabulary, a, b);
            let detail = match &agreement {
                Agreement::SameWhenRounded { to } => format!(" (to {to})"),
                Agreement::Close { percent } => format!(" ({percent} percent apart)"),
                Agreement::Strained { factor: Some(factor) } => {
                    format!(" (what is meant lies {} times apart)", crate::quantity::format(factor.round_dp(1)))
                }
                _ => String::new(),
            };
            let _ = writeln!(text, "The values stand: {}{detail}.", agreement.name());
        }
    }
    text
}

/// The names and the kind of event of a frame's subject.
fn subject(scene: &Scene<'_>, frame: &Frame) -> String {
    let resolver = scene.framer.resolver();
    let event = frame.event.as_ref().map(|e| match &e.time {
        Some(time) => format!("{} of {}", e.kind, time.describe()),
        None => e.kind.clone(),
    });
    let names = frame.entities.iter().map(|e| resolver.canonical(*e).to_owned());
    let all: Vec<String> = event.into_iter().chain(names).collect();
    if all.is_empty() { "nobody named".to_owned() } else { all.join(", ") }
}

/// A claim and its frame, in words.
fn describe(scene: &Scene<'_>, frame: usize) -> String {
    let claim = scene.claim(frame);
    let at = &scene.frames[frame];
    let mut text = format!("{}\n  says     {} = {}\n", claim.id, scene.subject_words(frame), scene.value(frame));
    let _ = writeln!(text, "  frame    {}", scene.about(frame));
    let _ = writeln!(text, "  value    {}", at.reading.describe());
    let stated = at.time.period.as_ref().or(at.time.as_of.as_ref()).map(crate::time::Period::describe);
    let spoken = || at.time.source.as_ref().map(|p| format!("not stated; the source speaks from {}", p.describe()));
    let _ = writeln!(text, "  time     {}", stated.or_else(spoken).unwrap_or_else(|| "unknown".to_owned()));
    if let Some(place) = at.place {
        let _ = writeln!(text, "  place    {}", scene.framer.resolver().canonical(place.id));
    }
    for citation in &claim.citations {
        let _ = writeln!(text, "  quote    \"{}\"", citation.quote);
    }
    text
}

fn find(project: &Project, scene: &Scene<'_>, id: &ClaimId) -> anyhow::Result<usize> {
    if let Some(found) = (0..scene.frames.len()).find(|f| scene.claim(*f).id == *id) {
        return Ok(found);
    }
    if project.left_out.iter().flatten().any(|left| left == id) {
        let fault = format!("{id} has a problem in its file and was left out; `gainsay check` shows the problem");
        return Err(Usage(fault).into());
    }
    let of_source = project.claims.iter().filter(|claim| claim.id.source == id.source);
    let names: Vec<&str> = of_source.map(|claim| claim.id.name.as_str()).collect();
    let sources: Vec<&str> = project.sources.iter().map(|source| source.id.0.as_str()).collect();
    let near = match nearest(&id.name, &names) {
        Some(near) => Some(format!("{}/{near}", id.source)),
        None if names.is_empty() => nearest(&id.source.0, &sources).map(|near| format!("{near}/{}", id.name)),
        None => None,
    };
    let near = near.map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
    Err(Usage(format!("no claim is called \"{id}\"{near}")).into())
}

fn claim_id(text: &str) -> anyhow::Result<ClaimId> {
    let (source, name) = text
        .split_once('/')
        .ok_or_else(|| Usage(format!("\"{text}\" is no claim id: write source/claim, as in gazette/arrests")))?;
    Ok(ClaimId { source: SourceId(source.to_owned()), name: name.to_owned() })
}

/// The part of a report about one conflict.
fn section(markdown: &str, fingerprint: &str) -> String {
    let anchor = format!("<a id=\"c-{fingerprint}\"></a>");
    let body = markdown.split_once(&anchor).map_or(markdown, |(_, body)| body);
    body.split("\n<a id=").next().unwrap_or(body).trim_start().to_owned()
}

/// Markdown as it is read in a terminal: without the signs that keep a Markdown reader from obeying a text.
fn plain(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut chars = markdown.chars().peekable();
    while let Some(c) = chars.next() {
        let escapes = c == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation);
        text.extend(if escapes { chars.next() } else { Some(c) });
    }
    text
}

/// The list of kinds and of reasons.
fn kinds() -> String {
    let mut text = String::from("Kinds of conflict, most specific first:\n");
    let mut seen = BTreeSet::new();
    for found in DETECTORS.iter().filter(|d| seen.insert(d.id)) {
        let first = found.doc.lines().nth(1).unwrap_or("");
        // The first sentence up to its examples.
        let end = [" (", "; ", ": ", ". ", ", where "].iter().filter_map(|mark| first.find(mark)).min();
        let first = first.get(..end.unwrap_or(first.len())).unwrap_or(first).trim_end_matches('.');
        let _ = writeln!(text, "  {:20} {:9} {first}", found.id, found.severity.name());
    }
    text.push_str("\nReasons for not comparing:\n");
    for reason in Reason::ALL {
        let _ = writeln!(text, "  {:24} {}", reason.name(), reason.explanation());
    }
    text
}
