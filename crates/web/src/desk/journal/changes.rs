//! What changed, field by field, from the JSON of an entry.

use std::collections::BTreeSet;

use serde_json::Value;

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The names that lead to it.
    pub path: Vec<String>,
    /// What stood there; blank for nothing.
    pub before: String,
    /// What stands there; blank for nothing.
    pub after: String,
}

/// One line of an entry: what was changed, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineChange {
    /// Kind of a record, or a table of the plan.
    pub kind: String,
    /// Which one.
    pub key: String,
    /// The table of the plan that its cells belong to.
    pub table: Option<String>,
    /// Whether it came, went or changed.
    pub sort: Sort,
    /// What differs.
    pub fields: Vec<FieldChange>,
}

/// Whether something came, went or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It differs.
    Changed,
}

/// The lines of an entry. What cannot be read stands as one line, as it is.
pub fn line_changes(changes: &str) -> Vec<LineChange> {
    let Ok(Value::Array(lines)) = serde_json::from_str(changes) else {
        let field = FieldChange { path: Vec::new(), before: String::new(), after: changes.to_owned() };
        let (kind, key) = (String::new(), String::new());
        return vec![LineChange { kind, key, table: None, sort: Sort::Changed, fields: vec![field] }];
    };
    lines.iter().map(line_change).collect()
}

fn line_change(line: &Value) -> LineChange {
    let text = |name: &str| line.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (before, after) = (line.get("before").unwrap_or(&Value::Null), line.get("after").unwrap_or(&Value::Null));
    let sort = match (before, after) {
        (Value::Null, Value::Null) => Sort::Changed,
        (Value::Null, _) => Sort::Added,
        (_, Value::Null) => Sort::Removed,
        _ => Sort::Changed,
    };
    let kind = text("kind");
    let staged = [after, before].into_iter().find_map(|side| side.get("table")?.as_str().map(str::to_owned));
    let table = if kind == "row" { staged } else { Some(kind.clone()) };
    let mut fields = Vec::new();
    compare(&mut Vec::new(), before, after, &mut fields);
    LineChange { key: text("key"), kind, table, sort, fields }
}

/// Adds every field in which two values differ; objects are gone into, lists are compared whole.
fn compare(path: &mut Vec<String>, before: &Value, after: &Value, found: &mut Vec<FieldChange>) {
    if before == after {
        return;
    }
    let names: BTreeSet<&String> =
        [before, after].into_iter().filter_map(Value::as_object).flat_map(|object| object.keys()).collect();
    if names.is_empty() {
        found.push(FieldChange { path: path.clone(), before: shown(before), after: shown(after) });
        return;
    }
    for name in names {
        path.push(name.clone());
        compare(path, before.get(name).unwrap_or(&Value::Null), after.get(name).unwrap_or(&Value::Null), found);
        path.pop();
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_that_differ_are_told_with_what_stood_there() {
        let lines = r#"[{"kind":"row","key":"p/grades/n","before":{"table":"grades","publish":true,"cells":{"mark":"B"}},
            "after":{"table":"grades","publish":false,"cells":{"mark":"A","reason":"x"}}}]"#;
        let found = line_changes(lines);
        assert_eq!((found[0].sort, found[0].table.as_deref()), (Sort::Changed, Some("grades")));
        let told: Vec<(String, &str, &str)> = found[0]
            .fields
            .iter()
            .map(|field| (field.path.join("."), field.before.as_str(), field.after.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("cells.mark".to_owned(), "B", "A"),
                ("cells.reason".to_owned(), "", "x"),
                ("publish".to_owned(), "true", "false"),
            ]
        );
    }

    #[test]
    fn what_came_and_what_went_is_told_apart() {
        let lines = r#"[{"kind":"a","key":"1","before":null,"after":{"x":1}},{"kind":"a","key":"2","before":{"x":1},"after":null},
            {"kind":"person","key":"3"}]"#;
        let sorts: Vec<Sort> = line_changes(lines).iter().map(|line| line.sort).collect();
        assert_eq!(sorts, [Sort::Added, Sort::Removed, Sort::Changed]);
    }

    #[test]
    fn what_cannot_be_read_is_shown_as_it_is() {
        assert_eq!(line_changes("not JSON")[0].fields[0].after, "not JSON");
    }
}
