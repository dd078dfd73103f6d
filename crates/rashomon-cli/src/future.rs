//! Reports that are dated in the future: a wrong date moves every "Tuesday" in them.
//!
//! This is said on standard error and kept in no output, because the same input gives the same output on any day.

use jiff::civil::Date;
use rashomon::dossier::one_line;
use rashomon::types::Document;

/// The reports so far that are dated too late.
pub struct FutureDates {
    /// A day ahead is another time zone's today.
    last_plausible: Date,
    count: usize,
    first: Option<String>,
}

impl FutureDates {
    /// Dates after the day that follows `today` are doubted.
    pub fn after(today: Date) -> Self {
        Self {
            last_plausible: today.tomorrow().unwrap_or(today),
            count: 0,
            first: None,
        }
    }

    /// Looks at the dates of more reports.
    pub fn look(&mut self, documents: &[Document]) {
        for document in documents {
            let published = document.published.as_ref().map(|published| published.date);
            let Some(date) = published.filter(|date| *date > self.last_plausible) else {
                continue;
            };
            self.count += 1;
            let name = document
                .path
                .as_deref()
                .or(document.url.as_deref())
                .unwrap_or("a report");
            self.first.get_or_insert_with(|| format!("{}, {date}", one_line(name)));
        }
    }

    /// What to say at the end; nothing if no date was doubted.
    pub fn line(&self) -> Option<String> {
        let first = self.first.as_ref()?;
        let (are, their) = if self.count == 1 {
            ("report is", "its")
        } else {
            ("reports are", "their")
        };
        Some(format!(
            "rashomon: note: {} {are} dated in the future ({first}); days such as \u{201c}Tuesday\u{201d} are reckoned from {their} dates",
            self.count
        ))
    }
}

#[cfg(test)]
mod tests {
    use rashomon::types::Published;

    use super::*;

    fn dated(date: Date) -> Document {
        let mut document = Document::new(String::new(), None, None, Some("a.txt".to_owned()));
        document.published = Some(Published {
            date,
            instant: None,
            found_in: "dateline".to_owned(),
        });
        document
    }

    #[test]
    fn only_dates_after_tomorrow_are_doubted() {
        let mut future = FutureDates::after(jiff::civil::date(2031, 5, 24));
        let undated = Document::new(String::new(), None, None, None);
        future.look(&[
            dated(jiff::civil::date(2031, 5, 24)),
            dated(jiff::civil::date(2031, 5, 25)),
            undated,
        ]);
        assert_eq!(future.line(), None);
        future.look(&[dated(jiff::civil::date(2032, 5, 24))]);
        assert!(
            future
                .line()
                .is_some_and(|line| line.contains("1 report is dated in the future (a.txt, 2032-05-24)"))
        );
    }
}
