//! Numbers on one line: where a figure lies, and a bar for its bounds, open ends drawn open.
//!
//! Places are shares of the width, so that the drawing stretches with the page while its strokes and letters do not.

use super::element::{El, el};
use super::names::number;

/// From here on a scale is logarithmic: the largest figure by the smallest that is not nothing.
const SPREAD: f64 = 200.0;
/// The share of the width left free at both ends.
const MARGIN: f64 = 0.02;
/// How far an open bar goes beyond the largest figure, as a share of it.
const ROOM: f64 = 1.12;

/// A scale that holds all figures of one question.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    most: f64,
    is_logarithmic: bool,
}

impl Scale {
    /// The scale that holds these bounds; none where there is no figure.
    pub(super) fn over(bounds: impl Iterator<Item = (Option<f64>, Option<f64>)>) -> Option<Self> {
        let ends: Vec<f64> = bounds
            .flat_map(|(low, high)| [low, high])
            .flatten()
            .filter(|end| end.is_finite())
            .collect();
        let most = ends.iter().copied().reduce(f64::max)?.max(1.0);
        let least = ends
            .iter()
            .copied()
            .filter(|end| *end > 0.0)
            .reduce(f64::min)
            .unwrap_or(most);
        Some(Self {
            most: most * ROOM,
            is_logarithmic: most / least > SPREAD,
        })
    }

    /// Whether equal steps on it are equal factors.
    pub(super) fn is_logarithmic(&self) -> bool {
        self.is_logarithmic
    }

    /// Where a number lies, as a share of the width.
    fn place(&self, value: f64) -> f64 {
        let value = value.clamp(0.0, self.most);
        let share = if self.is_logarithmic {
            value.ln_1p() / self.most.ln_1p()
        } else {
            value / self.most
        };
        MARGIN + share * (1.0 - 2.0 * MARGIN)
    }

    /// Round numbers to mark on it, from nothing up.
    fn ticks(&self) -> Vec<f64> {
        if self.is_logarithmic {
            let powers = (0..16).map(|power| 10_f64.powi(power));
            return std::iter::once(0.0)
                .chain(powers.take_while(|tick| *tick <= self.most))
                .collect();
        }
        let step = step(self.most / 4.0);
        (0..12)
            .map(|count| f64::from(count) * step)
            .take_while(|tick| *tick <= self.most)
            .collect()
    }

    /// The line with its round numbers.
    pub(super) fn axis(&self) -> El {
        let line = el("line")
            .share("x1", MARGIN)
            .attr("x2", "98%")
            .attr("y1", "4")
            .attr("y2", "4")
            .class("axis");
        let ticks = self.ticks().into_iter().map(|tick| {
            let place = self.place(tick);
            let mark = stroke(place, place, 4.0, 9.0).class("axis");
            let label = el("text")
                .share("x", place)
                .attr("y", "21")
                .attr("text-anchor", "middle")
                .text(&number(tick));
            el("g").child(mark).child(label)
        });
        let drawing = el("svg")
            .class("scale")
            .attr("aria-hidden", "true")
            .attr("height", "26")
            .attr("width", "100%");
        drawing.child(line).children(ticks)
    }

    /// One figure: a dot for a number, a bar for bounds, an arrow where it is open above, dots where it is open below.
    pub(super) fn mark(&self, low: Option<f64>, high: Option<f64>, is_revised: bool) -> El {
        let class = if is_revised { "mark revised" } else { "mark" };
        let grid = self.ticks().into_iter().map(|tick| {
            let place = self.place(tick);
            stroke(place, place, 0.0, 26.0).class("grid")
        });
        let figure = match (low, high) {
            (Some(low), Some(high)) if low == high => vec![dot(self.place(low))],
            (Some(low), Some(high)) => closed(self.place(low), self.place(high)),
            (Some(low), None) => open_above(self.place(low)),
            (None, Some(high)) => open_below(self.place(0.0), self.place(high)),
            (None, None) => Vec::new(),
        };
        el("svg")
            .class("scale")
            .attr("aria-hidden", "true")
            .attr("height", "26")
            .attr("width", "100%")
            .children(grid)
            .child(el("g").class(class).children(figure))
    }
}

/// A round step not below this: 1, 2 or 5 by a power of ten.
fn step(least: f64) -> f64 {
    let power = 10_f64.powf(least.max(1.0).log10().floor());
    let factors = [1.0, 2.0, 5.0, 10.0];
    let fits = factors.into_iter().find(|factor| factor * power >= least);
    (fits.unwrap_or(10.0) * power).max(1.0)
}

fn stroke(from: f64, to: f64, top: f64, bottom: f64) -> El {
    el("line")
        .share("x1", from)
        .share("x2", to)
        .number("y1", top)
        .number("y2", bottom)
}

fn dot(place: f64) -> El {
    el("circle")
        .share("cx", place)
        .attr("cy", "13")
        .attr("r", "5.5")
        .class("dot")
}

fn cap(place: f64) -> El {
    stroke(place, place, 6.0, 20.0).class("bar")
}

fn closed(from: f64, to: f64) -> Vec<El> {
    vec![stroke(from, to, 13.0, 13.0).class("bar"), cap(from), cap(to)]
}

fn open_above(from: f64) -> Vec<El> {
    let end = 1.0 - MARGIN / 2.0;
    // The arrow's head keeps its shape at any width: its own drawing stands at the end and spills to the left.
    let head = el("svg")
        .share("x", end)
        .attr("y", "7")
        .attr("overflow", "visible")
        .child(el("path").attr("d", "M-9 0 L0 6 L-9 12").class("head"));
    vec![cap(from), stroke(from, end, 13.0, 13.0).class("bar"), head]
}

fn open_below(from: f64, to: f64) -> Vec<El> {
    vec![stroke(from, to, 13.0, 13.0).class("bar loose"), cap(to)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lie_in_order() {
        let scale = Scale::over([(Some(2.0), Some(2.0)), (Some(71.0), None)].into_iter()).unwrap();
        assert!(!scale.is_logarithmic() && scale.place(2.0) < scale.place(71.0) && scale.place(71.0) < 0.95);
        assert_eq!(scale.ticks(), [0.0, 20.0, 40.0, 60.0]);
        assert!(Scale::over([(None, None)].into_iter()).is_none());
    }

    #[test]
    fn wide_spreads_are_logarithmic() {
        let scale = Scale::over([(Some(1.0), Some(1.0)), (Some(30_000.0), None)].into_iter()).unwrap();
        assert!(scale.is_logarithmic());
        assert_eq!(scale.ticks(), [0.0, 1.0, 10.0, 100.0, 1000.0, 10_000.0]);
    }
}
