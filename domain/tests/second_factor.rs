//! What people type as their second step, and what they are told about it.

use domain::second_factor::{AppKey, CodeForm, QrCode, SecondFactor, StepCode, is_in_time};
use domain::{Notice, Problem, Timestamp};

fn typed(code: &str) -> Result<StepCode, Problem> {
    let form = CodeForm {
        code: code.to_owned(),
    };
    form.parse().map_err(|found| found[0].problem)
}

#[test]
fn a_code_is_read_whatever_stands_between_its_letters() {
    for code in ["123456", " 123 456 ", "123-456"] {
        assert_eq!(
            typed(code),
            Ok(StepCode::App("123456".to_owned())),
            "{code}"
        );
    }
    let recovery = StepCode::Recovery("23456789abcdefghjkmnpqrs".to_owned());
    for code in ["234567-89abcd-efghjk-mnpqrs", "234567 89ABCD EFGHJK MNPQRS"] {
        assert_eq!(typed(code), Ok(recovery.clone()), "{code}");
    }
    for code in [
        "12345",
        "1234567",
        "12345a",
        "２３４５６７８",
        &"x".repeat(100_000),
    ] {
        let problem = typed(code).expect_err("no code");
        assert!(matches!(problem, Problem::WrongStepCode | Problem::Missing));
    }
    assert_eq!(typed(" - "), Err(Problem::Missing));
}

#[test]
fn the_second_step_has_to_come_within_five_minutes() {
    let since = Timestamp::from_millis(1_000_000);
    assert!(is_in_time(since, since));
    assert!(is_in_time(since, since.plus_millis(299_999)));
    assert!(!is_in_time(since, since.plus_millis(300_000)));
    assert!(!is_in_time(since, since.plus_millis(-1)));
}

#[test]
fn three_recovery_codes_are_few() {
    let left = |codes_left| SecondFactor {
        passkeys: 0,
        app_since: Some(Timestamp::from_millis(0)),
        codes_left,
        codes_made: None,
    };
    assert!(left(3).has_few_codes() && !left(4).has_few_codes());
    assert!(!SecondFactor::default().has_few_codes());
}

#[test]
fn the_notice_about_recovery_codes_comes_back_from_its_cookie_with_its_number() {
    for left in 0..10 {
        let notice = Notice::CodesLeft(left);
        assert_eq!(Notice::from_word(&notice.word()), Some(notice));
    }
    assert_eq!(Notice::from_word("10-codes-left"), None);
    for notice in Notice::ALL {
        assert_eq!(Notice::from_word(&notice.word()), Some(notice));
    }
}

#[test]
fn a_key_is_read_in_groups_and_never_printed() {
    let key = AppKey {
        secret: "GEZDGNBVGY3TQOJQ".to_owned(),
        address: "otpauth://totp/x".to_owned(),
        picture: QrCode::default(),
    };
    assert_eq!(key.in_groups(), "GEZD GNBV GY3T QOJQ");
    assert_eq!(format!("{key:?}"), "AppKey(…)");
}
