//! What a document says, before it is set or written.

use rashin_opendata::Only;

use crate::frame::Frame;
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

    /// Which rows of the machine tables of the plan it shows; every row unless it says otherwise.
    fn only(&self) -> Only {
        Only::default()
    }

    /// Drawings and bound files by the names under which the template reads them.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        Vec::new()
    }
}
