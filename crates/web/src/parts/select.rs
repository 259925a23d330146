//! A choice of one among several, in a form.

use maud::{Markup, html};

use crate::show;

/// A choice of one among several: values with their names.
pub fn select(name: &str, label: &str, options: &[(String, String)], chosen: &str) -> Markup {
    html! { div.field {
        label for=(name) { (label) }
        select.input id=(name) name=(name) {
            @for (value, text) in options {
                option value=(value) selected[value == chosen] lang=[text.contains(show::is_japanese).then_some("ja")] {
                    (text)
                }
            }
        }
    } }
}
