//! What a document says, before it is set or written.

use crate::frame::Frame;
use crate::machine::Machine;
use crate::workbook::Sheet;

/// What a document says.
pub trait Content {
    /// Frame and content as JSON, as the template reads them: [`Frame::with`].
    fn context(&self, frame: &Frame) -> Vec<u8>;

    /// The line under the title.
    fn subtitle(&self) -> Option<String> {
        None
    }

    /// Its sheets for people.
    fn sheets(&self) -> Vec<Sheet<'_>>;

    /// Its tables for programs.
    fn machine(&self) -> Vec<Machine>;

    /// Drawings and bound files by the names under which the template reads them.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        Vec::new()
    }
}
