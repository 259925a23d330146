//! What is said when a document cannot be made.

use std::fs;

use rashin_model::Lang;
use rashin_report::{Fonts, Form, NotMade, Press, Templates, TypesetError, document};
use rashin_testkit::house_plan;

use crate::desk::{Desk, Printed};

const CODE: &str = "progress-table";

fn make(desk: &Desk, press: &Press) -> Result<Vec<u8>, NotMade> {
    press.make(document(CODE).expect("there"), &desk.source(Lang::Ja, None), Form::Pdf)
}

fn press_with(template: &str) -> Press {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("progress-table.typ"), template).expect("written");
    Press::new(None, Templates::with_folder(folder.path()).expect("templates"))
}

#[test]
fn an_error_in_a_template_names_file_and_line() {
    let press =
        press_with("#import \"base.typ\": *\n#let data = json(\"context.json\")\n#data.body.nothing-of-the-kind\n");
    let fault = make(&Desk::of("akita"), &press).expect_err("no such field").text(Lang::En);
    assert!(fault.contains("progress-table.typ:3:"), "{fault}");
    assert!(fault.contains("nothing-of-the-kind"), "{fault}");
}

#[test]
fn a_template_of_an_office_stands_in_place_of_the_shipped_one_and_may_use_the_others() {
    let press = press_with(
        "#import \"base.typ\": *\n#let data = json(\"context.json\")\n#show: paper.with(data.frame)\n庁内版 #data.body.all.rows.len() 行\n",
    );
    let pdf = make(&Desk::of("akita"), &press).expect("a document");
    if let Some(printed) = Printed::read(&pdf) {
        assert!(printed.has("庁内版 23 行"));
        assert_eq!(printed.pages(), 1);
    }
}

#[test]
fn a_letter_that_no_font_has_is_named_with_the_words_around_it() {
    let mut plan = house_plan("akita");
    plan.nodes[0].title = "予算編成𒀀システム".to_owned();
    let fault = make(&Desk::with(plan), &Press::default()).expect_err("no font has cuneiform");
    let NotMade::Typeset(TypesetError::Letters(letters)) = &fault else { panic!("{}", fault.text(Lang::En)) };
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].0, '𒀀');
    let text = fault.text(Lang::Ja);
    assert!(text.contains("「𒀀」(U+12000)") && text.contains("予算編成𒀀システム"), "{text}");
}

#[test]
fn letters_of_names_and_signs_of_papers_are_printed() {
    let words = "髙﨑 邉 祐 ①⑳ ▲１２３ ℃ ㎡ ％ ～ － ～ Ⅳ ㈱ ≧ ≦ ○◎△× ｱｲｳ 〒 “”";
    let mut plan = house_plan("akita");
    plan.nodes[0].title = words.to_owned();
    let pdf = make(&Desk::with(plan), &Press::default()).unwrap_or_else(|fault| panic!("{}", fault.text(Lang::En)));
    if let Some(printed) = Printed::read(&pdf) {
        assert!(printed.has(words), "the text can be searched as it was typed");
    }
}

#[test]
fn what_is_no_font_and_a_folder_without_templates_are_refused_by_name() {
    let fault = Fonts::with(vec![("a.ttf".to_owned(), b"no font".to_vec())]).err().expect("refused");
    assert!(fault[0].text(Lang::En).starts_with("a.ttf: "));
    let folder = tempfile::tempdir().expect("a folder");
    let fault = Templates::with_folder(folder.path()).expect_err("nothing there").text(Lang::Ja);
    assert!(fault.contains("--write-templates"), "{fault}");
}
