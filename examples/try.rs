use gainsay::{audit, claim::*, conflict::*, entity::*, pairing, report};
use std::{collections::BTreeMap, fs};
fn main() {
    let root = std::env::args().nth(1).unwrap_or(".".into());
    let mut claims = vec![];
    let mut sources = vec![];
    let mut problems = vec![];
    let mut names: Vec<_> = fs::read_dir(format!("{root}/sources"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .collect();
    names.sort();
    for p in names {
        let id = SourceId(p.file_stem().unwrap().to_string_lossy().into());
        let (s, mut pr) = read_source("s", &id, &fs::read(&p).unwrap());
        problems.append(&mut pr);
        sources.extend(s);
        let f = format!("{root}/claims/{}.toml", id.0);
        let (c, mut pr) = read_claims(&f, &id, &fs::read(&f).unwrap());
        problems.append(&mut pr);
        claims.extend(c);
    }
    for p in &problems {
        eprintln!("{p:?}");
    }
    let (mut entries, pr) = read_entities("b", pairing::BUILT_IN_CLASSES.as_bytes());
    for p in &pr {
        eprintln!("{p:?}");
    }
    if let Ok(b) = fs::read(format!("{root}/claims/entities.toml")) {
        entries.extend(read_entities("e", &b).0);
    }
    let entities = entries
        .into_iter()
        .map(|e| Entity {
            name: e.name,
            aliases: e.aliases,
            ids: e.ids.into_iter().collect(),
            kind: e.kind.map(|k| match k {
                EntityKind::Person => Kind::Person,
                EntityKind::Body => Kind::Body,
                EntityKind::Place => Kind::Place,
                EntityKind::Law => Kind::Law,
                EntityKind::Event => Kind::Event,
                EntityKind::Class => Kind::Class,
            }),
            within: e.within,
            kind_of: e.kind_of,
            means: e.means,
            date: None,
            distinct_from: e.distinct_from,
        })
        .collect();
    let registry = Registry::new(entities);
    let vocabulary = Vocabulary::built_in();
    let (documents, hashes) = (BTreeMap::new(), BTreeMap::new());
    let m = Material {
        claims: &claims,
        sources: &sources,
        vocabulary: &vocabulary,
        registry: &registry,
        relations: &[],
        documents: &documents,
        hashes: &hashes,
        today: None,
    };
    let (f, out) = crosscheck(&m, |scene, f| {
        let mut o = audit::summarize(scene, f, &[]);
        o.sources = audit::source_lines(&sources, scene);
        if std::env::var("FRAMES").is_ok() {
            for i in 0..scene.frames.len() {
                println!("{} => {} | {:?}", scene.claim(i).id, scene.about(i), scene.frames[i].reading);
            }
        }
        o
    });
    let _ = f;
    let view = report::View::new(&out, &Default::default());
    println!("{}", report::render(&view, report::Format::Markdown, &BTreeMap::new()).unwrap());
}
