//! Takes a file against the request that it is expected for.

use rashin_model::review::Request;

use super::answer_file::AnswerFile;
use super::identity::Identity;
use super::read::read_answers;
use super::returned::ReturnedAnswers;
use super::wrong_file::WrongFile;

impl AnswerFile {
    /// Takes its answers against the request they are expected for. Nothing that was typed is lost:
    /// what cannot be taken is told with its cell.
    ///
    /// # Errors
    /// When it is of another request, or of an older state of this one.
    pub fn read(&self, request: &Request) -> Result<ReturnedAnswers, WrongFile> {
        let (expected, found) = (Identity::of(request), self.identity().clone());
        if expected.plan != found.plan {
            return Err(WrongFile::OtherPlan { expected: expected.plan, found: found.plan });
        }
        if expected.review != found.review {
            return Err(WrongFile::OtherReview { expected: expected.review, found: found.review });
        }
        if expected.office != found.office {
            return Err(WrongFile::OtherOffice { expected: expected.office, found: found.office });
        }
        if expected.revision != found.revision {
            return Err(WrongFile::OtherRevision { expected: expected.revision, found: found.revision });
        }
        Ok(read_answers(self, request))
    }
}
