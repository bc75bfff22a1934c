//! A portal's pages and all that stands beside them, from what was read.

use std::collections::BTreeMap;

use super::super::ground::Ground;
use super::super::redirect::{self, Known};
use super::super::{Failure, index, photos, rendered};
use super::Watch;
use crate::export::summary::{FileHash, PhotoFacts};
use crate::export::{Portfolio, export, web_app};
use crate::findings::Findings;
use crate::model::address::Address;
use crate::model::portal::{Portal, Shared};
use crate::model::summary::Summary;
use crate::pages::address::Addresses;
use crate::pages::sharing::Card;
use crate::pages::{AssetNames, Page, cards, embed, plan, search as search_page, territory};
use crate::publish::Contents;
use crate::render::photo::bare;
use crate::render::sharing::png;
use crate::search::Record;
use crate::source::World;
use crate::theme::assets::accent;

/// A portal's pages and everything beside them.
pub(super) struct Drawn {
    /// By their path below the portal's folder.
    pub files: Vec<(String, Contents)>,
    /// Its own assets.
    pub assets: Vec<(String, Vec<u8>)>,
    /// What the territory and the next build know of it.
    pub summary: Summary,
}

/// Links, checks, plans and renders a portal that was read.
pub(super) fn draw(
    portal: &Portal,
    attached: Vec<(String, Contents)>,
    ground: &Ground,
    shared: &Shared,
    findings: &mut Findings,
    watch: &mut Watch,
) -> Drawn {
    let Planned { pages, names, assets } = planned(portal, ground, shared, findings, watch);
    let setting = ground.setting(&names, shared);
    let mut files = rendered(&pages, ground, findings);
    watch.lap(|timings| &mut timings.render);
    let addresses = Addresses::new(portal, &setting);
    files.extend(indexes(&pages, &addresses, ground));
    watch.lap(|timings| &mut timings.search);
    let portfolio = Portfolio { portal, pages: &pages, addresses: &addresses, setting: &setting };
    let (exported, datasets) = export(&portfolio);
    files.extend(exported.into_iter().map(|(path, bytes)| (path, Contents::Bytes(bytes))));
    files.extend(worker(&portfolio, &files));
    files.extend(pictures(&cards(portal, &setting), ground));
    files.extend(attached);
    files.extend(redirects(portal, &pages, &files, ground, findings));
    watch.lap(|timings| &mut timings.export);
    let root = addresses.root().as_str();
    for (path, _) in &mut files {
        if let Some(below) = path.strip_prefix(root) {
            *path = below.to_owned();
        }
    }
    let all: Vec<&Page> = pages.iter().filter(|page| page.subject != embed::SUBJECT).collect();
    let summary =
        Summary { datasets: datasets.into_iter().collect(), ..crate::pages::summary::summary(portal, &all, &setting) };
    Drawn { files, assets, summary }
}

/// A portal's pages before they are drawn.
pub(in super::super) struct Planned {
    /// The pages.
    pub pages: Vec<Page>,
    /// What they load.
    pub names: AssetNames,
    /// The portal's own assets.
    pub assets: Vec<(String, Vec<u8>)>,
}

/// Links, checks and plans a portal that was read.
pub(in super::super) fn planned(
    portal: &Portal,
    ground: &Ground,
    shared: &Shared,
    findings: &mut Findings,
    watch: &mut Watch,
) -> Planned {
    let (links, told) = crate::link::link(portal, shared);
    findings.extend(told);
    findings.extend_of_whole(crate::check::check(portal, shared, ground.today));
    findings.extend(crate::check::check_in_part(portal, shared, ground.today));
    watch.lap(|timings| &mut timings.check);
    let colour = portal.municipality.colour.as_deref().map(accent);
    let names = AssetNames { accent: colour.as_ref().map(|asset| asset.published.clone()), ..ground.names.clone() };
    let (pages, told) = plan(portal, &links, &ground.setting(&names, shared));
    findings.extend(told);
    watch.lap(|timings| &mut timings.plan);
    let assets = colour.map(|asset| (asset.published, asset.bytes)).into_iter().collect();
    Planned { pages, names, assets }
}

/// The search index of each language.
pub(in super::super) fn indexes(pages: &[Page], addresses: &Addresses, ground: &Ground) -> Vec<(String, Contents)> {
    let root = addresses.root();
    let mut out = Vec::new();
    for words in &ground.theme.words {
        let lang = *words.locale().lang();
        let records = pages.iter().filter(|page| page.lang == lang).filter_map(|page| {
            let found = page.found.as_ref()?;
            let address = page.address.as_str();
            let kind = found.kind.unwrap_or(page.subject);
            Some(Record {
                address: address.strip_prefix(root.as_str()).unwrap_or(address).to_owned(),
                title: page.title.clone(),
                kind: kind.to_owned(),
                kind_label: words.word(&format!("pages.kinds.{kind}")).unwrap_or(kind).to_owned(),
                year: found.year.map(i32::from),
                number: found.number.clone(),
                amount: found.amount.clone(),
                text: found.text.clone(),
                town: None,
            })
        });
        let folder = root.file(&search_page::index_folder(lang));
        let records: Vec<Record> = records.collect();
        out.extend(index(&folder, lang, &records, ground));
    }
    out
}

/// The pages at old addresses in the portal's folder; what leads nowhere in it is told.
fn redirects(
    portal: &Portal,
    pages: &[Page],
    files: &[(String, Contents)],
    ground: &Ground,
    findings: &mut Findings,
) -> Vec<(String, Contents)> {
    let id = portal.municipality.id.as_str();
    let first = |address: &str| address.split('/').next().unwrap_or_default().to_owned();
    let is_own = |address: &str| ground.alone || first(address) == id;
    let is_beside = |address: &str| ground.beside && first(address) == territory::folder_name(&ground.theme.words);
    let known = Known::of_pages(pages);
    let is_file = |address: &str| files.iter().any(|(path, _)| path == address);
    redirect::tell_nowhere(|to| is_own(to) && !is_beside(to), &known, is_file, ground, findings);
    redirect::pages(is_own, &known, files, ground, findings)
}

/// The service worker, whose version is that of the pages and data.
fn worker(portfolio: &Portfolio, files: &[(String, Contents)]) -> Option<(String, Contents)> {
    let bytes = files.iter().filter_map(|(path, contents)| Some((path.as_str(), contents.bytes()?)));
    web_app::worker(portfolio, bytes).map(|(path, bytes)| (path, Contents::Bytes(bytes)))
}

/// The pictures for sharing; none where the site's address is not known, since links to them are whole.
pub(in super::super) fn pictures(cards: &[Card], ground: &Ground) -> Vec<(String, Contents)> {
    let known = cards.iter().filter(|_| ground.base_url.is_some());
    let drawn = known.filter_map(|card| Some((card.address.to_string(), Contents::Bytes(png(card)?))));
    drawn.collect()
}

/// The files that are published as they are, by their path below the site's root; but photos that tell more than is seen, without what is not seen.
pub(super) fn attachments(
    world: &dyn World,
    portal: &Portal,
    hashes: &[FileHash],
    root: &Address,
    photos: &[PhotoFacts],
) -> Result<Vec<(String, Contents)>, Failure> {
    let telling = photos::telling(portal, photos);
    let known: BTreeMap<&str, &str> = hashes.iter().map(|hash| (hash.path.as_str(), hash.sha256.as_str())).collect();
    let mut out = Vec::with_capacity(portal.files.len());
    for file in &portal.files {
        let contents = match (world.location(&file.source), known.get(&*file.source)) {
            _ if telling.contains(&*file.source) => {
                let bytes = world.read(&file.source)?;
                Contents::Bytes(bare(&bytes).unwrap_or(bytes))
            }
            (Some(path), Some(sha256)) => {
                Contents::CopyOf { path, fingerprint: *blake3::hash(sha256.as_bytes()).as_bytes() }
            }
            _ => Contents::Bytes(world.read(&file.source)?),
        };
        out.push((root.file(&file.path).to_string(), contents));
    }
    Ok(out)
}
