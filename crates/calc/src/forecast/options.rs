//! Options of `rashin calc forecast`.

use rashin_eval::forecast::{self, Scale};
use rashin_model::{Misread, Period, Sentence};

use crate::option::{finite_number, period};
use crate::problem::{Problems, wrong};

/// A way to continue a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Method {
    /// 最後の値が続く / the last value stays
    Naive,
    /// 平均の変化が続く / the mean yearly change goes on
    Drift,
    /// シータ法 / the theta method
    Theta,
    /// 上の三つの中央値 / the median of the three
    Median,
}

impl From<Method> for forecast::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Naive => Self::Naive,
            Method::Drift => Self::Drift,
            Method::Theta => Self::Theta,
            Method::Median => Self::Median,
        }
    }
}

/// The scale that a series is continued on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ScaleKind {
    /// 値のまま / as reported
    Level,
    /// 全体の割合。0と上限の間 / a share of a whole, between 0 and its ceiling
    Share,
    /// 累計。年ごとの増分を予測して足す / a running total: its yearly amounts are continued and added up
    Cumulative,
}

/// Options of `rashin calc forecast`.
#[derive(Debug, Clone, PartialEq, clap::Args)]
#[command(group = clap::ArgGroup::new("until").required(true).args(["horizon", "target_date"]))]
pub struct Forecast {
    /// 何年先まで（1〜6、値の数まで） / how many years ahead (1 to 6, at most the number of values)
    #[arg(long, value_name = "YEARS", value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=6))]
    pub horizon: Option<usize>,
    /// いつまで（R8、FY2026 など） / until when (FY2026, 2027-03-31, R8 ...)
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    pub target_date: Option<Period>,
    /// 値の種類 / the scale of the values
    #[arg(long, default_value = "level")]
    pub scale: ScaleKind,
    /// 方法 / the method
    #[arg(long, default_value = "median")]
    pub method: Method,
    /// 割合の上限（share）。なければ100 / the ceiling of a share; 100 without it
    #[arg(long, value_name = "NUMBER", value_parser = finite_number)]
    pub ceiling: Option<f64>,
    /// 値の下限（level） / the least admissible value (level)
    #[arg(long, value_name = "NUMBER", value_parser = finite_number, allow_negative_numbers = true)]
    pub minimum: Option<f64>,
    /// 値の上限（level） / the greatest admissible value (level)
    #[arg(long, value_name = "NUMBER", value_parser = finite_number, allow_negative_numbers = true)]
    pub maximum: Option<f64>,
    /// 最初の値の1年前の累計（cumulative）。0から数え始めたなら0 / the total one year before the first value (cumulative); 0 where counting began then
    #[arg(long, value_name = "NUMBER", value_parser = finite_number, allow_negative_numbers = true)]
    pub start: Option<f64>,
}

impl Forecast {
    /// Refuses options that the chosen scale does not know, and bounds that leave no room.
    pub(super) fn check(&self, problems: &mut Problems) {
        let options = [
            ("--ceiling", self.ceiling, ScaleKind::Share),
            ("--minimum", self.minimum, ScaleKind::Level),
            ("--maximum", self.maximum, ScaleKind::Level),
            ("--start", self.start, ScaleKind::Cumulative),
        ];
        for (option, value, scale) in options {
            if value.is_some() && scale != self.scale {
                problems.add_option(option, of_another_scale(scale));
            }
        }
        if self.ceiling.is_some_and(|ceiling| ceiling <= 0.0) {
            problems.add_option("--ceiling", no_room());
        }
        if self.minimum.zip(self.maximum).is_some_and(|(minimum, maximum)| maximum <= minimum) {
            problems.add_option("--maximum", no_room());
        }
    }

    /// The scale; the total before the first value counts only if the `whole` series is continued.
    pub(super) fn scale(&self, whole: bool) -> Scale {
        match self.scale {
            ScaleKind::Level => Scale::Level { minimum: self.minimum, maximum: self.maximum },
            ScaleKind::Share => Scale::Share { ceiling: self.ceiling.unwrap_or(100.0) },
            ScaleKind::Cumulative => Scale::Cumulative { start: self.start.filter(|_| whole) },
        }
    }
}

fn of_another_scale(scale: ScaleKind) -> Misread {
    let value = clap::ValueEnum::to_possible_value(&scale);
    let name = value.as_ref().map_or("", |value| value.get_name());
    wrong(
        Sentence::new(format!("--scale {name} のときだけ使えます"), format!("it is for --scale {name} only")),
        Sentence::new(
            format!("--scale {name} を加えるか、これを除いてください"),
            format!("add --scale {name}, or leave it out"),
        ),
    )
}

fn no_room() -> Misread {
    wrong(
        Sentence::new("値の入る範囲がありません", "it leaves no room for a value"),
        Sentence::new(
            "上限を下限（割合では0）より大きくしてください",
            "make it greater than the minimum (0 for a share)",
        ),
    )
}
