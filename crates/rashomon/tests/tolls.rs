//! Tolls of invented events read as a person reads them: who counts in which row, and what is no total.

use rashomon::types::{AnswerValue, Event, Question, QuestionKind, Run, Status};
use rashomon::{Engine, EngineSettings, Input};

/// A lorry attack as three outlets tell it.
const LORRY: [(&str, &str, &str); 3] = [
    (
        "Tarvel Post",
        "2031-05-04",
        "Lorry attack in Ostrel kills 30\n\n\
         A lorry drove into a crowd in Ostrel on Saturday and killed 30 people, the police of Ostrel said.\n\n\
         The interior minister, Oren Vask, said police had shot and killed the driver.\n\n\
         Dozens of people were killed in the attack, the police said.",
    ),
    (
        "Korm Herald",
        "2031-05-04",
        "Attack in Ostrel\n\n\
         The hospital of Ostrel said the attack on Saturday had killed 32 people and wounded 60, nine of them critically.\n\n\
         A nurse was killed in the attack, said a neighbour, Ida Moll.",
    ),
    (
        "Tamsin Times",
        "2031-05-05",
        "Ostrel mourns\n\n\
         The attack in Ostrel is the worst since March 2029, when 140 people were killed in Korm, the mayor, Lena Orsk, said.\n\n\
         The hospital of Ostrel said the attack on Saturday had killed 34 people.",
    ),
];

fn read(reports: &[(&str, &str, &str)]) -> Run {
    let engine = Engine::new(EngineSettings::default()).unwrap();
    let records: Vec<(String, Vec<u8>)> = reports
        .iter()
        .enumerate()
        .map(|(place, (publisher, published, text))| {
            let record = serde_json::json!({
                "title": text.lines().next(), "publisher": publisher, "published": published, "text": text,
            });
            (format!("{place}.json"), record.to_string().into_bytes())
        })
        .collect();
    let inputs: Vec<Input<'_>> = records.iter().map(|(name, bytes)| Input { name, bytes }).collect();
    engine.read(&inputs)
}

fn main_event(run: &Run) -> &Event {
    run.events.iter().max_by_key(|event| event.claims.len()).unwrap()
}

fn asked<'a>(event: &'a Event, question: QuestionKind, whose: &str) -> Option<&'a Question> {
    event
        .questions
        .iter()
        .find(|row| row.question == question && row.scope.whose.as_deref() == Some(whose) && row.scope.what.is_none())
}

/// The least numbers of a row's answers, in order.
fn numbers(row: &Question) -> Vec<f64> {
    let low = |value: &AnswerValue| match value {
        AnswerValue::Range { low, .. } => *low,
        AnswerValue::Text(_) => None,
    };
    let mut numbers: Vec<f64> = row
        .answers
        .iter()
        .filter_map(|answer| low(answer.value.as_ref()?))
        .collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

#[test]
fn a_toll_has_totals_alone() {
    let run = read(&LORRY);
    let event = main_event(&run);
    let killed = asked(event, QuestionKind::Killed, "civilians").unwrap();
    assert_eq!(numbers(killed), [30.0, 32.0, 34.0]);
    let wounded = asked(event, QuestionKind::Wounded, "civilians").unwrap();
    assert_eq!(numbers(wounded), [60.0]);
}

#[test]
fn the_dead_attacker_has_a_row_of_his_own_and_ends_it() {
    let run = read(&LORRY);
    let event = main_event(&run);
    let killed = asked(event, QuestionKind::Killed, "attackers").unwrap();
    assert_eq!(numbers(killed), [1.0]);
    let outcome = event
        .questions
        .iter()
        .find(|row| row.question == QuestionKind::Outcome)
        .unwrap();
    assert_eq!(outcome.answers.len(), 1);
    assert_eq!(outcome.status, Status::OneOrigin);
}

#[test]
fn a_ship_seized_has_no_dead_to_ask_for() {
    let run = read(&[(
        "Tarvel Post",
        "2031-05-04",
        "Tanker seized off Korm\n\n\
         The coastguard of Vardia said on Sunday that it had seized the tanker Sable Star off Korm.\n\n\
         The owner, Orsk Lines, said the seizure of the tanker broke the law of the sea.",
    )]);
    let event = main_event(&run);
    let is_harm = |row: &&Question| matches!(row.question, QuestionKind::Killed | QuestionKind::Wounded);
    assert_eq!(event.questions.iter().filter(is_harm).count(), 0);
}
