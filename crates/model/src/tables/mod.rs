//! The tables of the plan format, one row type each.

mod area;
mod collaboration;
mod evaluation;
mod faq;
mod indicator;
mod meeting;
mod profile;
mod roadmap;
mod tree;

pub use area::Area;
pub use collaboration::{Cooperation, CooperationDecision, CooperationItem, CooperationMeeting, CooperationState};
pub use evaluation::{Condition, Grade, GradedBy, Measure, Review, RubricMark, Tone};
pub use faq::Faq;
pub use indicator::{
    Aggregation, Anchor, AreaLevel, Comparator, Composite, Concept, Direction, Frequency, Indicator, IndicatorKind,
    Member, Reading, ReadingStatus, Scale, Target, TargetKind, TargetStatus, Use, UseRole,
};
pub use meeting::{
    AgendaPoint, Attendance, AttendanceForm, Body, BodyKind, Comment, CommentKind, CommentState, Decision,
    DecisionKind, DecisionState, Document, Event, EventKind, Meeting, MeetingForm, MeetingStatus, Task, TaskState,
};
pub use profile::{Profile, Stage};
pub use roadmap::{Step, StepState};
pub use tree::{Item, Level, Link, LinkKind, Node, Section, Tag};
