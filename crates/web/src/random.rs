//! Where random bytes come from: the operating system.

/// Random bytes.
///
/// # Panics
/// When the operating system has none, which it has once it is up.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}
