//! Several values in one cell, joined by `;`.

use crate::cell::{Cell, Misread};
use crate::table::Form;

/// An ordered list in one cell; a blank cell is the empty list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> std::ops::Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Cell> Cell for List<T> {
    const FORM: Form = Form::List;
    const REQUIRED: bool = false;

    fn read(text: &str) -> Result<Self, Box<Misread>> {
        text.split([';', '；'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(T::read)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    fn write(&self) -> String {
        self.0.iter().map(T::write).collect::<Vec<_>>().join(";")
    }
}
