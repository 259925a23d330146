//! An example of a mapping, to be filled in.

/// A commented mapping file; it can be read as it stands.
pub const MAPPING_TEMPLATE: &str = include_str!("template.toml");

#[cfg(test)]
mod tests {
    use super::super::Mapping;
    use super::MAPPING_TEMPLATE;

    #[test]
    fn the_template_is_a_mapping() {
        Mapping::parse("template.toml", MAPPING_TEMPLATE).expect("a mapping");
        let whole = MAPPING_TEMPLATE.lines().filter(|line| line.starts_with("#: ")).map(|line| &line[3..]);
        let whole: Vec<&str> = whole.collect();
        assert!(whole.len() > 10, "examples stand behind #:");
    }
}
