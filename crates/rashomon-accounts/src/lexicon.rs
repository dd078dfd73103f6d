//! The words of `lexicons/en/accounts.toml`: which question a claim answers, and how answers of words compare.

use std::collections::BTreeSet;
use std::ops::Range;

use rashomon_types::QuestionKind;
use serde::Deserialize;

use crate::AccountsError;
use crate::phrases::Phrases;
use crate::tolls::Tolls;

const FILE: &str = "accounts.toml";
const TEXT: &str = include_str!("../../../lexicons/en/accounts.toml");

#[derive(Debug, Deserialize)]
struct File {
    asks: Vec<Asks>,
    means: Vec<Class>,
    outcome: Vec<Class>,
    target: Vec<Class>,
    motive: Vec<Motive>,
    reasons: Reasons,
    involvement: Vec<Plain>,
    finds: Vec<Plain>,
    missing: Words,
    holds: HoldWords,
    unsure: Words,
    strikes: Words,
    judges: Words,
    rejects: Words,
    rams: Words,
    stops: Words,
    authorship: Words,
    unlinked: Unlinked,
    supplies: Supplies,
    trifles: TrifleWords,
    ends: Ends,
    weapons: Weapons,
    people: People,
    land: LandWords,
    kinds: Kinds,
}

#[derive(Debug, Deserialize)]
struct Asks {
    question: QuestionKind,
    words: Vec<String>,
    #[allow(dead_code)] // What a person reads, and the tests try.
    example: String,
}

#[derive(Debug, Deserialize)]
struct Class {
    class: String,
    words: Vec<String>,
    #[serde(default)]
    against: Vec<String>,
    #[serde(default)]
    beside: Vec<String>,
    #[allow(dead_code)] // What a person reads, and the tests try.
    example: String,
}

#[derive(Debug, Deserialize)]
struct Motive {
    words: Vec<String>,
    #[serde(default)]
    beside_deed: bool,
    #[allow(dead_code)] // What a person reads, and the tests try.
    example: String,
}

/// Nouns of a reason.
#[derive(Debug, Deserialize)]
pub(crate) struct Reasons {
    /// "the aim (was to …)".
    pub(crate) aims: BTreeSet<String>,
    /// "(money was) the motive".
    pub(crate) names: BTreeSet<String>,
    /// "a quarrel (over …)".
    pub(crate) quarrels: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
struct Plain {
    words: Vec<String>,
    #[allow(dead_code)] // What a person reads, and the tests try.
    example: String,
}

#[derive(Debug, Deserialize)]
struct Words {
    words: Vec<String>,
}

/// Words beside a weapon that tell that it is no means of the deed.
#[derive(Debug, Deserialize)]
pub(crate) struct Weapons {
    /// What only speaks of a weapon behind it: "missile tests".
    pub(crate) spoken_of: BTreeSet<String>,
    /// What tells that it is owned or found, not used: "bought".
    pub(crate) owned: BTreeSet<String>,
    /// What a deed answers: "revenge" for a bomb that somebody else threw.
    pub(crate) answers: Vec<String>,
    /// What something was first taken for: "looked like".
    pub(crate) mistaken: Vec<String>,
    /// What those who did it came on.
    pub(crate) mounts: BTreeSet<String>,
    /// What flies, and what befalls it: "a helicopter was shot down".
    pub(crate) craft: Vec<String>,
    pub(crate) falls: Vec<String>,
    /// What lies where there is gas.
    pub(crate) sites: Vec<String>,
    /// What a tank holds that is no weapon, and the words before such a tank.
    pub(crate) stored: BTreeSet<String>,
    pub(crate) into_tanks: Vec<String>,
    /// Words before a weapon that was lost: "the loss of warplanes".
    pub(crate) loses: Vec<String>,
}

/// What the words of an outcome must stand beside to tell of an event.
#[derive(Debug, Deserialize)]
pub(crate) struct Ends {
    /// What goes on as an event does.
    pub(crate) goes_on: BTreeSet<String>,
    /// What fails as a deed does.
    pub(crate) fails: BTreeSet<String>,
    /// What floats, and sinks.
    pub(crate) floats: BTreeSet<String>,
    /// What is "released" without having been held.
    pub(crate) published: BTreeSet<String>,
    /// What falls silent where fighting ends.
    pub(crate) silenced: BTreeSet<String>,
    /// Words of an attacker's end by his own hand.
    pub(crate) own_hand: Vec<String>,
}

/// Things that count for nothing.
#[derive(Debug, Deserialize)]
struct TrifleWords {
    words: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
struct Unlinked {
    words: Vec<String>,
    groups: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Supplies {
    words: Vec<String>,
    goods: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
struct HoldWords {
    own: Vec<String>,
    before: Vec<String>,
    after: Vec<String>,
}

/// Where words of holding a place say that its holder is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holder {
    /// The speaker's own side.
    Own,
    /// Before the words.
    Before,
    /// Behind the words.
    After,
}

/// Nouns by whose losses they are.
#[derive(Debug, Deserialize)]
pub(crate) struct People {
    /// Those who did it, one or many: "the gunman", "raiders". Made of `culprits`.
    #[serde(skip)]
    pub(crate) attackers: BTreeSet<String>,
    /// Those who may have done it: "the driver".
    pub(crate) perhaps: BTreeSet<String>,
    /// Parts of an army.
    pub(crate) units: BTreeSet<String>,
    /// Those who kill an attacker.
    pub(crate) police: BTreeSet<String>,
    pub(crate) forces: BTreeSet<String>,
    pub(crate) groups: BTreeSet<String>,
    pub(crate) civilians: BTreeSet<String>,
    /// One who did it, whoever it is.
    pub(crate) culprits: BTreeSet<String>,
    /// One person whom the noun does not tell from any other.
    pub(crate) anyone: BTreeSet<String>,
    /// Those it was done to.
    pub(crate) victims: BTreeSet<String>,
    /// What a driver does it with.
    pub(crate) vehicles: BTreeSet<String>,
}

impl People {
    /// With the plurals of the nouns for one who did it.
    fn with_plurals(mut self) -> Self {
        let plural = |noun: &String| match noun.strip_suffix("man") {
            Some(stem) => format!("{stem}men"),
            None => format!("{noun}s"),
        };
        self.attackers = self.culprits.iter().map(plural).collect();
        self.attackers.extend(self.culprits.iter().cloned());
        self
    }
}

/// Nouns by which a state is known in a text.
#[derive(Debug, Deserialize)]
pub(crate) struct LandWords {
    /// What a state has: "army".
    pub(crate) organs: BTreeSet<String>,
    /// What lies in a state and has a name of its own: "port".
    pub(crate) parts: BTreeSet<String>,
    /// What lies in a state and has none: "north".
    pub(crate) ways: BTreeSet<String>,
    /// Words of offices that belong to the state where something happened.
    pub(crate) local: BTreeSet<String>,
    /// Adjectives of parts of the world that are no state: "European".
    pub(crate) wide: BTreeSet<String>,
}

/// Kinds of the codebook by what they tell of who did it.
#[derive(Debug, Deserialize)]
pub(crate) struct Kinds {
    pub(crate) deeds: BTreeSet<String>,
    pub(crate) harm: BTreeSet<String>,
    pub(crate) fighting: BTreeSet<String>,
    pub(crate) violent: BTreeSet<String>,
    pub(crate) manifold: BTreeSet<String>,
}

/// Answers of words by class: two of one class agree.
#[derive(Debug)]
pub(crate) struct Classes {
    pub(crate) phrases: Phrases,
    rows: Vec<Class>,
}

impl Classes {
    /// The name of a row's class.
    pub(crate) fn name(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| &row.class)
    }

    /// Whether one deed can be done with both: a lorry and a gun, a pistol and a knife.
    pub(crate) fn can_be_joined(&self, one: &str, other: &str) -> bool {
        let beside = |class: &str, other: &str| {
            let mut rows = self.rows.iter().filter(|row| row.class == class);
            rows.any(|row| row.beside.iter().any(|name| name == other))
        };
        beside(one, other) || beside(other, one)
    }

    /// Whether two classes cannot both hold.
    pub(crate) fn oppose(&self, one: &str, other: &str) -> bool {
        let against = |class: &str, other: &str| {
            let mut rows = self.rows.iter().filter(|row| row.class == class);
            rows.any(|row| row.against.iter().any(|name| name == other))
        };
        against(one, other) || against(other, one)
    }
}

/// All words of this crate, read and checked. Share it: it never changes.
#[derive(Debug)]
pub struct Lexicon {
    asks: Vec<Asks>,
    asks_phrases: Phrases,
    pub(crate) means: Classes,
    pub(crate) outcome: Classes,
    /// What a deed hit: "school" of its pupils.
    pub(crate) target: Classes,
    motive: Vec<Motive>,
    pub(crate) motive_phrases: Phrases,
    pub(crate) reasons: Reasons,
    pub(crate) involvement: Phrases,
    pub(crate) finds: Phrases,
    pub(crate) missing: Phrases,
    holds: Phrases,
    pub(crate) unsure: Phrases,
    pub(crate) strikes: Phrases,
    /// Words by which what they speak of is a judgement: "consistent with".
    pub(crate) judges: Phrases,
    pub(crate) rejects: Phrases,
    /// A vehicle used as a weapon.
    pub(crate) rams: Phrases,
    /// Words for one who did it, beside a name.
    pub(crate) authorship: Phrases,
    /// What those want who act against a deed that goes on: "to stop it".
    pub(crate) stops: Phrases,
    /// "no connection": a link that is denied.
    pub(crate) unlinked: Phrases,
    /// "any terrorist group": what it would be a link to.
    pub(crate) unlinked_groups: Phrases,
    /// Verbs of bringing goods to somebody.
    pub(crate) supplies: Phrases,
    /// What is brought.
    pub(crate) goods: BTreeSet<String>,
    pub(crate) trifles: BTreeSet<String>,
    pub(crate) ends: Ends,
    pub(crate) weapons: Weapons,
    pub(crate) people: People,
    pub(crate) land: LandWords,
    pub(crate) kinds: Kinds,
    pub(crate) tolls: Tolls,
    #[cfg(test)]
    examples: Vec<(&'static str, usize, String)>,
}

impl Lexicon {
    /// The lexicon that is built into the program.
    ///
    /// # Errors
    ///
    /// If the file breaks its format; a test rules this out.
    pub fn embedded() -> Result<Self, AccountsError> {
        let file: File = toml::from_str(TEXT).map_err(|error| AccountsError::new(FILE, error))?;
        #[cfg(test)]
        let examples = examples(&file);
        let finds = Phrases::new(file.finds.iter().map(|row| row.words.as_slice()));
        let holds = [&file.holds.own, &file.holds.before, &file.holds.after];
        let involvement = Phrases::new(file.involvement.iter().map(|row| row.words.as_slice()));
        Ok(Self {
            asks_phrases: checked(Phrases::new(file.asks.iter().map(|row| row.words.as_slice())))?,
            asks: file.asks,
            means: classes(file.means)?,
            outcome: classes(file.outcome)?,
            target: classes(file.target)?,
            motive_phrases: checked(Phrases::new(file.motive.iter().map(|row| row.words.as_slice())))?,
            motive: file.motive,
            reasons: file.reasons,
            involvement: checked(involvement)?,
            finds: checked(finds)?,
            missing: checked(Phrases::new([file.missing.words.as_slice()]))?,
            holds: checked(Phrases::new(holds.map(Vec::as_slice)))?,
            unsure: checked(Phrases::new([file.unsure.words.as_slice()]))?,
            rejects: checked(Phrases::new([file.rejects.words.as_slice()]))?,
            rams: checked(Phrases::new([file.rams.words.as_slice()]))?,
            stops: checked(Phrases::new([file.stops.words.as_slice()]))?,
            authorship: checked(Phrases::new([file.authorship.words.as_slice()]))?,
            unlinked: checked(Phrases::new([file.unlinked.words.as_slice()]))?,
            unlinked_groups: checked(Phrases::new([file.unlinked.groups.as_slice()]))?,
            supplies: checked(Phrases::new([file.supplies.words.as_slice()]))?,
            goods: file.supplies.goods,
            judges: checked(Phrases::new([file.judges.words.as_slice()]))?,
            strikes: checked(Phrases::new([file.strikes.words.as_slice()]))?,
            trifles: file.trifles.words,
            ends: file.ends,
            weapons: file.weapons,
            people: file.people.with_plurals(),
            land: file.land,
            kinds: file.kinds,
            tolls: Tolls::embedded()?,
            #[cfg(test)]
            examples,
        })
    }

    /// The questions that some words ask or name, each once, in the order of the file.
    pub(crate) fn asked(&self, text: &str) -> Vec<QuestionKind> {
        let rows: BTreeSet<usize> = self.asks_phrases.find(text).map(|found| found.row).collect();
        rows.into_iter()
            .filter_map(|row| self.asks.get(row))
            .map(|row| row.question)
            .collect()
    }

    /// The words of holding a place in a text, each with where its holder is named.
    pub(crate) fn holds<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (Holder, Range<usize>)> + 'a {
        self.holds.find(text).map(|found| {
            let holder = match found.row {
                0 => Holder::Own,
                1 => Holder::Before,
                _ => Holder::After,
            };
            (holder, found.at)
        })
    }

    /// Whether the words of a motive's row begin a reason only beside the deed.
    pub(crate) fn hangs_on_deed(&self, row: usize) -> bool {
        self.motive.get(row).is_none_or(|row| row.beside_deed)
    }
}

fn checked(phrases: Option<Phrases>) -> Result<Phrases, AccountsError> {
    phrases.ok_or_else(|| AccountsError::new(FILE, "it has more phrases than can be looked for at once"))
}

fn classes(rows: Vec<Class>) -> Result<Classes, AccountsError> {
    let phrases = checked(Phrases::new(rows.iter().map(|row| row.words.as_slice())))?;
    Ok(Classes { phrases, rows })
}

#[cfg(test)]
/// Every example with its table and the row that must be found in it.
fn examples(file: &File) -> Vec<(&'static str, usize, String)> {
    let of = |table: &'static str, rows: Vec<&String>| {
        let rows = rows.into_iter().enumerate();
        rows.map(|(row, example)| (table, row, example.clone()))
            .collect::<Vec<_>>()
    };
    [
        of("asks", file.asks.iter().map(|row| &row.example).collect()),
        of("means", file.means.iter().map(|row| &row.example).collect()),
        of("outcome", file.outcome.iter().map(|row| &row.example).collect()),
        of("target", file.target.iter().map(|row| &row.example).collect()),
        of("motive", file.motive.iter().map(|row| &row.example).collect()),
        of("involvement", file.involvement.iter().map(|row| &row.example).collect()),
        of("finds", file.finds.iter().map(|row| &row.example).collect()),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_in_its_example() {
        let lexicon = Lexicon::embedded().unwrap();
        for (table, row, example) in &lexicon.examples {
            let phrases = match *table {
                "asks" => &lexicon.asks_phrases,
                "means" => &lexicon.means.phrases,
                "outcome" => &lexicon.outcome.phrases,
                "target" => &lexicon.target.phrases,
                "motive" => &lexicon.motive_phrases,
                "finds" => &lexicon.finds,
                _ => &lexicon.involvement,
            };
            assert!(
                phrases.find(example).any(|found| found.row == *row),
                "{table}: {example}"
            );
        }
    }

    #[test]
    fn a_noun_for_one_who_did_it_stands_for_its_plural() {
        let people = Lexicon::embedded().unwrap().people;
        for noun in ["gunman", "gunmen", "arsonist", "arsonists"] {
            assert!(people.attackers.contains(noun), "{noun}");
        }
        assert!(!people.culprits.contains("gunmen"));
    }

    #[test]
    fn a_reason_may_need_its_deed() {
        let lexicon = Lexicon::embedded().unwrap();
        let needs = |text: &str| {
            let found = lexicon.motive_phrases.find(text).next().unwrap();
            lexicon.hangs_on_deed(found.row)
        };
        assert!(needs("they burned the mill because it fed the garrison"));
        assert!(needs("they cut the line to silence the radio"));
        assert!(!needs("it was payback for the eviction of herders"));
        assert!(!needs("a march in anger at the bread tax"));
    }

    #[test]
    fn classes_that_an_outcome_is_against_exist() {
        let lexicon = Lexicon::embedded().unwrap();
        let names: BTreeSet<&str> = lexicon.outcome.rows.iter().map(|row| row.class.as_str()).collect();
        let against = lexicon.outcome.rows.iter().flat_map(|row| &row.against);
        for name in against.filter(|name| *name != "died") {
            assert!(names.contains(name.as_str()), "{name}");
        }
    }
}
