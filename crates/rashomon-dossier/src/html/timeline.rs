//! Three lanes on one scale of days: when it is said to have happened, when it was said, when it was published.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use rashomon_types::{Claim, ClaimId, Event, Time, TimeRole};

use super::answer::short;
use super::element::{El, classed, el, link, quote};
use super::index::Index;
use crate::voice::name;
use crate::words::{self, count};

/// How many days before the first and after the last report a time may lie and still be drawn.
const REACH_DAYS: i64 = 45;
/// The share of the width that is left free at both ends.
const MARGIN: f64 = 0.04;
/// How many days are listed before the list is folded.
const SHOWN: usize = 10;

/// What a lane is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Lane {
    Happened,
    Said,
    Published,
}

/// Something on the timeline: from when, until when (not included), and what it is.
struct Moment {
    lane: Lane,
    start: DateTime,
    end: DateTime,
    label: El,
    tip: String,
}

impl Moment {
    /// The day after the last one that belongs to it.
    fn day_after(&self) -> Date {
        let is_midnight = self.end.time() == jiff::civil::Time::midnight();
        let day = self.end.date();
        if is_midnight && self.end > self.start {
            day
        } else {
            day.tomorrow().unwrap_or(day)
        }
    }
}

/// The timeline of an event; none where nothing is dated.
pub(super) fn timeline(index: &Index<'_>, event: &Event) -> Option<El> {
    let moments = moments(index, event);
    let frame = Frame::around(&moments)?;
    let (shown, outside): (Vec<&Moment>, Vec<&Moment>) = moments.iter().partition(|moment| frame.holds(moment));
    let id = format!("timeline-{}", event.id);
    let lanes = [
        (Lane::Happened, "Happened", "bar: the span that the words leave"),
        (Lane::Said, "Said", "diamond"),
        (Lane::Published, "Published", "square"),
    ];
    let rows = lanes.map(|(lane, label, sign)| lane_row(&frame, &shown, lane, label, sign));
    let axis = el("tr")
        .attr("aria-hidden", "true")
        .child(el("td"))
        .child(el("td").class("drawn").child(frame.axis()));
    let table = classed("table", "lanes")
        .child(
            el("caption")
                .class("unseen")
                .text("Three lanes on one scale of days; the list below says the same"),
        )
        .child(el("colgroup").child(classed("col", "label")).child(el("col")))
        .child(el("tbody").children(rows))
        .child(el("tfoot").child(axis));
    let outside = (!outside.is_empty()).then(|| {
        let times = count(outside.len(), "further time");
        classed("p", "note").text(&format!(
            "{times} that claims speak of lie outside this scale; the list has them."
        ))
    });
    Some(
        classed("section", "timeline")
            .attr("aria-labelledby", &id)
            .child(el("h3").id(&id).text("When"))
            .child(table)
            .maybe(outside)
            .child(by_day(&moments)),
    )
}

fn moments(index: &Index<'_>, event: &Event) -> Vec<Moment> {
    let mut moments: Vec<Moment> = Vec::new();
    let claims: Vec<&Claim> = event.claims.iter().filter_map(|id| index.claim(*id)).collect();
    for claim in &claims {
        let happened = claim.times.iter().filter(|time| time.role == Some(TimeRole::Happened));
        moments.extend(happened.filter_map(|time| happened_moment(index, claim, time)));
        moments.extend(said_moment(index, claim));
    }
    for document in event.documents.iter().filter_map(|id| index.document(*id)) {
        let Some(published) = &document.published else { continue };
        let outlet = index.outlet(document);
        let label = link(&document.id.to_string()).child(el("bdi").text(&outlet));
        moments.extend(of_days(
            Lane::Published,
            published.date,
            label,
            format!("published by {outlet}"),
        ));
    }
    moments
}

fn happened_moment(index: &Index<'_>, claim: &Claim, time: &Time) -> Option<Moment> {
    let (start, end) = (time.start?, time.end?);
    let words = index.words(claim.document, &time.spans);
    let label = cited(index, claim.id, quote(&words));
    let tip = format!(
        "“{words}”: {}",
        words::interval(Some(start), Some(end)).unwrap_or_default()
    );
    Some(Moment {
        lane: Lane::Happened,
        start,
        end: end.max(start),
        label,
        tip,
    })
}

fn said_moment(index: &Index<'_>, claim: &Claim) -> Option<Moment> {
    let said = claim.said.as_ref()?;
    let (start, end) = (said.start.or(said.end)?, said.end.or(said.start)?);
    let who = name(claim.origin().unwrap_or(&claim.source));
    let label = cited(index, claim.id, el("bdi").text(&who));
    let content = short(&index.words(claim.document, &claim.content.spans), 80);
    Some(Moment {
        lane: Lane::Said,
        start,
        end: end.max(start),
        label,
        tip: format!("{who}: {content}"),
    })
}

fn of_days(lane: Lane, day: Date, label: El, tip: String) -> Option<Moment> {
    let end = day.tomorrow().ok()?;
    Some(Moment {
        lane,
        start: day.into(),
        end: end.into(),
        label,
        tip,
    })
}

fn cited(index: &Index<'_>, claim: ClaimId, shown: El) -> El {
    let number = index.claim_number(claim).to_string();
    el("span").child(link(&claim.to_string()).child(shown).child(el("sup").text(&number)))
}

/// The days that the scale runs over.
struct Frame {
    first: Date,
    days: i64,
}

impl Frame {
    /// The days around what was said and published; around what happened where neither is dated.
    fn around(moments: &[Moment]) -> Option<Self> {
        // Reports speak of last year too: the scale is laid around the days on which they appeared.
        let of = |lane| {
            moments
                .iter()
                .filter(move |moment| moment.lane == lane)
                .collect::<Vec<_>>()
        };
        let lanes = [Lane::Published, Lane::Said, Lane::Happened].map(of);
        let anchors = lanes.into_iter().find(|lane| !lane.is_empty())?;
        let first = anchors.iter().map(|moment| moment.start.date()).min()?;
        let last = anchors.iter().map(|moment| moment.end.date()).max()?;
        let near = |moment: &&Moment| {
            days_between(moment.start.date(), first) <= REACH_DAYS
                && days_between(last, moment.end.date()) <= REACH_DAYS
        };
        let first = moments
            .iter()
            .filter(near)
            .map(|moment| moment.start.date())
            .min()
            .unwrap_or(first);
        let last = moments
            .iter()
            .filter(near)
            .map(|moment| moment.end.date())
            .max()
            .unwrap_or(last);
        Some(Self {
            first,
            days: days_between(first, last).max(1),
        })
    }

    fn holds(&self, moment: &Moment) -> bool {
        self.offset(moment.start) >= 0.0 && self.offset(moment.end) <= self.days as f64
    }

    /// How many days after the first, with parts of days.
    fn offset(&self, moment: DateTime) -> f64 {
        let hours = f64::from(moment.hour()) + f64::from(moment.minute()) / 60.0;
        days_between(self.first, moment.date()) as f64 + hours / 24.0
    }

    fn place(&self, offset: f64) -> f64 {
        MARGIN + (offset / self.days as f64).clamp(0.0, 1.0) * (1.0 - 2.0 * MARGIN)
    }

    /// The days that are named below the lanes, at most six.
    fn named_days(&self) -> Vec<i64> {
        let step = (self.days / 5).max(1) + i64::from(self.days > 5 && self.days % 5 > 0);
        (0..=5)
            .map(|count| count * step)
            .filter(|day| *day <= self.days)
            .collect()
    }

    fn axis(&self) -> El {
        let labels = self.named_days().into_iter().filter_map(|day| {
            let date = self.first.checked_add(jiff::Span::new().try_days(day).ok()?).ok()?;
            let place = self.place(day as f64);
            let form = if self.days > 300 { "%b %Y" } else { "%-d %b" };
            Some(
                el("text")
                    .share("x", place)
                    .attr("y", "14")
                    .attr("text-anchor", "middle")
                    .text(&date.strftime(form).to_string()),
            )
        });
        drawing(20.0).children(labels)
    }

    fn grid(&self, height: f64) -> Vec<El> {
        let lines = self.named_days().into_iter().map(|day| {
            let place = self.place(day as f64);
            el("line")
                .share("x1", place)
                .share("x2", place)
                .attr("y1", "0")
                .number("y2", height)
                .class("grid")
        });
        lines.collect()
    }
}

fn drawing(height: f64) -> El {
    el("svg")
        .class("scale")
        .attr("aria-hidden", "true")
        .attr("width", "100%")
        .number("height", height)
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

fn lane_row(frame: &Frame, moments: &[&Moment], lane: Lane, label: &str, sign: &str) -> El {
    let own = moments.iter().filter(|moment| moment.lane == lane);
    // What lies at one place is one mark with a count.
    let mut places: BTreeMap<(DateTime, DateTime), Vec<&str>> = BTreeMap::new();
    for moment in own {
        places.entry((moment.start, moment.end)).or_default().push(&moment.tip);
    }
    let rows = if lane == Lane::Happened {
        places.len().clamp(1, 6)
    } else {
        1
    };
    let height = 12.0 + 16.0 * rows as f64;
    let marks = places.iter().enumerate().map(|(place, ((start, end), tips))| {
        let row = if lane == Lane::Happened { place % rows } else { 0 };
        let middle = 14.0 + 16.0 * row as f64;
        mark(frame, lane, frame.offset(*start), frame.offset(*end), middle, tips)
    });
    let svg = drawing(height).children(frame.grid(height)).children(marks);
    let body = if places.is_empty() {
        classed("span", "none").text("no date stated")
    } else {
        svg
    };
    let sign = classed("span", "remark").text(&format!(" {sign}"));
    el("tr")
        .child(el("th").attr("scope", "row").text(label).child(sign))
        .child(el("td").class("drawn").child(body))
}

fn mark(frame: &Frame, lane: Lane, from: f64, to: f64, middle: f64, tips: &[&str]) -> El {
    let (start, end) = (frame.place(from), frame.place(to));
    let centre = (start + end) / 2.0;
    let sign = |path| {
        let place = el("svg")
            .share("x", centre)
            .number("y", middle)
            .attr("overflow", "visible");
        place.child(el("path").attr("d", path).class("sign"))
    };
    let shape = match lane {
        Lane::Happened => el("line")
            .share("x1", start)
            .share("x2", end)
            .number("y1", middle)
            .number("y2", middle)
            .class("span"),
        Lane::Said => sign("M0 -7 L7 0 L0 7 L-7 0 Z"),
        Lane::Published => sign("M-6 -6 H6 V6 H-6 Z"),
    };
    let number = (tips.len() > 1).then(|| {
        let beside = if lane == Lane::Happened { end } else { centre };
        el("text")
            .share("x", beside)
            .attr("dx", "11")
            .number("y", middle + 4.0)
            .text(&format!("×{}", tips.len()))
    });
    let tip = tips.iter().take(8).copied().collect::<Vec<_>>().join("\n");
    el("g").child(el("title").text(&tip)).child(shape).maybe(number)
}

/// The same as a list, day by day.
fn by_day(moments: &[Moment]) -> El {
    let mut days: BTreeMap<(Date, Date), [Vec<&El>; 3]> = BTreeMap::new();
    for moment in moments {
        let entry = days.entry((moment.start.date(), moment.day_after())).or_default();
        let [happened, said, published] = entry;
        match moment.lane {
            Lane::Happened => happened.push(&moment.label),
            Lane::Said => said.push(&moment.label),
            Lane::Published => published.push(&moment.label),
        }
    }
    let number = days.len();
    let rows = days.iter().map(|((start, end), cells)| {
        let day = words::interval(Some((*start).into()), Some((*end).into())).unwrap_or_default();
        let columns = ["Happened", "Said", "Published"];
        let cells = cells.iter().zip(columns).map(|(labels, column)| {
            let shown = labels.iter().take(12).map(|label| (*label).clone());
            let more = labels.len().saturating_sub(12);
            let more = (more > 0).then(|| el("span").text(&format!(" and {more} more")));
            el("td").attr("data-label", column).joined(shown, ", ").maybe(more)
        });
        el("tr").child(el("th").attr("scope", "row").text(&day)).children(cells)
    });
    let head = ["Day", "Happened", "Said", "Published"].map(|column| el("th").attr("scope", "col").text(column));
    let table = classed("table", "cards")
        .child(
            el("caption")
                .class("unseen")
                .text("What happened, was said and was published, by day"),
        )
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(rows));
    classed("details", "twin")
        .flag_if("open", number <= SHOWN)
        .child(el("summary").text(&format!(
            "The same as a list, {}",
            count(number, "entry").replace("entrys", "entries")
        )))
        .child(table)
}
