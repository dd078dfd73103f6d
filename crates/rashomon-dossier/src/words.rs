//! The words that pages use for what the nouns hold.

use jiff::civil::DateTime;
use rashomon_types::{
    Act, ActorLevel, Certainty, Claim, Evidence, EvidenceKind, Published, Said, Severity, Source, SourceKind,
};

use crate::marks::one_line;

use crate::voice::{is_caption, is_reporter};

/// What a claim does, as a verb; capitals for what must not be read over.
pub(crate) fn verb(claim: &Claim) -> &'static str {
    match claim.act {
        Act::Assert if is_caption(claim) => "caption",
        Act::Assert if is_reporter(claim) => "writes",
        other => act(other),
    }
}

fn act(act: Act) -> &'static str {
    match act {
        Act::Assert => "says",
        Act::Claim => "claims",
        Act::Allege => "alleges",
        Act::Accuse => "accuses",
        Act::Deny => "DENIES",
        Act::Admit => "admits",
        Act::Confirm => "confirms",
        Act::Announce => "announces",
        Act::Assess => "assesses",
        Act::Warn => "warns",
        Act::Promise => "promises",
        Act::Urge => "urges",
        Act::Order => "orders",
        Act::Ask => "asks",
        Act::Decline => "DECLINES",
        Act::Omit => "LEAVES OUT",
        Act::Unknown => "(unclear)",
    }
}

/// Whether an act is one that must not be read over: what was denied, refused or left out.
pub(crate) fn stands_out(act: Act) -> bool {
    matches!(act, Act::Deny | Act::Decline | Act::Omit)
}

/// What sort of voice it is; nothing where that is not stated.
pub(crate) fn kind(kind: SourceKind) -> Option<&'static str> {
    Some(match kind {
        SourceKind::Official => "official",
        SourceKind::ArmedGroup => "armed group",
        SourceKind::International => "international body",
        SourceKind::Media => "media",
        SourceKind::Expert => "expert",
        SourceKind::Witness => "witness",
        SourceKind::Document => "document",
        SourceKind::Reporter => "the reporter",
        SourceKind::Unknown => return None,
    })
}

/// For whom a voice speaks, and at which level, where it was linked so: "for Toravia, regional".
pub(crate) fn speaks_for(voice: &Source) -> Option<String> {
    let actor = voice.actor.as_ref()?;
    let of = actor.of.as_deref()?;
    let level = match actor.level {
        Some(ActorLevel::Regional) => ", regional",
        Some(ActorLevel::Local) => ", local",
        Some(ActorLevel::National) | None => "",
    };
    Some(format!("for {}{level}", one_line(of)))
}

/// What sort of evidence is spoken of; capitals where it is missing.
pub(crate) fn evidence(evidence: &Evidence) -> &'static str {
    match evidence.kind {
        EvidenceKind::NoneOffered => "NO EVIDENCE OFFERED",
        EvidenceKind::NotVerified => "NOT VERIFIED",
        EvidenceKind::Video => "evidence: video",
        EvidenceKind::Photo => "evidence: photo",
        EvidenceKind::Document => "evidence: document",
        EvidenceKind::OwnObservation => "evidence: own observation",
        EvidenceKind::Relayed => "evidence: relayed",
        EvidenceKind::Other => "evidence",
    }
}

/// Whether evidence is missing rather than there.
pub(crate) fn is_missing(evidence: &Evidence) -> bool {
    matches!(evidence.kind, EvidenceKind::NoneOffered | EvidenceKind::NotVerified)
}

/// The band that a hedge stands for and the yardstick that says so, such as `80–90 % UK PHIA`.
pub(crate) fn band(certainty: &Certainty) -> Option<String> {
    let band = match (certainty.low, certainty.high) {
        (Some(low), Some(high)) if percent(low) == percent(high) => format!("{}\u{a0}%", percent(low)),
        (Some(low), Some(high)) => format!("{}–{}\u{a0}%", percent(low), percent(high)),
        (Some(low), None) => format!("at least {}\u{a0}%", percent(low)),
        (None, Some(high)) => format!("at most {}\u{a0}%", percent(high)),
        (None, None) => return None,
    };
    let yardstick = certainty
        .yardstick
        .as_deref()
        .map(|name| name.replace('_', " ").to_uppercase());
    Some(yardstick.map_or(band.clone(), |name| format!("{band} {name}")))
}

fn percent(share: f64) -> i64 {
    (share * 100.0).round() as i64
}

/// The day of publication and how it is known.
pub(crate) fn published(published: &Published) -> String {
    let day = published.date.strftime("%a %-d %b %Y");
    let found_in = match published.found_in.as_str() {
        "argument" => "date given on the command line",
        "dateline" => "date from the text's date line",
        "meta" | "open_graph" => "date from the page's metadata",
        "json_ld" => "date from the page's JSON-LD",
        "url" => "date from the address",
        "time" => "date from the page's time stamp",
        "record" => "date from the record",
        "feed" => "date from the feed",
        "mail" => "date from the mail",
        "list" => "date from the list",
        "entry" => "date from the entry",
        other => return format!("{day} (date found in {other})"),
    };
    format!("{day} ({found_in})")
}

/// When something was said: a day, a moment, or what bounds it.
pub(crate) fn said(said: &Said) -> Option<String> {
    interval(said.start, said.end)
}

/// A stretch of time, its end not included: a day, whole days, moments, or what bounds it.
pub(crate) fn interval(start: Option<DateTime>, end: Option<DateTime>) -> Option<String> {
    match (start, end) {
        (Some(start), Some(end)) => Some(between(start, end)),
        (Some(start), None) => Some(format!("{} or later", bound(start))),
        (None, Some(end)) => Some(format!("before {}", bound(end))),
        (None, None) => None,
    }
}

fn between(start: DateTime, end: DateTime) -> String {
    let whole_days = is_midnight(start) && is_midnight(end);
    let last = end
        .date()
        .yesterday()
        .ok()
        .filter(|last| whole_days && *last >= start.date());
    match last {
        Some(last) if last == start.date() => day(start),
        Some(last) => format!("{} to {}", day(start), day(last.into())),
        None if start.date() == end.date() => format!("{} to {}", moment(start), end.strftime("%H:%M")),
        None => format!("{} to {}", moment(start), moment(end)),
    }
}

fn is_midnight(moment: DateTime) -> bool {
    moment.time() == jiff::civil::Time::midnight()
}

fn day(moment: DateTime) -> String {
    moment.strftime("%a %-d %b %Y").to_string()
}

/// The one end of an open stretch: at midnight the day alone.
fn bound(end: DateTime) -> String {
    if is_midnight(end) { day(end) } else { moment(end) }
}

fn moment(moment: DateTime) -> String {
    moment.strftime("%a %-d %b %Y %H:%M").to_string()
}

/// How much a diagnostic matters.
pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A count with its noun: `1 claim`, `2 claims`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certainty(low: Option<f64>, high: Option<f64>, yardstick: Option<&str>) -> Certainty {
        Certainty {
            low,
            high,
            yardstick: yardstick.map(str::to_owned),
            words: "highly likely".to_owned(),
            spans: Vec::new(),
        }
    }

    #[test]
    fn bands_name_their_yardstick() {
        let phia = certainty(Some(0.8), Some(0.9), Some("uk_phia"));
        assert_eq!(band(&phia).as_deref(), Some("80–90\u{a0}% UK PHIA"));
        assert_eq!(band(&certainty(None, None, None)), None);
        assert_eq!(
            band(&certainty(Some(0.95), None, None)).as_deref(),
            Some("at least 95\u{a0}%")
        );
    }

    #[test]
    fn a_whole_day_is_told_as_one() {
        let at = |text: &str| Some(text.parse::<DateTime>().unwrap());
        let times = |start, end| Said {
            start,
            end,
            spans: Vec::new(),
        };
        let day = times(at("2031-05-24T00:00:00"), at("2031-05-25T00:00:00"));
        assert_eq!(said(&day).as_deref(), Some("Sat 24 May 2031"));
        let month = times(at("2031-05-01T00:00:00"), at("2031-06-01T00:00:00"));
        assert_eq!(said(&month).as_deref(), Some("Thu 1 May 2031 to Sat 31 May 2031"));
        let since = times(at("2031-05-01T00:00:00"), None);
        assert_eq!(said(&since).as_deref(), Some("Thu 1 May 2031 or later"));
        let open = times(None, at("2031-05-24T12:00:00"));
        assert_eq!(said(&open).as_deref(), Some("before Sat 24 May 2031 12:00"));
    }
}
