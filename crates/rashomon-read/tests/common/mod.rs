//! Archives built in the tests, and what comes out of them.
#![allow(dead_code)] // Each test file uses its own part of this.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use rashomon_read::{Limits, OwnedInput, Settings, Source, read_hinted, unpack};
use rashomon_types::{Diagnostic, Document, Severity, Staged};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A report in which somebody says something.
pub const REPORT: &str = "The mayor of Arn said on Monday that the bridge was open.\n";

/// A ZIP archive of these members, packed.
pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    zip_with(members, CompressionMethod::Deflated)
}

/// A ZIP archive of these members.
pub fn zip_with(members: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in members {
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The same bytes packed with gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// A tar archive of these members, of this kind each.
pub fn tar(members: &[(&str, u8, &[u8])]) -> Vec<u8> {
    let mut archive = Vec::new();
    for (name, kind, bytes) in members {
        let mut header = [0_u8; 512];
        header[..name.len()].copy_from_slice(name.as_bytes());
        header[124..135].copy_from_slice(format!("{:011o}", bytes.len()).as_bytes());
        header[156] = *kind;
        header[257..263].copy_from_slice(b"ustar\0");
        header[148..156].copy_from_slice(b"        ");
        let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
        header[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
        archive.extend(header);
        archive.extend(*bytes);
        archive.resize(archive.len().next_multiple_of(512), 0);
    }
    archive.resize(archive.len() + 1024, 0);
    archive
}

/// What comes out of bytes: the inputs, and the remarks.
pub fn taken_apart(name: &str, bytes: &[u8], limits: &Limits) -> (Vec<OwnedInput>, Vec<Diagnostic>) {
    let (mut inputs, mut remarks) = (Vec::new(), Vec::new());
    for item in unpack(name, Source::seekable(Cursor::new(bytes)), limits) {
        match item {
            Ok(input) => inputs.push(input),
            Err(remark) => remarks.push(remark),
        }
    }
    (inputs, remarks)
}

/// The documents in bytes, with all remarks, containers taken apart.
pub fn documents(name: &str, bytes: &[u8], settings: &Settings) -> Staged<Vec<Document>> {
    let (inputs, diagnostics) = taken_apart(name, bytes, &Limits::default());
    let mut staged = Staged {
        value: Vec::new(),
        diagnostics,
    };
    for input in inputs {
        let given = rashomon_read::Input {
            name: &input.name,
            bytes: &input.bytes,
        };
        let read = read_hinted(&given, &input.hints, settings);
        staged.value.extend(read.collect_into(&mut staged.diagnostics));
    }
    staged
}

/// The codes of the failures among remarks.
pub fn failures(remarks: &[Diagnostic]) -> Vec<&str> {
    let failed = remarks.iter().filter(|remark| remark.severity == Severity::Error);
    failed.map(|remark| remark.code.as_str()).collect()
}

/// The names of inputs.
pub fn names(inputs: &[OwnedInput]) -> Vec<&str> {
    inputs.iter().map(|input| input.name.as_str()).collect()
}
