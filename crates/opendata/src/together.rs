//! The files of a release written together: every series is evaluated once, whatever the number of files that it
//! goes into, and no file is held in memory.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io::{self, Write};

use rashin_eval::plan::Series;

use crate::csv_file::begin_csv;
use crate::data::Data;
use crate::files::{DataFile, files};
use crate::format::Format;
use crate::in_order::in_order;
use crate::json_file::{FRAME, objects};
use crate::release::{Figures, Release};
use crate::row_texts::{RowTexts, TextForms};
use crate::sizes::{Counted, Stage};
use crate::tables::{Parts, Table, all_tables, series_of_part};

/// The formats whose rows are texts that stand one behind the other.
const TEXTS: [Format; 3] = [Format::Csv, Format::CsvBom, Format::Json];

/// Where the files of a release are put.
pub trait Shelf: Sync {
    /// What takes the bytes of a file.
    type File: Write;

    /// Begins a file.
    ///
    /// # Errors
    /// What keeps it from being begun.
    fn open(&self, file: &DataFile) -> io::Result<Self::File>;

    /// Ends a file: its last byte was written.
    ///
    /// # Errors
    /// What keeps it from being put in its place.
    fn close(&self, file: Self::File) -> io::Result<()>;
}

/// Says what it sees of some series, as bytes.
type Look<'o> = &'o (dyn Fn(&[Series], &mut Vec<u8>) + Sync);

/// Who else wants to see every series while it is at hand, in the order of the plan.
pub struct Onlooker<'o> {
    /// Turns some series into bytes, on any core.
    pub look: Look<'o>,
    /// Takes these bytes, in order.
    pub take: &'o mut dyn FnMut(&[u8]),
}

/// The files of a release, on their way to a shelf: first [`Self::write_values`], then [`Self::write_rest`].
pub struct Together<'s, S: Shelf> {
    shelf: &'s S,
    /// The text files that are open.
    open: BTreeMap<&'static str, Vec<Open<S::File>>>,
    /// The tables that have rows.
    there: Vec<&'static str>,
    sizes: BTreeMap<String, u64>,
}

/// A text file of a table under way.
struct Open<F> {
    file: DataFile,
    out: Counted<F>,
    is_first: bool,
}

/// A piece of the work: a part of a table, or of every table of series.
#[derive(Clone, Copy)]
enum Piece {
    Series(usize),
    Rows(Table, usize),
}

/// The texts of a piece, table by table.
#[derive(Default)]
struct Texts {
    of_tables: Vec<(Table, RowTexts)>,
    looked: Vec<u8>,
}

impl<'s, S: Shelf> Together<'s, S> {
    /// Nothing is written yet.
    pub fn new(shelf: &'s S) -> Self {
        Self { shelf, open: BTreeMap::new(), there: Vec::new(), sizes: BTreeMap::new() }
    }

    /// Writes values, targets and their evaluation as text, in the formats of text that the release has. They do not
    /// depend on the publication, only on plan and day.
    ///
    /// # Errors
    /// What keeps a file from being written.
    pub fn write_values(&mut self, release: &Release<'_>, onlooker: Option<Onlooker<'_>>) -> io::Result<()> {
        let data = release.data();
        let series = (0..Parts::Series.count(&data)).map(Piece::Series);
        let rows = all_tables().filter(|table| matches!(table.parts(), Parts::Rows(_)));
        let rows = rows.flat_map(|table| (0..table.parts().count(&data)).map(move |part| Piece::Rows(table, part)));
        let pieces: Vec<Piece> = series.chain(rows).collect();
        self.write_pieces(release, &pieces, onlooker)
    }

    /// Writes everything else, those that describe the others last, with their sizes. Gives the files of the
    /// release by their names, with their sizes.
    ///
    /// # Errors
    /// What keeps a file from being written.
    pub fn write_rest(mut self, release: &Release<'_>) -> io::Result<BTreeMap<String, u64>> {
        let data = release.data();
        let is_there = |table: &Table| match table.parts() {
            Parts::One => table.layout().name.starts_with("definition") || table.has_rows(&data),
            Parts::Series | Parts::Rows(_) => self.there.contains(&table.layout().name),
        };
        let tables: Vec<Table> = all_tables().filter(is_there).collect();
        let names: Vec<&'static str> = tables.iter().map(|table| table.layout().name).collect();
        let release = Release { tables: Some(&names), ..*release };
        let small = tables.iter().filter(|table| matches!(table.parts(), Parts::One));
        let pieces: Vec<Piece> = small.map(|table| Piece::Rows(*table, 0)).collect();
        self.write_pieces(&release, &pieces, None)?;
        for stage in Stage::ALL {
            let of_stage = |file: &DataFile| Stage::of(file) == stage && !self.sizes.contains_key(&file.name);
            let files: Vec<DataFile> = files(&release).into_iter().filter(of_stage).collect();
            let sizes = self.sizes.clone();
            self.write_each(&Release { sizes: &sizes, ..release }, &files)?;
        }
        Ok(self.sizes)
    }

    /// Writes files one by one, as each writes itself.
    fn write_each(&mut self, release: &Release<'_>, files: &[DataFile]) -> io::Result<()> {
        let (store, written) = (self.shelf, &mut self.sizes);
        let make = |place: usize, counted: &mut (usize, u64)| {
            let mut out = Counted::new(store.open(&files[place])?);
            files[place].write(release, &mut out)?;
            *counted = (place, out.count());
            store.close(out.into_inner())
        };
        in_order(files.len(), make, |(place, size)| {
            written.insert(files[*place].name.clone(), *size);
            Ok(())
        })
    }

    /// Writes the texts of some pieces, and ends the files that they went into.
    fn write_pieces(
        &mut self,
        release: &Release<'_>,
        pieces: &[Piece],
        onlooker: Option<Onlooker<'_>>,
    ) -> io::Result<()> {
        let data = release.data();
        let forms = TextForms {
            csv: release.formats.iter().any(|format| matches!(format, Format::Csv | Format::CsvBom)),
            json: release.formats.contains(&Format::Json),
        };
        let (look, mut take) = onlooker.map(|Onlooker { look, take }| (look, take)).unzip();
        let make = |place: usize, texts: &mut Texts| match pieces[place] {
            Piece::Series(part) => texts.write_series(forms, &data, part, look),
            Piece::Rows(table, part) => texts.write_rows(forms, &data, table, part),
        };
        in_order(pieces.len(), make, |texts| {
            if let Some(take) = &mut take {
                take(&texts.looked);
            }
            texts.of_tables.iter().try_for_each(|(table, texts)| self.add(release, *table, texts))
        })?;
        std::mem::take(&mut self.open).into_values().flatten().try_for_each(|mut open| {
            if open.file.format == Format::Json {
                open.out.write_all(FRAME[1])?;
            }
            self.sizes.insert(open.file.name, open.out.count());
            self.shelf.close(open.out.into_inner())
        })
    }

    /// Adds rows to the files of a table, which the first of them begins.
    fn add(&mut self, release: &Release<'_>, table: Table, texts: &RowTexts) -> io::Result<()> {
        if texts.rows == 0 {
            return Ok(());
        }
        let files = match self.open.entry(table.layout().name) {
            Entry::Occupied(files) => files.into_mut(),
            Entry::Vacant(place) => {
                self.there.push(table.layout().name);
                let wanted = TEXTS.into_iter().filter(|format| release.formats.contains(format));
                let begun = wanted.map(|format| Open::begin(self.shelf, table, format));
                place.insert(begun.collect::<io::Result<_>>()?)
            }
        };
        files.iter_mut().try_for_each(|open| match open.file.format {
            Format::Json => open.out.write_all(objects(&texts.json, &mut open.is_first)),
            _ => open.out.write_all(&texts.csv),
        })
    }
}

impl<F: Write> Open<F> {
    fn begin(shelf: &impl Shelf<File = F>, table: Table, format: Format) -> io::Result<Self> {
        let file = DataFile::of_table(table, format);
        let mut out = Counted::new(shelf.open(&file)?);
        match format {
            Format::Json => out.write_all(FRAME[0])?,
            _ => begin_csv(table, format == Format::CsvBom, &mut out)?,
        }
        Ok(Self { file, out, is_first: true })
    }
}

impl Texts {
    /// Writes what the tables of series say of those of a part.
    fn write_series(
        &mut self,
        forms: TextForms,
        data: &Data<'_>,
        part: usize,
        look: Option<Look<'_>>,
    ) -> io::Result<()> {
        let positions = series_of_part(data, part);
        let (begin, made): (usize, Vec<Series>);
        let (series, figures) = match data.figures {
            Figures::Kept(evaluation) => (&evaluation.series[positions], data.figures),
            Figures::Streamed(evaluator) | Figures::Run { evaluator, .. } => {
                begin = positions.start;
                made = positions.map(|position| evaluator.series(position)).collect();
                (&made[..], Figures::Run { evaluator, begin, series: &made })
            }
        };
        self.looked.clear();
        if let Some(look) = look {
            look(series, &mut self.looked);
        }
        let tables = all_tables().filter(|table| matches!(table.parts(), Parts::Series));
        self.write(forms, &Data { figures, ..*data }, tables.map(|table| (table, part)))
    }

    /// Writes the rows of a part of a table.
    fn write_rows(&mut self, forms: TextForms, data: &Data<'_>, table: Table, part: usize) -> io::Result<()> {
        self.looked.clear();
        self.write(forms, data, std::iter::once((table, part)))
    }

    fn write(
        &mut self,
        forms: TextForms,
        data: &Data<'_>,
        parts: impl Iterator<Item = (Table, usize)>,
    ) -> io::Result<()> {
        // Texts of an earlier piece are written over, so that their memory is used again.
        let mut spare: Vec<RowTexts> = self.of_tables.drain(..).map(|(_, texts)| texts).rev().collect();
        for (table, part) in parts {
            let mut texts = spare.pop().unwrap_or_default();
            texts.write(forms, table, data, part)?;
            self.of_tables.push((table, texts));
        }
        Ok(())
    }
}
