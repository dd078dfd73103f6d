//! The words for questions, statuses, stances and values.

use jiff::civil::{Date, DateTime};
use rashomon_types::{Best, Event, Question, QuestionKind, Stance, Status};

use crate::grounds::number;
use crate::marks::one_line;
use crate::words::interval;

/// The figure that a person takes for the best one, with who that is.
pub(crate) fn best(best: &Best) -> String {
    let reason = one_line(&best.reason);
    let reason = if reason.is_empty() {
        reason
    } else {
        format!(": {reason}")
    };
    format!(
        "{} takes {} for the best figure{reason}",
        one_line(&best.by),
        best.value
    )
}

/// What is asked, short.
pub(crate) fn question_name(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Initiator => "Who did it",
        QuestionKind::Target => "To whom",
        QuestionKind::Killed => "Killed",
        QuestionKind::Wounded => "Wounded",
        QuestionKind::Captured => "Captured",
        QuestionKind::Missing => "Missing",
        QuestionKind::Displaced => "Displaced",
        QuestionKind::Destroyed => "Destroyed",
        QuestionKind::Damaged => "Damaged",
        QuestionKind::Participants => "How many took part",
        QuestionKind::Means => "With what",
        QuestionKind::Outcome => "How it ended",
        QuestionKind::Control => "Who holds the place",
        QuestionKind::Start => "When it began",
        QuestionKind::End => "Whether it is over",
        QuestionKind::Place => "Where",
        QuestionKind::Motive => "Why",
        QuestionKind::Evidence => "On what evidence",
        QuestionKind::Other => "Also said",
    }
}

/// Of whom and of what a question asks.
pub(super) fn scope(event: &Event, question: &Question) -> Option<String> {
    let whose = question.scope.whose.as_deref().map(|whose| party_name(event, whose));
    let what = question.scope.what.as_deref().map(one_line);
    let scope: Vec<String> = whose.into_iter().chain(what).collect();
    (!scope.is_empty()).then(|| scope.join(", "))
}

/// What is asked, with of whom and of what: "Killed, civilians".
pub(crate) fn asked(event: &Event, question: &Question) -> String {
    let name = question_name(question.question);
    scope(event, question).map_or_else(|| name.to_owned(), |scope| format!("{name}, {scope}"))
}

/// What a party is called; `civilians` is its own name.
pub(super) fn party_name(event: &Event, id: &str) -> String {
    let party = event.parties.iter().find(|party| party.id.0 == id);
    one_line(party.map_or(id, |party| party.name.as_str()))
}

/// How the answers stand.
pub(crate) fn status(status: Status) -> &'static str {
    match status {
        Status::Agreed => "agreed by different sides",
        Status::Disputed => "DISPUTED",
        Status::OneOrigin => "one origin only",
        Status::Declined => "asked and not answered",
        Status::Unanswered => "nobody says",
    }
}

/// How an answer is given, as a verb; capitals for what must not be read over.
pub(super) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Assert => "says",
        Stance::Deny => "DENIES",
        Stance::Assess => "judges",
        Stance::Revise => "now says",
        Stance::Unsure => "CANNOT SAY",
        Stance::Decline => "WOULD NOT SAY",
        Stance::Omit => "LEAVES IT OUT",
    }
}

/// Two bounds as people write them: "60 or more", "up to 70", "50–60".
pub(crate) fn bounds(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => number(low),
        (Some(low), Some(high)) => format!("{}–{}", number(low), number(high)),
        (Some(low), None) => format!("{} or more", number(low)),
        (None, Some(high)) => format!("up to {}", number(high)),
        (None, None) => "a number not stated".to_owned(),
    }
}

/// Whether a question is answered with a time.
pub(super) fn is_time(kind: QuestionKind) -> bool {
    matches!(kind, QuestionKind::Start | QuestionKind::End)
}

/// A time as people write it, where the value is one: a day, or two ends with a stroke between.
pub(crate) fn time(text: &str) -> Option<String> {
    if let Ok(day) = text.parse::<Date>() {
        return Some(day.strftime("%a %-d %b %Y").to_string());
    }
    let (start, end) = text.split_once('/')?;
    let end_of = |end: &str| {
        if end == ".." {
            Some(None)
        } else {
            end.parse::<DateTime>().ok().map(Some)
        }
    };
    interval(end_of(start)?, end_of(end)?)
}

/// How far bounds spread: the least and the most of them, both with what they leave open; none where they are all the same.
pub(crate) fn spread(ranges: &[(Option<f64>, Option<f64>)]) -> Option<String> {
    let first = ranges.first()?;
    if ranges.iter().all(|range| range == first) {
        return None;
    }
    let least = ranges.iter().filter_map(|(low, high)| low.or(*high)).reduce(f64::min)?;
    let most = ranges.iter().filter_map(|(low, high)| high.or(*low)).reduce(f64::max)?;
    let is_open = ranges.iter().any(|(low, high)| high.is_none() && *low == Some(most));
    let more = if is_open { " or more" } else { "" };
    Some(format!("{} to {}{more}", number(least), number(most)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_people_write_them() {
        assert_eq!(time("2031-05-24").as_deref(), Some("Sat 24 May 2031"));
        assert_eq!(
            time("2031-05-24T00:00:00/2031-05-25T00:00:00").as_deref(),
            Some("Sat 24 May 2031")
        );
        assert_eq!(
            time("../2031-05-25T00:00:00").as_deref(),
            Some("before Sun 25 May 2031")
        );
        assert_eq!(time("soon"), None);
        assert_eq!(time("../.."), None);
    }

    #[test]
    fn a_spread_keeps_open_ends_and_is_no_average() {
        let open = |low| (Some(low), None);
        assert_eq!(
            spread(&[open(12.0), (Some(8.0), Some(10.0))]).as_deref(),
            Some("8 to 12 or more")
        );
        assert_eq!(
            spread(&[(None, Some(30.0)), (Some(18.0), Some(22.0))]).as_deref(),
            Some("18 to 30")
        );
        assert_eq!(spread(&[open(12.0), open(12.0)]), None);
        assert_eq!(spread(&[]), None);
    }
}
