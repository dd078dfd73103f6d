//! A report once more: as it is, run by another outlet, brought up to date, or in other words.

use jiff::ToSpan;
use rashomon_types::{Document, DocumentKind, Span};

use super::dice::Dice;
use super::report::{Report, moved};
use super::world::{World, stem};

/// Words and what a rewording puts for them.
const OTHER_WORDS: [(&str, &str); 40] = [
    ("said", "stated"),
    ("told", "informed"),
    ("killed", "slain"),
    ("soldiers", "servicemen"),
    ("troops", "forces"),
    ("near", "close by"),
    ("outside", "just beyond"),
    ("denied", "dismissed"),
    ("claimed", "asserted"),
    ("attacked", "assaulted"),
    ("men", "persons"),
    ("people", "individuals"),
    ("wounded", "injured"),
    ("residents", "inhabitants"),
    ("noon", "midday"),
    ("had", "have"),
    ("were", "have been"),
    ("the", "that"),
    ("that", "how"),
    ("from", "out of"),
    ("with", "carrying"),
    ("by", "beside"),
    ("before", "ahead of"),
    ("would", "shall"),
    ("weeks", "fortnights"),
    ("town", "settlement"),
    ("known", "famous"),
    ("blasts", "explosions"),
    ("army", "military"),
    ("police", "constabulary"),
    ("gunmen", "shooters"),
    ("fighters", "militants"),
    ("dead", "lifeless"),
    ("doubled", "risen twofold"),
    ("ministry", "department"),
    ("and", "as well as"),
    ("in", "inside"),
    ("of", "from"),
    ("a", "one"),
    ("whole", "entire"),
];

/// The report once more, as a copy of this kind.
pub(super) fn again(world: &World, report: &Report, kind: DocumentKind, number: usize, dice: &mut Dice) -> Report {
    let outlet = dice.pick(&world.outlets);
    match kind {
        DocumentKind::Update => updated(report, number, dice),
        DocumentKind::Syndicated => syndicated(report, outlet, number),
        DocumentKind::Reworded => reworded(report, outlet, number),
        DocumentKind::Original | DocumentKind::Identical => {
            rewritten(report, report.document.text.clone(), outlet, number, &mut |span| {
                Some(span)
            })
        }
    }
}

/// Under another outlet's name, behind the name of the first, and without its last paragraph.
fn syndicated(report: &Report, outlet: String, number: usize) -> Report {
    let publisher = report.document.publisher.as_deref().unwrap_or("Wire");
    let prefix = format!("({publisher}) ");
    let text = &report.document.text;
    let kept = text.rfind("\n\n").unwrap_or(text.len());
    let shift = u32::try_from(prefix.len()).unwrap_or(0);
    let new = prefix + text.get(..kept).unwrap_or(text);
    let last = u32::try_from(kept).unwrap_or(u32::MAX);
    rewritten(report, new, outlet, number, &mut |span| {
        let moved = Span::new(span.start() + shift, span.end() + shift);
        moved.filter(|_| span.end() <= last)
    })
}

/// The next day, by the same outlet, with a sentence more.
fn updated(report: &Report, number: usize, dice: &mut Dice) -> Report {
    let publisher = report.document.publisher.clone().unwrap_or_default();
    let more = format!(
        "\n\n{} {} of the rescue service told {publisher} that the search would go on.",
        stem(dice),
        stem(dice)
    );
    let mut new = rewritten(
        report,
        report.document.text.clone() + &more,
        publisher,
        number,
        &mut |span| Some(span),
    );
    if let Some(published) = &mut new.document.published {
        published.date = published.date.saturating_add(1.day());
    }
    new
}

/// Every word for which there is another replaced; spans follow their words.
fn reworded(report: &Report, outlet: String, number: usize) -> Report {
    let text = &report.document.text;
    let mut new = String::new();
    // For each byte of the old text where a word or a gap begins or ends, its place in the new one.
    let mut places = std::collections::BTreeMap::new();
    let mut start = 0;
    for piece in text.split_inclusive(|sign: char| !sign.is_alphabetic()) {
        let word = piece.trim_end_matches(|sign: char| !sign.is_alphabetic());
        places.insert(start, new.len());
        new += other_word(word);
        places.insert(start + word.len(), new.len());
        new += piece.get(word.len()..).unwrap_or_default();
        start += piece.len();
        places.insert(start, new.len());
    }
    let place = |offset: u32| {
        let found = places.range(..=offset as usize).next_back()?;
        u32::try_from(found.1 + (offset as usize - found.0)).ok()
    };
    let mut to = |span: Span| Span::new(place(span.start())?, place(span.end())?);
    rewritten(report, new, outlet, number, &mut to)
}

fn other_word(word: &str) -> &str {
    let found = OTHER_WORDS.iter().find(|(from, _)| *from == word);
    found.map_or(word, |(_, to)| to)
}

/// The report with another text; claims of which a part is gone are left out.
fn rewritten(
    report: &Report,
    text: String,
    outlet: String,
    number: usize,
    to: &mut dyn FnMut(Span) -> Option<Span>,
) -> Report {
    let path = format!("generated/{number}.txt");
    let mut document = Document::new(text, Some(outlet), None, Some(path));
    document.title.clone_from(&report.document.title);
    document.published.clone_from(&report.document.published);
    document.language.clone_from(&report.document.language);
    let mut claims = Vec::new();
    for claim in &report.claims {
        let mut is_whole = true;
        let claim = moved(claim.clone(), document.id, &mut |span| {
            to(span).unwrap_or_else(|| {
                is_whole = false;
                span
            })
        });
        claims.extend(is_whole.then_some(claim));
    }
    Report {
        document,
        claims,
        family: report.family,
    }
}

#[cfg(test)]
mod tests {
    use super::super::report::report;
    use super::*;

    #[test]
    fn spans_follow_their_words() {
        let world = World::new(1);
        let mut dice = Dice::new(2);
        let happening = world.happening(3, &mut dice);
        let first = report(&world, &happening, 1, 0, &mut dice);
        for kind in [
            DocumentKind::Identical,
            DocumentKind::Syndicated,
            DocumentKind::Update,
            DocumentKind::Reworded,
        ] {
            let copy = again(&world, &first, kind, 1, &mut dice);
            assert!(!copy.claims.is_empty() && copy.document.id != first.document.id);
            for claim in &copy.claims {
                let names = claim.source.spans.iter().map(|span| copy.document.slice(*span));
                assert_eq!(names.count(), 1);
                for place in &claim.places {
                    assert_eq!(copy.document.slice(place.spans[0]), happening.town.name, "{kind:?}");
                }
            }
        }
    }
}
