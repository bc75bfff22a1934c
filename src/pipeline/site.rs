//! What stands above the portals: the territory's pages, and the files at the site's root.

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;
use super::ground::Ground;
use super::portal::Made;
use super::redirect::{self, Known};
use super::rules::{self, Standing};
use super::{
    Failure, Left, Moves, Outcome, below, figures, gone, index, integrity, photos, rendered, statics, unit, withdrawn,
};
use crate::export::integrity::{self as integrity_file, Integrity};
use crate::export::summary::Kept;
use crate::export::{datasets, dcat, sitemap};
use crate::findings::Findings;
use crate::findings::messages::Messages;
use crate::link::municipalities;
use crate::model::address::Address;
use crate::model::portal::Attachment;
use crate::model::summary::{PageSummary, Pages, Summary};
use crate::pages::Page;
use crate::pages::embed::SUBJECT;
use crate::pages::search::KINDS;
use crate::pages::territory::{self, Reckoned};
use crate::pages::view::View;
use crate::publish::{Changes, Contents, Publication, Publisher, Unit};
use crate::render::photo::bare;
use crate::search::Record;
use crate::source::World;
use crate::source::discover::Sources;

/// Makes the site's own pages from the portals' summaries, and closes the publication. What was done and found is in
/// the outcome, also where the machine fails.
pub fn finish(
    world: &dyn World,
    sources: &Sources,
    ground: &Ground,
    made: Vec<Made>,
    publisher: Option<Publisher>,
    outcome: &mut Outcome,
) -> Result<(), Failure> {
    let others = others(ground, sources, publisher.as_ref());
    let held = made.iter().filter_map(|made| made.kept.as_ref()).chain(&others);
    let held = held.map(|kept| (portal_sums(&kept.summary.id, ground), kept.integrity.clone())).collect();
    let mut summaries = gather(made, ground, publisher.as_ref(), outcome)?;
    let content = integrity::of_shared(world, sources)?;
    let mut sums = Integrity { content, files: held, ..integrity::begun(ground) };
    summaries.extend(others.into_iter().map(|kept| kept.summary));
    summaries.sort_by(|a, b| a.id.cmp(&b.id));
    outcome.findings.extend(municipalities::check(&summaries));
    outcome.findings.extend(municipalities::tell_without_inhabitants(&summaries, &ground.shared.territory));
    outcome.pages = summaries.iter().map(|summary| summary.pages.len()).sum();
    let statics = statics::files(world, sources)?;
    let mut root = Vec::new();
    let mut pages = Vec::new();
    let mut units: Vec<Unit> = sources.portals.iter().map(|portal| unit(&portal.id, ground.alone)).collect();
    units.extend(sources.unclaimed.iter().map(|id| unit(id, false)));
    if ground.alone {
        root.extend(beside(world, &summaries, ground, outcome)?);
    } else {
        let setting = ground.setting(&ground.names, &ground.shared);
        let reckoned = Reckoned::of(&summaries, &setting);
        pages = territory::plan(&reckoned);
        outcome.pages += pages.len();
        let mut told = Findings::new();
        root.extend(rendered(&pages, ground, &mut told));
        root.extend(maps(&summaries, &pages, ground));
        let folder = territory_folder(world, &reckoned, ground, &mut told, publisher.as_ref())?;
        units.push(folder.unit);
        outcome.site = folder.changes;
        outcome.site_moves = folder.moves;
        outcome.pages += folder.pages;
        sums.files.insert(
            format!("{}/{}", territory::folder_name(&ground.theme.words), integrity_file::NAME),
            folder.integrity,
        );
        let failed = told.has_errors();
        outcome.findings.extend(told);
        if failed {
            // Those that stand from before stay.
            return Ok(());
        }
    }
    let moved = moved(&summaries, &pages, sources, &root, ground, &mut outcome.findings);
    root.extend(moved);
    root.extend(admin(&summaries, ground));
    // A site's own `robots.txt` stands before ours.
    root.retain(|(path, _)| !statics.iter().any(|(own, _)| own == path));
    root.extend(statics);
    if let Some(publisher) = &publisher {
        lead_on((&summaries, &pages), &units, publisher, ground, &mut root)?;
        outcome.findings.extend(withdrawn::told(publisher, &units, sources, ground));
        outcome.left = publisher.leaving(&units).map(|(unit, published)| Left::of(unit, published)).collect();
    }
    sums.files.extend(integrity::sums(&root, &[], world)?);
    sums.assets = integrity::of_assets(&ground.assets);
    root.push(integrity::file(&sums, site_sums(ground)).0);
    publisher.map_or(Ok(()), |publisher| close(publisher, (root, &units), ground, outcome))
}

/// Closes the publication with the files at the root.
fn close(
    publisher: Publisher,
    (root, units): (Vec<(String, Contents)>, &[Unit]),
    ground: &Ground,
    outcome: &mut Outcome,
) -> Result<(), Failure> {
    outcome.site_moves.extend(figures::moves(&publisher, "", &root, ground));
    let finished = publisher.finish(root, units)?;
    outcome.site.extend(finished.root.clone());
    outcome.finished = Some(finished);
    Ok(())
}

/// What is wrong with the templates of the site's own pages, by the data of which they would be made now.
pub(super) fn rehearse(sources: &Sources, made: &[Made], ground: &Ground, publisher: &Publisher) -> Findings {
    let others = others(ground, sources, Some(publisher));
    let kept = made.iter().filter_map(|made| made.kept.as_ref()).chain(&others);
    let mut summaries: Vec<Summary> = kept.map(|kept| kept.summary.clone()).collect();
    summaries.sort_by(|a, b| a.id.cmp(&b.id));
    let setting = ground.setting(&ground.names, &ground.shared);
    let reckoned = Reckoned::of(&summaries, &setting);
    let mut pages = if ground.alone { Vec::new() } else { territory::plan(&reckoned) };
    if !ground.alone || ground.beside {
        territory::plan_folder(&reckoned, |made| pages.extend(made));
    }
    let mut told = Findings::new();
    rendered(&pages, ground, &mut told);
    told
}

/// The pages at old addresses that are in no portal's folder nor in the territory's; what leads nowhere there
/// is told.
fn moved(
    summaries: &[Summary],
    pages: &[Page],
    sources: &Sources,
    root: &[(String, Contents)],
    ground: &Ground,
    findings: &mut Findings,
) -> Vec<(String, Contents)> {
    if ground.alone || ground.shared.settings.aliases.is_empty() {
        return Vec::new();
    }
    let is_own = |address: &str| {
        let first = address.split('/').next().unwrap_or_default();
        first != territory::folder_name(&ground.theme.words) && sources.portals.iter().all(|portal| portal.id != first)
    };
    let of_portals = opened(summaries);
    let known = everywhere(&of_portals, pages);
    let is_file = |address: &str| root.iter().any(|(path, _)| path == address);
    redirect::tell_nowhere(is_own, &known, is_file, ground, findings);
    redirect::pages(is_own, &known, root, ground, findings)
}

/// All pages of the portals.
fn opened(summaries: &[Summary]) -> Vec<Pages> {
    summaries.iter().map(|summary| summary.pages.open()).collect()
}

/// All pages of the portals and of the territory's own plan.
fn everywhere<'p>(of_portals: &'p [Pages], pages: &'p [Page]) -> Known<'p> {
    Known::of_summaries(of_portals.iter().flat_map(Pages::iter)).and(Known::of_pages(pages))
}

/// Adds the rules by which servers lead from old addresses to new ones; those that the site wrote itself stay.
fn lead_on(
    (summaries, pages): (&[Summary], &[Page]),
    units: &[Unit],
    publisher: &Publisher,
    ground: &Ground,
    root: &mut Vec<(String, Contents)>,
) -> Result<(), Failure> {
    if ground.shared.settings.aliases.is_empty() {
        return Ok(());
    }
    let of_portals = opened(summaries);
    let known = everywhere(&of_portals, pages);
    let files = rules::files(&known, &Standing { root, units, publisher }, ground)?;
    root.retain(|(path, _)| !files.iter().any(|(written, _)| written == path));
    root.extend(files);
    Ok(())
}

/// What stands beside a portal that is alone: the territory's files, and its pages where they tell more than
/// the portal does.
fn beside(
    world: &dyn World,
    summaries: &[Summary],
    ground: &Ground,
    outcome: &mut Outcome,
) -> Result<Vec<(String, Contents)>, Failure> {
    let mut files = shared_files(world, ground)?;
    if ground.beside {
        let mut told = Findings::new();
        let setting = ground.setting(&ground.names, &ground.shared);
        let (made, pages) = territory_files(&Reckoned::of(summaries, &setting), ground, &mut told);
        files.extend(made);
        outcome.pages += pages;
        outcome.findings.extend(told);
    }
    let folder = territory::folder_name(&ground.theme.words);
    let files = files.into_iter().map(|(path, contents)| (format!("{folder}/{path}"), contents));
    let beside = format!("{folder}/sitemap.xml");
    let maps: &[&str] = if ground.beside { &["sitemap.xml", &beside] } else { &["sitemap.xml"] };
    let robots = ("robots.txt".to_owned(), text(sitemap::robots(ground.base_url.as_deref(), maps)));
    Ok(std::iter::once(robots).chain(files).collect())
}

/// The name of the sums over all.
fn site_sums(ground: &Ground) -> &'static str {
    if ground.alone { integrity_file::NAME_OF_SITE } else { integrity_file::NAME }
}

/// Where a portal's sums stand.
fn portal_sums(id: &str, ground: &Ground) -> String {
    if ground.alone { integrity_file::NAME.to_owned() } else { format!("{id}/{}", integrity_file::NAME) }
}

/// The editor in the browser.
pub(super) fn admin(summaries: &[Summary], ground: &Ground) -> Vec<(String, Contents)> {
    let names = summaries.iter().map(|summary| (summary.id.clone(), name(summary, "")));
    let names: Vec<(String, String)> = names.collect();
    let towns: Vec<(&str, &str)> = names.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let settings = &ground.shared.settings;
    let messages = Messages::in_language(settings.first_language().as_str());
    let files = crate::schema::admin::files(settings, &towns, messages);
    files.into_iter().map(|(path, bytes)| (path, Contents::Bytes(bytes))).collect()
}

/// Counts what became of the portals, and keeps their summaries.
pub(super) fn gather(
    made: Vec<Made>,
    ground: &Ground,
    publisher: Option<&Publisher>,
    outcome: &mut Outcome,
) -> Result<Vec<Summary>, Failure> {
    let mut summaries = Vec::with_capacity(made.len());
    for portal in made {
        let Made { id, kept, findings, built, changed, foreign, crashed, timings } = portal;
        if let (Some(changed), Some(publisher)) = (&changed, publisher) {
            outcome.findings.extend(gone::told(changed, ground, publisher)?);
        }
        outcome.changed.extend(changed);
        let failed = findings.has_errors();
        outcome.findings.extend(findings);
        outcome.crashed |= crashed;
        outcome.timings.add(timings);
        outcome.built += usize::from(built);
        outcome.unchanged += usize::from(!built && !failed);
        outcome.foreign.extend(foreign.then(|| id.clone()));
        match (failed, kept.is_some()) {
            (true, true) => outcome.kept.push(id),
            (true, false) => outcome.missing.push(id),
            (false, _) => {}
        }
        summaries.extend(kept.map(|kept| kept.summary));
    }
    Ok(summaries)
}

/// What is kept of portals that were not asked for and stand from before.
fn others(ground: &Ground, sources: &Sources, publisher: Option<&Publisher>) -> Vec<Kept> {
    let Some(publisher) = publisher else { return Vec::new() };
    let only = &ground.options.only;
    let left_out = sources.portals.iter().filter(|portal| !only.is_empty() && !only.contains(&portal.id));
    left_out.filter_map(|portal| super::kept(publisher, &unit(&portal.id, ground.alone))).collect()
}

fn text(text: String) -> Contents {
    Contents::Bytes(text.into_bytes())
}

/// The maps of the site: the territory's own pages, and the index of all maps.
fn maps(summaries: &[Summary], pages: &[Page], ground: &Ground) -> Vec<(String, Contents)> {
    let mut files =
        vec![("robots.txt".to_owned(), text(sitemap::robots(ground.base_url.as_deref(), &["sitemap.xml"])))];
    if let Some(base) = &ground.base_url {
        let own = "sitemap-territory.xml".to_owned();
        let mut all = vec![own.clone()];
        all.push(format!("{}/sitemap.xml", territory::folder_name(&ground.theme.words)));
        all.extend(summaries.iter().map(|summary| format!("{}/sitemap.xml", summary.id)));
        files.push((own, text(sitemap::urls(pages, base))));
        files.push(("sitemap.xml".to_owned(), text(sitemap::index(&all, base))));
    }
    files
}

/// What became of the territory's folder.
#[derive(Serialize, Deserialize)]
struct FolderKept {
    pages: usize,
    /// The SHA-256 of its `integrity.json`.
    integrity: String,
}

/// The territory's folder.
struct Folder {
    unit: Unit,
    pages: usize,
    integrity: String,
    /// What its publication changed, by path below the site's root.
    changes: Changes,
    /// The figures that this moved.
    moves: Moves,
}

/// Makes and publishes the territory's folder (its pages, data and search), unless the one that stands
/// was made of the same.
fn territory_folder(
    world: &dyn World,
    reckoned: &Reckoned,
    ground: &Ground,
    findings: &mut Findings,
    publisher: Option<&Publisher>,
) -> Result<Folder, Failure> {
    let unit = Unit::Folder(territory::folder_name(&ground.theme.words).to_owned());
    let fingerprint = fingerprint(reckoned.summaries, ground);
    let stands = publisher.map_or(Ok(false), |publisher| publisher.is_untouched(&unit))?;
    let last = publisher.filter(|_| stands).and_then(|publisher| publisher.last(&unit));
    let last = last.filter(|last| last.fingerprint == fingerprint);
    if let Some(FolderKept { pages, integrity }) = last.and_then(|last| postcard::from_bytes(&last.summary).ok()) {
        return Ok(Folder { unit, pages, integrity, changes: Changes::default(), moves: Moves::default() });
    }
    let mut told = Findings::new();
    let (mut files, pages) = territory_files(reckoned, ground, &mut told);
    files.extend(shared_files(world, ground)?);
    let mut sums = integrity::begun(ground);
    sums.assets = integrity::of_assets(&ground.assets);
    sums.files = integrity::sums(&files, &[], world)?;
    let (file, integrity) = integrity::file(&sums, integrity_file::NAME);
    files.push(file);
    let (mut changes, mut moves) = (Changes::default(), Moves::default());
    // Where it cannot be made, the one from before stays, and it is tried and told again.
    if let Some(publisher) = publisher.filter(|_| !told.has_errors()) {
        let assets = ground.assets.iter().map(|(name, _)| name.clone()).collect();
        let kept = FolderKept { pages, integrity: integrity.clone() };
        let summary = postcard::to_stdvec(&kept).unwrap_or_default();
        // What was told is told again by the next build, which therefore takes nothing as unchanged.
        let fingerprint = if told.is_empty() { fingerprint } else { [0; 32] };
        let root = format!("{}/", territory::folder_name(&ground.theme.words));
        moves = figures::moves(publisher, &root, &files, ground);
        let published = publisher.publish(&unit, Publication { files, assets, fingerprint, summary })?;
        changes = below(&root, published);
    }
    findings.extend(told);
    Ok(Folder { unit, pages, integrity, changes, moves })
}

/// The territory's own files by path below its folder: published as they are, but photos without what is
/// not seen in them.
fn shared_files(world: &dyn World, ground: &Ground) -> Result<Vec<(String, Contents)>, Failure> {
    let files = ground.shared.files.iter();
    let published = |file: &Attachment| {
        let bytes = world.read(&file.source)?;
        let bare = photos::is_published_bare(&file.path).then(|| bare(&bytes)).flatten();
        Ok((file.path.clone(), Contents::Bytes(bare.unwrap_or(bytes))))
    };
    files.map(published).collect()
}

/// The files of the territory's folder, by path below it, and how many of them are pages.
fn territory_files(reckoned: &Reckoned, ground: &Ground, told: &mut Findings) -> (Vec<(String, Contents)>, usize) {
    let Reckoned { setting, summaries, .. } = *reckoned;
    let (mut pages, mut files, mut drawings, mut of_templates) = (Vec::new(), Vec::new(), Vec::new(), Findings::new());
    let told_of_texts = territory::plan_folder(reckoned, |mut made| {
        files.extend(packed(rendered(&made, ground, &mut of_templates)));
        drawings.extend(crate::export::drawings::files(&made));
        // Their titles and addresses are asked for once more, and their tables are not.
        made.iter_mut().for_each(|page| page.view = View::Sheet(Box::default()));
        pages.extend(made);
    });
    told.extend(told_of_texts);
    told.extend(of_templates);
    let count = pages.iter().filter(|page| page.subject != SUBJECT).count();
    let tables = crate::export::territory::files(summaries, setting);
    let settings = &ground.shared.settings;
    let terms = crate::export::terms::beside(&tables, &settings.title, settings);
    let own = datasets::of_territory(&tables, &ground.shared.files, &pages, setting);
    let of_portals = summaries.iter().map(|summary| (summary, summary.datasets.open()));
    let catalogue = dcat::site(of_portals, &own, setting);
    let data = tables.into_iter().chain(terms);
    files.extend(data.chain(drawings).map(|(path, bytes)| (path, Contents::packed(&bytes))));
    files.extend(catalogue.map(|(path, packed)| (path, Contents::of_packed(packed))));
    if let Some(base) = &ground.base_url {
        files.push((
            format!("{}/sitemap.xml", territory::folder_name(&ground.theme.words)),
            text(sitemap::urls(&pages, base)),
        ));
    }
    files.extend(super::portal::pictures(&[territory::card(setting)], ground));
    let folder = territory::folder_name(&ground.theme.words);
    let is_own = |address: &str| address.split('/').next() == Some(folder);
    let known = Known::of_pages(&pages);
    let own_file = |path: &str| ground.shared.files.iter().any(|file| file.path == path);
    let is_file = |address: &str| {
        let rest = address.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
        files.iter().any(|(path, _)| path == address) || rest.is_some_and(own_file)
    };
    redirect::tell_nowhere(is_own, &known, is_file, ground, told);
    if !ground.alone {
        files.extend(redirect::pages(is_own, &known, &files, ground, told));
    }
    let below = format!("{folder}/");
    for (path, _) in &mut files {
        *path = path.strip_prefix(&below).unwrap_or(path).to_owned();
    }
    // A portal that is alone is searched from its own index.
    if !ground.alone {
        files.extend(territory_index(summaries, &pages.iter().collect::<Vec<_>>(), ground));
    }
    (files, count)
}

/// Pages that wait until all are made.
fn packed(pages: Vec<(String, Contents)>) -> impl Iterator<Item = (String, Contents)> {
    let pack = |(path, contents): (String, Contents)| {
        let packed = contents.bytes().map(|bytes| Contents::packed(&bytes));
        (path, packed.unwrap_or(contents))
    };
    pages.into_par_iter().map(pack).collect::<Vec<_>>().into_iter()
}

/// Of all that the territory's folder is made of.
fn fingerprint(summaries: &[Summary], ground: &Ground) -> [u8; 32] {
    let mut print = Fingerprint::new(&ground.options);
    print.bytes(&ground.fingerprint);
    print.bytes(&ground.slice(None, &BTreeSet::new()).fingerprint);
    print.text(&format!("{:?} {:?} {:?}", ground.shared.files, ground.shared.articles, ground.shared.statics));
    // What is an area, and what is open, turns with the days.
    print.text(&ground.today.to_string());
    for summary in summaries {
        // Only the search asks for each page.
        print.bytes(&crate::export::summary::bytes(summary, ground.options.search));
    }
    print.finish()
}

/// A municipality's name in a language, or as it comes first.
fn name(summary: &Summary, lang: &str) -> String {
    let of_lang = summary.name.iter().find(|(known, _)| known == lang);
    of_lang.or(summary.name.first()).map_or_else(|| summary.id.clone(), |(_, name)| name.clone())
}

/// The territory's search: names, kinds, years, numbers, amounts and summaries of all portals' pages, and of the
/// territory's own; by their path below the territory's folder.
pub(super) fn territory_index(summaries: &[Summary], pages: &[&Page], ground: &Ground) -> Vec<(String, Contents)> {
    let mut out = Vec::new();
    for words in ground.theme.words.iter().filter(|_| ground.options.search) {
        let lang = *words.locale().lang();
        let is_listed = |page: &PageSummary| {
            let is_one = page.listed || page.subject == "home";
            page.lang == lang.as_str() && is_one && KINDS.contains(&page.subject)
        };
        let label = |kind: &str| words.word(&format!("pages.kinds.{kind}")).unwrap_or(kind).to_owned();
        let record = |summary: &Summary, page: PageSummary| Record {
            address: page.address.to_owned(),
            title: page.title.to_owned(),
            kind: page.subject.to_owned(),
            kind_label: label(page.subject),
            year: page.year.map(i32::from),
            number: page.number.map(str::to_owned),
            amount: page.amount.map(str::to_owned),
            text: page.about.unwrap_or_default().to_owned(),
            town: Some(name(summary, lang.as_str())),
        };
        let of_portal = |summary: &Summary| -> Vec<Record> {
            summary.pages.open().iter().filter(is_listed).map(|page| record(summary, page)).collect()
        };
        let of_portals = summaries.iter().flat_map(of_portal);
        let own = pages.iter().filter(|page| page.lang == lang && page.found.is_some());
        let own = own.filter_map(|page| {
            let kind = territory::kind_of(page.subject)?;
            Some(Record {
                address: page.address.to_string(),
                title: page.title.clone(),
                kind: kind.to_owned(),
                kind_label: label(kind),
                text: page.frame.description.clone().unwrap_or_default(),
                ..Record::default()
            })
        });
        let records: Vec<Record> = of_portals.chain(own).collect();
        let folder = Address::root().file(&territory::index_folder(lang, &ground.theme.words));
        out.extend(index(&folder, lang, &records, ground));
    }
    let below = format!("{}/", territory::folder_name(&ground.theme.words));
    out.into_iter().map(|(path, contents)| (path.strip_prefix(&below).unwrap_or(&path).to_owned(), contents)).collect()
}
