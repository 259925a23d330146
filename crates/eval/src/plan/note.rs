//! Remarks that stand beside a figure.

use rashin_model::Lang;

macro_rules! notes {
    ($($variant:ident $code:literal $ja:literal $en:literal,)+) => {
        /// A remark beside a figure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Note { $(#[doc = $en] $variant,)+ }

        impl Note {
            /// Every remark, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The machine name.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The wording in a language.
            pub fn text(self, lang: Lang) -> &'static str {
                match self { $(Self::$variant => lang.pick($ja, $en),)+ }
            }
        }
    };
}

notes! {
    StraightLine "straight_line" "年度別の目標がないため、現状値と目標値を結ぶ直線を計画とみなしています" "no yearly targets: the plan is taken as a straight line from start to target",
    ZeroStartAssumed "zero_start_assumed" "累計の起点を0とみなしています" "the cumulative figure is assumed to start from 0",
    AlreadyMetAtStart "already_met_at_start" "策定時にすでに目標を達成しているため、維持の目標として扱います" "already met at the start: judged as a value to keep",
    WrongSide "wrong_side" "目標値が現状値より悪い側にあるため、確認されるまで評価しません" "the target is worse than the start: not graded until confirmed",
    TinyMove "tiny_move" "目標値と現状値の差がごくわずかです" "the target hardly differs from the start",
    WorseThanStart "worse_than_start" "現状値より悪化しています" "worse than at the start",
    Late "late" "この時期に出ているはずの値がまだなく、それより前の値で評価しています" "a newer value should be there by now; the latest one there is was judged",
    DefinitionBreak "definition_break" "定義の変更があり、変更をまたぐ比較はしていません" "the definition changed: nothing is compared across the change",
    Provisional "provisional" "速報・暫定の値による評価です" "judged on a provisional value",
    NoDirection "no_direction" "良い・悪いの方向が決められていない指標です" "no direction is declared better",
}
