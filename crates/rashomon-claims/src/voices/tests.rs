//! The voices of small reports: what one phrase tells, and what phrases together do.

use rashomon_model::LanguageModel;
use rashomon_read::{Input, Settings};
use rashomon_types::{Claim, EntityKind, Fragments, MadeBy, Source, SourceKind, Span};

use super::lexicon::VoiceLexicon;
use super::phrase::{Hints, Phrase};
use super::portrait::{Portrait, portray};
use crate::Lexicon;
use crate::draft::{Draft, Voice};
use crate::reading::Reading;

/// Hints that know nothing.
struct Silent;

impl Hints for Silent {
    fn entity(&self, _: Span) -> Option<EntityKind> {
        None
    }

    fn is_common(&self, _: Span) -> bool {
        false
    }
}

/// What a phrase says by its words alone.
pub(super) fn portrait_of(text: &str) -> Portrait {
    let lexicon = VoiceLexicon::embedded().unwrap();
    portray(&Phrase::new(text, &[Span::of(0..text.len())], &lexicon, &Silent))
}

/// The claims of a report whose voices are these words, in the order of the text; "" for a quotation that goes on.
fn voices(text: &str, sources: &[&str]) -> Vec<Source> {
    let model = LanguageModel::embedded().unwrap();
    let lexicon = Lexicon::embedded().unwrap();
    let input = Input {
        name: "report.txt",
        bytes: text.as_bytes(),
    };
    let document = rashomon_read::read(&input, &Settings::default()).value.remove(0);
    let annotation = model.annotate(&document).value;
    let mut from = 0;
    let (mut drafts, mut claims) = (Vec::new(), Vec::new());
    for words in sources {
        let start = from + document.text[from..].find(words).expect("the report has the words");
        let span = Span::of(start..start + words.len());
        let spans = if words.is_empty() { Vec::new() } else { vec![span] };
        from = start + words.len();
        let mut draft = Draft::new(spans.clone(), Vec::new(), Vec::new(), MadeBy::rule("test"));
        if words.is_empty() {
            draft.voice = Voice::Continued;
        }
        drafts.push(draft);
        let source = Source {
            spans,
            ..Source::unknown()
        };
        claims.push(Claim::new(
            document.id,
            source,
            Fragments::default(),
            Fragments::default(),
            MadeBy::rule("test"),
        ));
    }
    super::resolve(&Reading::new(&document, &annotation, &lexicon), &drafts, &mut claims);
    claims.into_iter().map(|claim| claim.source).collect()
}

fn speakers(text: &str, sources: &[&str]) -> Vec<String> {
    let speaker = |voice: Source| voice.speaker.unwrap_or_default();
    voices(text, sources).into_iter().map(speaker).collect()
}

#[test]
fn ranks_stay_with_a_name_and_offices_leave_it() {
    for (words, full, office) in [
        ("Colonel Ilda Maroun", "Colonel Ilda Maroun", None),
        ("Lt. Gen. Ilda Maroun", "Lt. Gen. Ilda Maroun", None),
        (
            "Palace spokesman Hugo Satterlee",
            "Hugo Satterlee",
            Some("Palace spokesman"),
        ),
        ("Army chief General Bo Tharn", "General Bo Tharn", Some("Army chief")),
        (
            "Ministry spokesperson Lt. Col. Dana Wirth",
            "Lt. Col. Dana Wirth",
            Some("Ministry spokesperson"),
        ),
        ("Gov. Selma Dray", "Selma Dray", Some("Gov")),
        (
            "Secretary of State Lenn Taskar",
            "Lenn Taskar",
            Some("Secretary of State"),
        ),
        ("Mr. Taskar", "Taskar", None),
        (
            "the regional governor, Selma Dray",
            "Selma Dray",
            Some("regional governor"),
        ),
        (
            "Hamo Vell, a spokesman for the army",
            "Hamo Vell",
            Some("spokesman for the army"),
        ),
        (
            "Deputy Prime Minister and Defence Minister Ola Brandt",
            "Ola Brandt",
            Some("Deputy Prime Minister and Defence Minister"),
        ),
        (
            "Former general Anse Vitold, who now sells seed",
            "Anse Vitold",
            Some("Former general"),
        ),
        ("Ada Baker, 61", "Ada Baker", None),
        ("A man named Olo Pesh", "Olo Pesh", None),
        ("a conscript who gave his name only as Rasim", "Rasim", None),
        ("President Terwil", "President Terwil", Some("President")),
        (
            "President Yuna Terwil's spokesman",
            "President Yuna Terwil's spokesman",
            None,
        ),
    ] {
        let portrait = portrait_of(words);
        assert_eq!(
            (portrait.full.as_str(), portrait.office.as_deref()),
            (full, office),
            "{words}"
        );
    }
}

#[test]
fn kinds_follow_the_head_and_what_stands_around_it() {
    use SourceKind::{ArmedGroup, Expert, International, Media, Official, Unknown, Witness};
    for (words, kind) in [
        ("a spokesman for the rebels", ArmedGroup),
        ("Rebel leader Toma Reyk", ArmedGroup),
        ("unnamed sources from the regional interior ministry", Official),
        ("UN Secretary-General Tova Lind", International),
        ("a senior UN official", International),
        ("the state agency Veda", Media),
        ("the Interfron agency", Media),
        ("the intelligence agency", Official),
        ("the rights group Clear Record", Expert),
        ("the hauliers' union", Unknown),
        ("the 14th Mountain Brigade", Official),
        ("the Marsh Battalion", ArmedGroup),
        ("the Union of Island States", International),
        ("local resident Olo Pesh", Witness),
        ("hospital staff", Witness),
        ("the commander-in-chief, General Octav Murin", Official),
        ("Prime Minister Ana Lorre's office", Official),
        ("Olo Pesh, a country singer", Unknown),
        ("two of the gunman's three brothers", Unknown),
        ("the National Security Council", Official),
        ("a U.N. resolution", SourceKind::Document),
        ("You", Unknown),
        ("a source", Unknown),
    ] {
        let portrait = portrait_of(words);
        assert_eq!(portrait.kind, kind, "{words}: {portrait:?}");
    }
}

#[test]
fn sides_are_the_party_that_the_words_state() {
    for (words, side) in [
        ("the pro-junta mayor of Sellick, Orsin Dabo", Some("junta")),
        ("The Rook Company, a militia allied with the crown", Some("crown")),
        ("Luka Ferenz, the Vardian-installed governor", Some("Vardian")),
        (
            "a senior U.S. defense official, speaking on condition of anonymity",
            Some("United States"),
        ),
        ("Kremlin spokesman Hugo Satterlee", Some("Russia")),
        ("Vesland's army", Some("Vesland")),
        ("the president of Ardesh", Some("Ardesh")),
        ("the rebels", Some("rebels")),
        ("a doctor in rebel-held Quarn", None),
        ("the Russian Volunteer Corps", None),
        ("the Paris prosecutor", None),
        ("a baker in Ukraine", None),
        (
            "Pietr Hollin, once the regime's chief censor and now an adviser to the insurgents",
            Some("insurgents"),
        ),
    ] {
        assert_eq!(portrait_of(words).side.as_deref(), side, "{words}");
    }
}

#[test]
fn the_unnamed_stay_unnamed() {
    for words in [
        "a source",
        "Two officials",
        "A senior intelligence official",
        "police sources",
        "residents",
        "Officers at the base",
    ] {
        let portrait = portrait_of(words);
        assert!(!portrait.named && portrait.full == words, "{portrait:?}");
    }
    let text = "A source said the depot was empty. General Bo Tharn said it was full. A source said it had burned. \
                The same source said nobody was hurt.";
    let found = voices(text, &["A source", "General Bo Tharn", "A source", "The same source"]);
    assert!(
        found
            .iter()
            .all(|voice| voice.named == (voice.speaker.as_deref() == Some("General Bo Tharn")))
    );
    assert_eq!(found[3].speaker.as_deref(), Some("A source"));
}

#[test]
fn surnames_initials_and_nicknames_find_their_owners() {
    let text = "The Karsk Relief Front (KRF) said it had fed the town. Its commander, Toma Reyk, better known as Hatchet, \
                said so too. The KRF said more was coming. Reyk said it was bread. Hatchet said no more.";
    let found = speakers(
        text,
        &[
            "The Karsk Relief Front (KRF)",
            "Its commander, Toma Reyk, better known as Hatchet",
            "The KRF",
            "Reyk",
            "Hatchet",
        ],
    );
    let front = "The Karsk Relief Front";
    assert_eq!(found, [front, "Toma Reyk", front, "Toma Reyk", "Toma Reyk"]);
}

#[test]
fn descriptions_find_the_latest_who_fits() {
    let text = "Health Minister Dov Tamsin said twelve were hurt. Interior Minister Carla Brewe said two were. The health \
                minister said she had asked. The regional governor, Selma Dray, said nothing was known. The governor \
                said so twice. The minister said it was over.";
    let sources = [
        "Health Minister Dov Tamsin",
        "Interior Minister Carla Brewe",
        "The health minister",
        "The regional governor, Selma Dray",
        "The governor",
        "The minister",
    ];
    assert_eq!(
        speakers(text, &sources),
        [
            "Dov Tamsin",
            "Carla Brewe",
            "Dov Tamsin",
            "Selma Dray",
            "Selma Dray",
            "Dov Tamsin"
        ]
    );
}

#[test]
fn an_office_is_named_by_who_is_said_to_hold_it() {
    let text = "The mayor said the trams would run. Eino Falk, the mayor, said they were late.";
    assert_eq!(
        speakers(text, &["The mayor", "Eino Falk, the mayor"]),
        ["Eino Falk", "Eino Falk"]
    );
}

#[test]
fn pronouns_take_the_nearest_who_fits_and_gender_is_a_soft_cue() {
    let text = "The spokeswoman for the flood office, Marta Eklund, said two dykes had gone. He added that a third was leaking. \
                The navy said the port was shut. It gave no reason. He said it would open.";
    let sources = [
        "The spokeswoman for the flood office, Marta Eklund",
        "He",
        "The navy",
        "It",
        "He",
    ];
    let marta = "Marta Eklund";
    assert_eq!(speakers(text, &sources), [marta, marta, "The navy", "The navy", marta]);
}

#[test]
fn we_is_whoever_is_speaking_and_a_quotation_that_goes_on_keeps_its_speaker() {
    let text =
        "Many gunners met Defence Minister Anselm Roth. He said the hill was quiet. \"We believe it will stay so.\"";
    let found = speakers(text, &["He", "", "We"]);
    assert_eq!(found, ["Anselm Roth", "Anselm Roth", "Anselm Roth"]);
}

#[test]
fn a_state_has_one_side_by_its_name_and_its_adjective() {
    let text = "Vardia said its pilots were home. The Vardian army said so too. Gunners in Vardia cheered.";
    let sides: Vec<_> = voices(text, &["Vardia", "The Vardian army"])
        .into_iter()
        .map(|voice| voice.side)
        .collect();
    assert_eq!(sides, [Some("Vardia".to_owned()), Some("Vardia".to_owned())]);
}
