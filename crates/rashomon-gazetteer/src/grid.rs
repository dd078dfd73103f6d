//! Cells of one degree, so that what lies near a point is found without looking at all rows.

use crate::Point;
use crate::globe::distance_km;

const COLUMNS: usize = 360;
const LINES: usize = 180;
/// How many cells there are.
pub(crate) const CELLS: usize = COLUMNS * LINES;
/// A degree of latitude, in kilometres, a little less than it is.
const DEGREE_KM: f64 = 110.5;

/// The cell that holds a point; points off the globe are moved to its edge.
pub(crate) fn cell_of(point: Point) -> usize {
    cell(
        line_of(point.lat),
        (point.lon + 180.0).floor().clamp(0.0, 359.0) as usize,
    )
}

fn line_of(lat: f64) -> usize {
    (lat + 90.0).floor().clamp(0.0, 179.0) as usize
}

fn cell(line: usize, column: usize) -> usize {
    line * COLUMNS + column
}

/// The cells that a circle may touch, in order.
pub(crate) fn cells_near(middle: Point, km: f64) -> Vec<usize> {
    let degrees = km.max(0.0) / DEGREE_KM;
    let lines = line_of(middle.lat - degrees)..=line_of(middle.lat + degrees);
    let mut cells = Vec::new();
    for line in lines {
        let columns = columns_near(middle, km, line);
        cells.extend(columns.map(|column| cell(line, column)));
    }
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// The columns of a line of cells that a circle may touch; all of them near a pole.
fn columns_near(middle: Point, km: f64, line: usize) -> impl Iterator<Item = usize> {
    let south = line as f64 - 90.0;
    let widest = south.abs().max((south + 1.0).abs()).min(89.9);
    let half = km.max(0.0) / (DEGREE_KM * widest.to_radians().cos());
    let (first, count) = if half >= 179.0 || !half.is_finite() {
        (0.0, COLUMNS)
    } else {
        let first = (middle.lon + 180.0 - half).floor();
        let last = (middle.lon + 180.0 + half).floor();
        (first, (last - first) as usize + 1)
    };
    (0..count.min(COLUMNS)).map(move |step| (first + step as f64).rem_euclid(COLUMNS as f64) as usize)
}

/// Whether a point lies in a circle.
pub(crate) fn is_within(point: Point, middle: Point, km: f64) -> bool {
    // The latitude alone often settles it, and costs less.
    (point.lat - middle.lat).abs() * DEGREE_KM <= km && distance_km(point, middle) <= km
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_touches_the_cells_around_it() {
        let middle = Point { lat: 50.5, lon: 35.5 };
        assert_eq!(cells_near(middle, 1.0), [cell_of(middle)]);
        assert_eq!(cells_near(middle, 60.0).len(), 9);
    }

    #[test]
    fn cells_go_round_the_date_line_and_the_poles() {
        let line = Point { lat: 0.2, lon: 179.9 };
        let beyond = Point { lat: 0.2, lon: -179.9 };
        assert!(cells_near(line, 50.0).contains(&cell_of(beyond)));
        assert!(cells_near(Point { lat: 89.5, lon: 0.0 }, 100.0).len() >= COLUMNS);
        assert_eq!(cell_of(Point { lat: 90.0, lon: 180.0 }), CELLS - 1);
    }
}
