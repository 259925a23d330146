//! Figures as SVG text: pure functions from small inputs, without I/O, clock or other crates of
//! the house.
//!
//! Every figure stands inline in an HTML page and alone in a document, so it is plain SVG: no
//! script, no `foreignObject`, nothing fetched. Colours are attributes with the light values,
//! which [`FIGURES_CSS`] overrides by class where a page has a dark theme. A state always has
//! its shape and its letter beside its colour. A figure carries its title and its description;
//! the caller supplies both and every label, so that one place formats the numbers.
//!
//! | figure | function |
//! |---|---|
//! | readings against the target path, with outlook | [`draw_series`] |
//! | the same, as small as a word | [`draw_sparkline`] |
//! | progress from the start to the target | [`draw_progress_bar`] |
//! | many of them with their names | [`draw_bars`] |
//! | how many are in which state | [`draw_state_strip`] |
//! | projects by half-year, planned and actual | [`draw_roadmap`] |
//! | on which days of a year something took place | [`draw_calendar`] |
//! | why a plan should work: logic model, backcast | [`draw_logic`] |
//! | what each member adds to a composite index | [`draw_contributions`] |
//! | values of areas, each a tile of one size | [`draw_tile_map`] |
//! | values of areas in their own shapes | [`draw_shape_map`] |
//!
//! [`draw_sheet`] puts one of them on a sheet of its own, with title, source and publication.
//!
//! The larger figures exist in two sizes; [`pair`] puts both on a page and the style sheet shows
//! the one that fits.

mod address;
mod bar;
mod bars;
mod calendar;
mod caption;
mod contributions;
mod glyph;
mod language;
mod legend;
mod logic;
mod map;
mod paint;
mod place;
mod roadmap;
mod scale;
mod series;
mod sheet;
mod sparkline;
mod state;
mod strip;
mod svg;
mod text;
mod view;

pub use bar::{ProgressBar, draw_progress_bar};
pub use bars::{Bars, draw_bars};
pub use calendar::{Calendar, CalendarDay, CalendarMonth, CalendarRow, draw_calendar};
pub use caption::Caption;
pub use contributions::{Contribution, Contributions, IndexLevel, Member, ReferenceMember, draw_contributions};
pub use language::Language;
pub use logic::{LogicBox, LogicModel, LogicRole, LogicTie, draw_logic, logic_columns};
pub use map::{MapArea, MapFrame, Shape, ShapeMap, Tile, TileMap, draw_shape_map, draw_tile_map};
pub use roadmap::{HalfYear, Roadmap, RoadmapGroup, RoadmapRow, Step, StepState, draw_roadmap};
pub use scale::{Tick, TickLabel};
pub use series::{Observation, Outlook, PathKind, PathPoint, Reading, Series, SeriesPeriod, draw_series};
pub use sheet::{Sheet, draw_sheet};
pub use sparkline::{Sparkline, SparklinePoint, draw_sparkline};
pub use state::State;
pub use strip::{StateCount, StateStrip, draw_state_strip};
pub use view::{Size, View, pair};

/// The style sheet of the figures: colours as custom properties `--fig-*`, light, dark and
/// print. A page may set `--fig-accent` for the field of the plan that it shows.
pub const FIGURES_CSS: &str = include_str!("../figures.css");
