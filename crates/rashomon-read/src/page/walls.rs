//! Pages that show a wall where the report should be: consent, a check for robots, a subscription.

use super::lines::Line;

/// What stands there in place of the report, in words that follow "holds only".
pub fn instead_of_report(lines: &[Line]) -> Option<&'static str> {
    let words = words_of(lines);
    if words > MOST_WORDS {
        return None;
    }
    let text = lines.iter().map(|line| line.words.to_lowercase()).collect::<Vec<_>>();
    let says = |marks: &[&str]| text.iter().any(|line| marks.iter().any(|mark| line.contains(mark)));
    if words <= FEW_WORDS && says(&CHECKS) {
        return Some("a check that its reader is no robot");
    }
    let of_consent = |line: &&String| CONSENT.iter().any(|mark| line.contains(mark));
    let consent: usize = text.iter().filter(of_consent).map(|line| line.split(' ').count()).sum();
    let marks = CONSENT
        .iter()
        .filter(|mark| text.iter().any(|line| line.contains(**mark)))
        .count();
    (consent * 2 > words && marks >= 3).then_some("a notice that asks for consent")
}

/// A notice of consent has no more words.
const MOST_WORDS: usize = 600;
/// A check has no more words.
const FEW_WORDS: usize = 80;

/// Words of checks, in lower case.
const CHECKS: [&str; 12] = [
    "enable javascript and cookies",
    "checking your browser",
    "verify you are human",
    "verify that you are human",
    "verifying you are human",
    "are you a robot",
    "you are not a robot",
    "please enable javascript",
    "javascript is disabled",
    "unusual traffic",
    "access denied",
    "request blocked",
];

/// Words of notices of consent, in lower case.
const CONSENT: [&str; 17] = [
    "cookie",
    "consent",
    "your privacy",
    "privacy policy",
    "personal data",
    "our partners",
    "legitimate interest",
    "accept all",
    "reject all",
    "manage preferences",
    "manage options",
    "gdpr",
    "personalised ads",
    "personalized ads",
    "advertising partners",
    "vendors",
    "store and/or access information",
];

/// Words that say the rest is for subscribers, in lower case; only where the report is short or the page says so itself.
const PAYWALL: [&str; 12] = [
    "subscribe to continue",
    "subscribe to read",
    "subscribe to keep reading",
    "to continue reading",
    "to keep reading",
    "already a subscriber",
    "for subscribers only",
    "subscribers only",
    "exclusive to subscribers",
    "log in to continue",
    "register to continue",
    "free articles left",
];

/// A report with more words is no stub.
const LONGEST_STUB: usize = 220;

/// Whether the report is cut short by a wall: the page says that it is paid for, or asks to subscribe, and little is there.
pub fn is_stub(report: &[Line], page: &[Line], is_paid: bool) -> bool {
    words_of(report) <= LONGEST_STUB && (is_paid || page.iter().any(asks))
}

/// A stub without the wall itself.
pub fn without_wall(mut report: Vec<Line>) -> Vec<Line> {
    let wall = report.iter().position(asks);
    let is_end = |at: usize| at > 0 && words_of(&report[at..]) <= 60;
    if let Some(at) = wall.filter(|at| is_end(*at)) {
        report.truncate(at);
    }
    report
}

fn words_of(lines: &[Line]) -> usize {
    lines.iter().map(|line| line.words.split(' ').count()).sum()
}

/// Whether a line asks to subscribe.
fn asks(line: &Line) -> bool {
    let words = line.words.to_lowercase();
    PAYWALL.iter().any(|mark| words.contains(mark)) && words.split(' ').count() <= 30
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(words: &[&str]) -> Vec<Line> {
        let line = |words: &&str| Line {
            words: (*words).to_owned(),
            ..Line::default()
        };
        words.iter().map(line).collect()
    }

    #[test]
    fn walls_are_known() {
        let consent = lines(&[
            "We value your privacy",
            "We and our 800 partners store and/or access information on a device, such as cookies, and process personal data.",
            "Accept all",
            "Manage options",
        ]);
        assert!(instead_of_report(&consent).unwrap().contains("consent"));
        assert!(
            instead_of_report(&lines(&[
                "Just a moment",
                "Verify you are human by completing the action below."
            ]))
            .is_some()
        );
    }

    #[test]
    fn reports_about_such_things_are_none() {
        let report = lines(&[
            "The minister said the law on consent would wait.",
            "The party said that it had no cookies to give, and that nobody in Lishen had asked for any.",
            "The army closed the bridge on Monday and said nothing of why, three people who live there told the Beacon.",
        ]);
        assert_eq!(instead_of_report(&report), None);
    }

    #[test]
    fn a_stub_is_short_and_asks_for_more() {
        let report = lines(&["The army said on Monday that it had closed the bridge."]);
        let page = lines(&[
            "The army said on Monday that it had closed the bridge.",
            "Subscribe to continue reading",
        ]);
        assert!(is_stub(&report, &page, false) && is_stub(&report, &report, true) && !is_stub(&report, &report, false));
        let long = lines(&["The army said that it had closed the bridge."; 60]);
        assert!(!is_stub(&long, &page, true));
    }
}
