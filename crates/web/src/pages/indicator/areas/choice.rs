//! Which period and which map are asked for.

use axum::extract::RawQuery;
use rashin_model::Period;

/// What the address asks of the areas of an indicator.
#[derive(Debug, Clone, Copy, Default)]
pub struct Choice {
    /// The period; the latest if left out.
    pub period: Option<Period>,
    /// Whether tiles are wanted although there are shapes.
    pub tiles: bool,
}

impl Choice {
    /// From a query string; what is not understood is left out.
    pub fn of(RawQuery(query): RawQuery) -> Self {
        let mut choice = Self::default();
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            match name.as_ref() {
                "period" => choice.period = Period::parse(value.trim()),
                "map" => choice.tiles = value == "tiles",
                _ => {}
            }
        }
        choice
    }

    /// The address, below that of the page, of another period.
    pub fn with_period(self, period: Period) -> String {
        Self { period: Some(period), ..self }.address()
    }

    /// The address, below that of the page, of the other map.
    pub fn with_tiles(self, tiles: bool) -> String {
        Self { tiles, ..self }.address()
    }

    fn address(self) -> String {
        let mut query = form_urlencoded::Serializer::for_suffix(String::from("?"), 1);
        if let Some(period) = self.period {
            query.append_pair("period", &period.code());
        }
        if self.tiles {
            query.append_pair("map", "tiles");
        }
        format!("{}#areas", query.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::Choice;
    use axum::extract::RawQuery;
    use rashin_model::Period;

    #[test]
    fn what_is_not_understood_is_left_out() {
        let choice = Choice::of(RawQuery(Some("period=soon&map=globe&x=1".to_owned())));
        assert_eq!((choice.period, choice.tiles), (None, false));
    }

    #[test]
    fn a_link_to_a_period_keeps_the_map() {
        let choice = Choice::of(RawQuery(Some("map=tiles".to_owned())));
        assert_eq!(choice.with_period(Period::FiscalYear(2024)), "?period=FY2024&map=tiles#areas");
    }
}
