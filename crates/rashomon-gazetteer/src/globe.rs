//! Distances and bearings on a globe of 6,371 km radius, which is right to half a percent.

/// The mean radius of the Earth, in kilometres.
const EARTH_KM: f64 = 6371.0088;

/// A point on the globe, in degrees north and east.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Degrees north, -90 to 90.
    pub lat: f64,
    /// Degrees east, -180 to 180.
    pub lon: f64,
}

/// The distance between two points, in kilometres, by the haversine formula.
#[must_use]
pub fn distance_km(a: Point, b: Point) -> f64 {
    let (lat_a, lat_b) = (a.lat.to_radians(), b.lat.to_radians());
    let half_lat = ((lat_b - lat_a) / 2.0).sin();
    let half_lon = ((b.lon - a.lon).to_radians() / 2.0).sin();
    let chord = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon;
    2.0 * EARTH_KM * chord.clamp(0.0, 1.0).sqrt().asin()
}

/// The way from one point to another at its start, in degrees from north over east, 0 to 360.
#[must_use]
pub fn bearing(from: Point, to: Point) -> f64 {
    let (lat_from, lat_to) = (from.lat.to_radians(), to.lat.to_radians());
    let turn = (to.lon - from.lon).to_radians();
    let east = turn.sin() * lat_to.cos();
    let north = lat_from.cos() * lat_to.sin() - lat_from.sin() * lat_to.cos() * turn.cos();
    east.atan2(north).to_degrees().rem_euclid(360.0)
}

/// The point that lies so many kilometres from another in a direction, in degrees from north over east.
#[must_use]
pub fn destination(from: Point, bearing: f64, km: f64) -> Point {
    let (lat, way, angle) = (from.lat.to_radians(), bearing.to_radians(), km / EARTH_KM);
    let sine = lat.sin() * angle.cos() + lat.cos() * angle.sin() * way.cos();
    let reached = sine.clamp(-1.0, 1.0).asin();
    let east = way.sin() * angle.sin() * lat.cos();
    let turn = east.atan2(angle.cos() - lat.sin() * reached.sin());
    let lon = (from.lon + turn.to_degrees() + 180.0).rem_euclid(360.0) - 180.0;
    Point {
        lat: reached.to_degrees(),
        lon,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARIS: Point = Point {
        lat: 48.8566,
        lon: 2.3522,
    };
    const LONDON: Point = Point {
        lat: 51.5074,
        lon: -0.1278,
    };

    #[test]
    fn distances_and_bearings_agree_with_tables() {
        assert!((distance_km(PARIS, LONDON) - 343.6).abs() < 0.5);
        assert!((bearing(PARIS, LONDON) - 330.0).abs() < 1.0);
        assert!((distance_km(PARIS, PARIS)).abs() < 1e-9);
    }

    #[test]
    fn going_and_looking_back_agree() {
        for way in [0.0, 60.0, 187.5, 300.0] {
            let there = destination(PARIS, way, 150.0);
            assert!((distance_km(PARIS, there) - 150.0).abs() < 1e-6);
            assert!((bearing(PARIS, there) - way).abs() < 1e-6);
        }
    }

    #[test]
    fn the_date_line_is_no_wall() {
        let east = Point { lat: 0.0, lon: 179.9 };
        let west = Point { lat: 0.0, lon: -179.9 };
        assert!((distance_km(east, west) - 22.2).abs() < 0.1);
        assert!((destination(east, 90.0, 22.24).lon + 179.9).abs() < 0.01);
    }
}
