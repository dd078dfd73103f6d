//! MUC-4's development texts: who did what to whom with what, and which sorts of incidents a text tells of.
//!
//! **Text.** The texts are in upper case. Their datelines are cut off. [`truecase`] writes the rest as a newspaper would, by
//! counts from mixed-case corpora (PolNeAR train, UD EWT train, LGL) and the names of the lexicon of actors. Then it is read
//! in the engine's own way: the model's layers, the cast, the events of the codebook. Places are not looked up: no role that
//! is scored is a place.
//!
//! **Convention.** As in the work on role fillers since 2007: all incidents of a text are joined, and for each of five roles
//! the fillers found are compared with those of the key. Wordings of the key that are given as alternatives, or that two
//! incidents share, are one filler; fillers found with the same head are one. A filler found is right if it has the head
//! of a wording, or one's words contain the other's in a row; each answers one filler of the key (as CEAF-REE does, one
//! to one). "Exact" asks for the same words, articles and numbers at the edges aside, which is close to the CEAF-REE of GRIT.
//! Optional fillers cost nothing when missed or found. Texts without an incident count: what is found there is wrong.
//!
//! **Mapping.** `bombing` and `suicide_bombing` are bombings, `abduction` a kidnapping, `arson`, `hijacking`, `robbery`
//! themselves, and `attack`, `ground_raid`, `killing`, `execution`, `shelling`, `air_strike`, `sabotage`, `destruction`, `sexual_violence` attacks.
//! A person or a group of people at the receiving end is a victim, a thing is a target; an initiator that bears a name of a
//! body is an organisation (with people in front of it, "guerrillas of the Front", also an individual).
//!
//! **Relevance.** MUC-4 leaves out what soldiers and guerrillas do to each other, and its texts' plain fights: events where
//! both parties bear arms are left out here, and so is what is negated.

mod fillers;
mod key;
mod truecase;

use rashomon_ground::actor::{ActorLexicon, Cast};
use rashomon_ground::event::{Codebook, event_mentions};
use rashomon_ground::time;
use rashomon_types::{Document, Reading};

use self::fillers::{Answers, Match, Slot};
use self::key::Template;
use self::truecase::Truecaser;
use super::Context;
use super::counts::Counts;
use super::row::Row;
use crate::parallel;

const FOLDER: &str = "muc4-dev";
const TRAIN: &str = "polnear/train/text";

/// A text with its answers.
struct Item {
    text: String,
    templates: Vec<Template>,
}

/// The counts of one text, or of all.
#[derive(Debug, Clone, Copy, Default)]
struct Scores {
    head: [Counts; Slot::ALL.len()],
    exact: [Counts; Slot::ALL.len()],
    kinds: Counts,
}

impl Scores {
    fn of(answers: &Answers, templates: &[Template]) -> Self {
        let each = |how| Slot::ALL.map(|(slot, _)| fillers::counts(answers, templates, slot, how));
        Self {
            head: each(Match::Head),
            exact: each(Match::Exact),
            kinds: fillers::kinds(answers, templates),
        }
    }

    fn with(mut self, other: Self) -> Self {
        for slot in 0..Slot::ALL.len() {
            self.head[slot] += other.head[slot];
            self.exact[slot] += other.exact[slot];
        }
        self.kinds += other.kinds;
        self
    }

    fn rows(&self) -> Vec<Row> {
        let sum = |counts: &[Counts]| {
            counts.iter().fold(Counts::default(), |mut sum, next| {
                sum += *next;
                sum
            })
        };
        let mut rows = Vec::new();
        for (name, counts) in [("head", &self.head), ("exact", &self.exact)] {
            let each = Slot::ALL.iter().zip(counts);
            rows.extend(each.map(|((slot, title), counts)| {
                let best = if *slot == Slot::Organisation {
                    "44/53 recall/precision GE (1992 test)"
                } else {
                    ""
                };
                Row::f1(format!("{title}, {name}"), *counts).beside("", best)
            }));
            let best = if name == "exact" {
                "54.5 GRIT, CEAF-REE (test)"
            } else {
                ""
            };
            rows.push(Row::f1(format!("all roles, {name}"), sum(counts)).beside("", best));
        }
        rows.push(Row::f1("incident types of a text", self.kinds).beside("", "78/72 recall/precision GE (1992 test)"));
        rows
    }
}

pub(crate) fn score(context: &Context) -> Result<Vec<Row>, String> {
    let codebook = Codebook::embedded().map_err(|error| error.to_string())?;
    let actors = ActorLexicon::embedded().map_err(|error| error.to_string())?;
    let items = items(context)?;
    let scores = parallel::map(&items, |item| {
        let mut document = Document::new(item.text.clone(), None, None, None);
        document.blocks = rashomon_read::blocks(&document.text);
        let annotation = context.annotate(&document);
        let reading = Reading::new(&document, &annotation);
        let cast = Cast::of(&reading, &actors);
        let mentions = event_mentions(&reading, &codebook, &cast, &time::times(&reading), &[]);
        Scores::of(&fillers::answers(&reading, &codebook, &mentions), &item.templates)
    });
    Ok(scores.into_iter().fold(Scores::default(), Scores::with).rows())
}

/// All texts, true-cased, with their answers.
fn items(context: &Context) -> Result<Vec<Item>, String> {
    let case = truecaser(context)?;
    let mut items = Vec::new();
    for first in (1..1300).step_by(100) {
        let texts = key::texts(&context.text(&format!("{FOLDER}/dev-muc3-{first:04}-{:04}", first + 99))?);
        let mut templates = key::templates(&context.text(&format!("{FOLDER}/key-dev-{first:04}.muc4"))?);
        for (number, text) in texts {
            items.push(Item {
                text: case.apply(&text),
                templates: templates.remove(&number).unwrap_or_default(),
            });
        }
    }
    Ok(items)
}

fn truecaser(context: &Context) -> Result<Truecaser, String> {
    let folder = context.folder.join(TRAIN);
    let listing = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<_> = listing.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut case = Truecaser::default();
    case.learn_names(include_str!("../../../../lexicons/en/actors.toml"));
    for path in paths {
        case.learn(&std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?);
    }
    for line in context.text("ud-english-ewt/en_ewt-ud-train.conllu")?.lines() {
        line.strip_prefix("# text = ")
            .into_iter()
            .for_each(|text| case.learn(text));
    }
    for part in context.text("lgl/lgl.xml")?.split("<text>").skip(1) {
        part.split("</text>")
            .next()
            .into_iter()
            .for_each(|text| case.learn(text));
    }
    Ok(case)
}
