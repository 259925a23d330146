//! The [`words!`] macro: a closed list of words with a machine name and a label in each language.

/// Declares an enum whose variants are words of the domain.
///
/// Each variant has a machine name (what a CSV cell holds), a Japanese and an English label.
/// On reading, any of the three is accepted; on writing, the machine name is used.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident $code:literal $ja:literal $en:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* #[doc = $ja] $variant,)+ }

        impl $name {
            /// Every word of the list, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// The machine names, in the same order.
            pub const CODES: &'static [&'static str] = &[$($code,)+];
            /// The Japanese labels, in the same order.
            pub const LABELS: &'static [&'static str] = &[$($ja,)+];

            /// The machine name.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The label in a language.
            pub fn label(self, lang: $crate::Lang) -> &'static str {
                match self { $(Self::$variant => lang.pick($ja, $en),)+ }
            }
        }

        impl $crate::Cell for $name {
            const FORM: $crate::table::Form = $crate::table::Form::Word(Self::CODES, Self::LABELS);

            fn read(text: &str) -> Result<Self, Box<$crate::Misread>> {
                $crate::cell::required(text)?;
                match text {
                    $($code => return Ok(Self::$variant),)+
                    _ => {}
                }
                let folded = $crate::spelling::fold(text);
                Self::ALL
                    .iter()
                    .copied()
                    .find(|word| {
                        [word.code(), word.label($crate::Lang::Ja), word.label($crate::Lang::En)]
                            .iter()
                            .any(|name| $crate::spelling::fold(name) == folded)
                    })
                    .ok_or_else(|| $crate::cell::not_a_word(text, Self::CODES, Self::LABELS))
            }

            fn write(&self) -> String {
                self.code().to_owned()
            }
        }

        $crate::serial::cells!($name);
    };
}
