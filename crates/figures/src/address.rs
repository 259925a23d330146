//! Addresses that a drawing may lead to.

/// The address, unless it could run a script: `http`, `https` and addresses of the same site are taken.
pub(crate) fn safe_address(address: &str) -> Option<&str> {
    let address = address.trim();
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    let scheme_end = address.find(':').unwrap_or(address.len());
    let path_start = address.find(['/', '?', '#']).unwrap_or(address.len());
    let is_local = !address.is_empty() && (scheme_end == address.len() || path_start < scheme_end);
    (is_web || is_local).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::safe_address;

    #[test]
    fn a_script_is_no_address() {
        for refused in ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", ""] {
            assert_eq!(safe_address(refused), None, "{refused}");
        }
        for taken in ["/plans/example", "?year=2026", "#a", "https://example.org/a:b", "nodes/a:b"] {
            assert_eq!(safe_address(taken), Some(taken));
        }
    }
}
