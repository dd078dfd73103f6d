//! How fast pages and archives are read, and in how much memory: `cargo run --release -p rashomon-read --example reading_speed`.
//!
//! Makes pages of invented news in the proportions of real ones (most of a page is menus, scripts and styles), reads them on
//! one thread, then streams an archive of 200 MB that is made while it is read. Prints megabytes a second of processor time
//! and the peak of resident memory. An argument is the number of pages; a second one the megabytes of the archive.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program that measures time and prints it"
)]

use std::{
    io::{self, Read},
    time::Instant,
};

use rashomon_read::{Input, Limits, Settings, Source, read, read_hinted, unpack};

fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|word| word.parse().ok());
    let count = arguments.next().unwrap_or(1000_usize);
    let megabytes = arguments.next().unwrap_or(200_usize);
    let pages: Vec<String> = (0..100).map(page).collect();
    read_pages(&pages, count);
    read_archive(&pages, megabytes << 20);
}

/// Reads so many pages on one thread.
fn read_pages(pages: &[String], count: usize) {
    let start = Start::now();
    let (mut bytes, mut text) = (0, 0);
    for page in pages.iter().cycle().take(count) {
        bytes += page.len();
        let input = Input {
            name: "page.html",
            bytes: page.as_bytes(),
        };
        let staged = read(&input, &Settings::default());
        text += staged.value.iter().map(|document| document.text.len()).sum::<usize>();
    }
    report("pages", count, bytes, text, start);
}

/// Reads an archive of so many bytes; it is never held whole.
fn read_archive(pages: &[String], bytes: usize) {
    let start = Start::now();
    let archive = Archive {
        pages: pages.to_vec(),
        next: 0,
        left: bytes,
        record: io::Cursor::default(),
    };
    let (mut documents, mut text) = (0, 0);
    for input in unpack("made.warc", Source::stream(archive), &Limits::default()).flatten() {
        let single = Input {
            name: &input.name,
            bytes: &input.bytes,
        };
        let staged = read_hinted(&single, &input.hints, &Settings::default());
        documents += staged.value.len();
        text += staged.value.iter().map(|document| document.text.len()).sum::<usize>();
    }
    report("archive", documents, bytes, text, start);
}

/// When something began, on the wall and on the processor.
struct Start {
    wall: Instant,
    processor: Option<f64>,
}

impl Start {
    fn now() -> Self {
        Self {
            wall: Instant::now(),
            processor: processor_seconds(),
        }
    }

    /// Seconds of the processor's time, where the system tells, else of the wall's: other programs run beside this one.
    fn seconds(&self) -> f64 {
        let processor = processor_seconds().zip(self.processor).map(|(now, then)| now - then);
        processor.unwrap_or_else(|| self.wall.elapsed().as_secs_f64())
    }
}

/// The processor's time of this program so far, in hundredths of a second as Linux counts it.
fn processor_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / 100.0)
}

fn report(what: &str, count: usize, bytes: usize, text: usize, start: Start) {
    let seconds = start.seconds().max(0.01);
    let mega = |bytes: usize| bytes as f64 / 1e6;
    println!(
        "{what}: {count} documents, {:.1} MB, {:.1} MB of text, {seconds:.2} s of processor time ({:.2} s on the wall), {:.1} MB/s, peak memory {} MB",
        mega(bytes),
        mega(text),
        start.wall.elapsed().as_secs_f64(),
        mega(bytes) / seconds,
        peak_memory().map_or_else(|| "?".to_owned(), |kilobytes| (kilobytes / 1024).to_string())
    );
}

/// The peak of resident memory in kilobytes, where the system tells.
fn peak_memory() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// An archive that is made as it is read.
struct Archive {
    pages: Vec<String>,
    next: usize,
    left: usize,
    record: io::Cursor<Vec<u8>>,
}

impl Read for Archive {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.record.read(into)?;
        if read > 0 || self.left == 0 {
            return Ok(read);
        }
        let record = record(&self.pages[self.next % self.pages.len()], self.next);
        self.next += 1;
        self.left = self.left.saturating_sub(record.len());
        self.record = io::Cursor::new(record);
        self.record.read(into)
    }
}

/// A record of an archive; every third is a picture.
fn record(page: &str, number: usize) -> Vec<u8> {
    let (media_type, body) = if number % 3 == 2 {
        ("image/png", vec![0x89; 60_000])
    } else {
        ("text/html; charset=utf-8", page.as_bytes().to_vec())
    };
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n");
    let length = head.len() + body.len();
    let frame = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/{number}\r\nWARC-Date: 2031-05-25T09:00:00Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n{head}"
    );
    [frame.as_bytes(), &body, b"\r\n\r\n"].concat()
}

/// A page of about 150 kB: 5 kB of report, the rest around it.
fn page(number: usize) -> String {
    let links = |what: &str, count: usize| {
        let link = |at| {
            format!(
                "<li class=\"{what}-item\"><a class=\"link\" href=\"/{what}/{number}/{at}\"><span>A headline of some words, number {at}</span></a></li>"
            )
        };
        format!("<ul class=\"{what}\">{}</ul>", (0..count).map(link).collect::<String>())
    };
    let paragraph = |at: usize| {
        let (killed, town) = (number + at, ["Lishen", "Sarn", "Orlun", "Tarkova"][(number + at) % 4]);
        format!(
            "<p class=\"text\">The army said on Monday that <b>{killed}</b> raiders had been killed near <a href=\"/town/{town}\">{town}</a>, and \
             that it had lost nobody. The brigade, an armed group of exiles, said that this was untrue; “we lost four,” its spokeswoman said. \
             Three people who live beside the depot said that they had heard shots until the morning, and that nobody had come to ask them.</p>"
        )
    };
    let paragraphs: String = (0..12).map(paragraph).collect();
    let style: String = (0..400)
        .map(|at| format!(".c{at} .d{at}{{margin:{at}px;color:#abc{at:03}}}\n.e{at}{{display:none}}\n"))
        .collect();
    let script = format!(
        "window.state={{{}}};",
        (0..1200)
            .map(|at| format!("\"key{at}\":\"value {at} of page {number}\","))
            .collect::<String>()
    );
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Report {number}</title><meta property=\"og:site_name\" content=\"The Post\">\
         <script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"Report {number}\",\"datePublished\":\"2031-05-24T10:00:00Z\"}}</script>\
         <style>{style}</style><script>{script}</script></head><body><header>{}</header><div class=\"layout\"><main><article><h1>Report {number}</h1>{paragraphs}</article>\
         <div class=\"related-stories\">{}</div></main><div class=\"side\">{}</div></div><footer>{}</footer></body></html>",
        links("menu", 60),
        links("related", 80),
        links("teaser", 120),
        links("foot", 80),
    )
}
