//! The order of a page: report by report, side by side, speaker by speaker, each claim with those inside it.
//!
//! Both pages, for the terminal and in Markdown, are written from one outline, so that they hold the same.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{BlockKind, Claim, ClaimId, Diagnostic, Document, DocumentId, Run, Source, Span};

use crate::voice::{is_caption, is_reporter, key, name};
use crate::words::count;

/// A whole page.
pub(crate) struct Outline<'run> {
    /// The reports, in the order of the run.
    pub(crate) reports: Vec<Report<'run>>,
    /// Remarks that belong to no report.
    pub(crate) remarks: Vec<&'run Diagnostic>,
}

/// One report on the page.
pub(crate) struct Report<'run> {
    pub(crate) document: &'run Document,
    /// All its claims, in the order of the text.
    pub(crate) claims: Vec<&'run Claim>,
    /// The speakers by side; those without a side come last.
    pub(crate) sides: Vec<Side<'run>>,
    /// What the reporter says without naming anyone.
    pub(crate) reporter: Vec<Entry<'run>>,
    /// What stands under pictures.
    pub(crate) captions: Vec<Entry<'run>>,
    pub(crate) remarks: Vec<&'run Diagnostic>,
}

/// The speakers of one side.
pub(crate) struct Side<'run> {
    pub(crate) name: Option<&'run str>,
    pub(crate) speakers: Vec<Speaker<'run>>,
}

/// A speaker and what they say.
pub(crate) struct Speaker<'run> {
    pub(crate) name: String,
    /// The offices that the text gives them, each once.
    pub(crate) offices: Vec<&'run str>,
    /// The voice as the first claim has it.
    pub(crate) voice: &'run Source,
    pub(crate) entries: Vec<Entry<'run>>,
    /// Their claims that stand inside another's: the outer claim, then theirs.
    pub(crate) inside: Vec<(&'run Claim, &'run Claim)>,
}

/// A claim and the claims that lie in its content.
pub(crate) struct Entry<'run> {
    pub(crate) claim: &'run Claim,
    pub(crate) nested: Vec<Entry<'run>>,
}

impl<'run> Outline<'run> {
    /// Puts a run in order.
    pub(crate) fn of(run: &'run Run) -> Self {
        let mut claims = by_document(&run.claims, |claim| Some(claim.document));
        let mut remarks = by_document(&run.diagnostics, |remark| remark.document);
        let mut take = |document| {
            let claims = claims.remove(&Some(document)).unwrap_or_default();
            (claims, remarks.remove(&Some(document)).unwrap_or_default())
        };
        let mut report = |document: &'run Document| {
            let (claims, remarks) = take(document.id);
            Report::of(document, claims, remarks)
        };
        let reports = run.documents.iter().map(&mut report).collect();
        Self {
            reports,
            remarks: remarks.into_values().flatten().collect(),
        }
    }
}

impl Outline<'_> {
    /// How many reports and claims there are.
    pub(crate) fn size(&self) -> String {
        let claims = self.reports.iter().map(|report| report.claims.len()).sum();
        format!("{}, {}", count(self.reports.len(), "report"), count(claims, "claim"))
    }
}

fn by_document<T>(nouns: &[T], document: impl Fn(&T) -> Option<DocumentId>) -> BTreeMap<Option<DocumentId>, Vec<&T>> {
    let mut sorted: BTreeMap<Option<DocumentId>, Vec<&T>> = BTreeMap::new();
    for noun in nouns {
        sorted.entry(document(noun)).or_default().push(noun);
    }
    sorted
}

impl<'run> Report<'run> {
    fn of(document: &'run Document, claims: Vec<&'run Claim>, remarks: Vec<&'run Diagnostic>) -> Self {
        let nesting = Nesting::of(&claims);
        let roots = |wanted: &dyn Fn(&Claim) -> bool| {
            let roots = claims
                .iter()
                .filter(|claim| nesting.outer(claim).is_none() && wanted(claim));
            roots.map(|claim| nesting.entry(claim)).collect::<Vec<_>>()
        };
        let reporter = roots(&|claim| is_reporter(claim) && !is_caption(claim));
        let captions = roots(&is_caption);
        let speakers = speakers(&claims, &nesting);
        Self {
            document,
            sides: sides(speakers),
            reporter,
            captions,
            remarks,
            claims,
        }
    }

    /// How many voices speak, the reporter's own not counted.
    pub(crate) fn speakers(&self) -> usize {
        self.sides.iter().map(|side| side.speakers.len()).sum()
    }

    /// The number of the paragraph that a place lies in, counted from one.
    pub(crate) fn paragraph(&self, span: Span) -> usize {
        let blocks = &self.document.blocks;
        let before = blocks.partition_point(|block| block.span.start() <= span.start());
        if blocks.is_empty() {
            return lines_until(&self.document.text, span);
        }
        before.max(1)
    }

    /// What the report is called: its title, or else the heading that it begins with, or else the name of its file.
    pub(crate) fn title(&self) -> String {
        let first = self
            .document
            .blocks
            .first()
            .filter(|block| block.kind == BlockKind::Heading);
        let heading = first.map(|block| self.document.slice(block.span));
        match (
            self.document.title.as_deref().or(heading),
            self.document.path.as_deref(),
        ) {
            (Some(title), _) => title.to_owned(),
            (None, Some("-")) => "Report from standard input, without a title".to_owned(),
            (None, Some(path)) => format!("{}, without a title", path.rsplit(['/', '\\']).next().unwrap_or(path)),
            (None, None) => "Report without a title".to_owned(),
        }
    }
}

/// The number of the line that a place lies in, blank lines not counted.
fn lines_until(text: &str, span: Span) -> usize {
    let before = text.get(..span.start() as usize).unwrap_or(text);
    let line = before.rfind('\n').map_or(0, |offset| offset + 1);
    before[..line].lines().filter(|line| !line.trim().is_empty()).count() + 1
}

/// Which claim lies in which.
struct Nesting<'run> {
    outer: BTreeMap<ClaimId, &'run Claim>,
    inner: BTreeMap<ClaimId, Vec<&'run Claim>>,
}

impl<'run> Nesting<'run> {
    /// Links to claims that are not there, and links that go round in a circle, count as none.
    fn of(claims: &[&'run Claim]) -> Self {
        let known: BTreeMap<ClaimId, &'run Claim> = claims.iter().map(|claim| (claim.id, *claim)).collect();
        let mut nesting = Self {
            outer: BTreeMap::new(),
            inner: BTreeMap::new(),
        };
        for claim in claims {
            let outer = claim.nested_in.and_then(|id| known.get(&id));
            if let Some(outer) = outer.filter(|_| !goes_round(claim, &known)) {
                nesting.outer.insert(claim.id, outer);
                nesting.inner.entry(outer.id).or_default().push(claim);
            }
        }
        nesting
    }

    fn outer(&self, claim: &Claim) -> Option<&'run Claim> {
        self.outer.get(&claim.id).copied()
    }

    fn entry(&self, claim: &'run Claim) -> Entry<'run> {
        let inner = self.inner.get(&claim.id).into_iter().flatten();
        Entry {
            claim,
            nested: inner.map(|claim| self.entry(claim)).collect(),
        }
    }
}

/// Whether going outwards from a claim never ends.
fn goes_round(claim: &Claim, known: &BTreeMap<ClaimId, &Claim>) -> bool {
    let mut met = BTreeSet::from([claim.id]);
    let mut outer = claim.nested_in;
    while let Some(next) = outer.and_then(|id| known.get(&id)) {
        if !met.insert(next.id) {
            return true;
        }
        outer = next.nested_in;
    }
    false
}

/// The speakers in the order in which they first speak.
fn speakers<'run>(claims: &[&'run Claim], nesting: &Nesting<'run>) -> Vec<Speaker<'run>> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut speakers: Vec<Speaker<'run>> = Vec::new();
    for claim in claims.iter().filter(|claim| !is_reporter(claim) && !is_caption(claim)) {
        let place = *places.entry(key(&claim.source)).or_insert(speakers.len());
        if place == speakers.len() {
            speakers.push(Speaker::new(&claim.source));
        }
        speakers[place].add(claim, nesting);
    }
    speakers
}

impl<'run> Speaker<'run> {
    fn new(voice: &'run Source) -> Self {
        Self {
            name: name(voice),
            offices: Vec::new(),
            voice,
            entries: Vec::new(),
            inside: Vec::new(),
        }
    }

    fn add(&mut self, claim: &'run Claim, nesting: &Nesting<'run>) {
        let office = claim.source.office.as_deref();
        let new = office.filter(|office| !self.offices.contains(office) && !self.name.contains(*office));
        self.offices.extend(new);
        if self.voice.side.is_none() && claim.source.side.is_some() {
            self.voice = &claim.source;
        }
        match nesting.outer(claim) {
            Some(outer) => self.inside.push((outer, claim)),
            None => self.entries.push(nesting.entry(claim)),
        }
    }
}

/// Speakers by side, in the order in which the sides first speak; those without a side last.
fn sides(speakers: Vec<Speaker<'_>>) -> Vec<Side<'_>> {
    let mut sides: Vec<Side<'_>> = Vec::new();
    for speaker in speakers {
        let name = speaker.voice.side.as_deref();
        match sides.iter_mut().find(|side| side.name == name) {
            Some(side) => side.speakers.push(speaker),
            None => sides.push(Side {
                name,
                speakers: vec![speaker],
            }),
        }
    }
    sides.sort_by_key(|side| side.name.is_none());
    sides
}
