//! The number of a session: it says nothing, and only one that the site gave is worth anything.

use crate::bare::Bare;
use crate::test_app::{PASSWORD, TestApp};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::Role;
use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};
use store::testing::TestDb;
use store::testing::cast;

const LOG_INS: u16 = 1000;

#[tokio::test]
async fn row_22_a_thousand_log_ins_have_nothing_in_common() {
    let db = TestDb::sqlite().await.expect("a database");
    db.registered("Ada").await.expect("an account");
    let bare = Bare::over(db.store.clone());
    let (mut whole, mut starts, mut ends) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for number in 0..LOG_INS {
        let [high, low] = number.to_be_bytes();
        let place = IpAddr::V4(Ipv4Addr::new(10, 0, high, low));
        let session = bare.logs_in("ada", cast::PASSWORD, place).await;
        let id = URL_SAFE_NO_PAD.decode(&session).expect("base64");
        assert_eq!(id.len(), 16, "{session}");
        // Five bytes are the same twice by chance once in a million runs of this.
        starts.insert(id[..5].to_vec());
        ends.insert(id[11..].to_vec());
        whole.insert(id);
    }
    let all = usize::from(LOG_INS);
    assert_eq!([whole.len(), starts.len(), ends.len()], [all; 3]);
}

#[tokio::test]
async fn row_22_a_number_that_the_site_did_not_give_is_nobodys_and_never_becomes_somebodys() {
    let site = TestApp::spawn().await;
    site.has_account("ada", Role::Admin).await;
    let ada = site.signed_in_as("ada").await;
    let real = ada.cookie("quire").expect("a session");
    let flipped = if real.starts_with('A') { "B" } else { "A" };
    let brought = [
        format!("{flipped}{}", &real[1..]),
        format!("{real}A"),
        real[..21].to_owned(),
        real.to_uppercase(),
        URL_SAFE_NO_PAD.encode([7; 16]),
        "Zm9ydHktdHdvIGFuZCBtb3".to_owned(),
        "!!!".to_owned(),
        "\"\"".to_owned(),
        "a".repeat(10_000),
    ];
    for (number, cookie) in brought.iter().enumerate() {
        let person = site.anonymous();
        person.brings("quire", cookie);
        let home = person.visits("/").await;
        assert_eq!(home.status, 200, "{cookie}");
        assert!(!home.body.contains("action=\"/logout\""), "{cookie}");
        if number % 5 == 4 {
            site.later(4);
        }
        assert_eq!(person.logs_in("ada", PASSWORD).await.status, 303);
        let given = person.cookie("quire").expect("a session");
        assert_ne!(&given, cookie);
        assert!(person.is_signed_in().await);
        let other = site.anonymous();
        other.brings("quire", cookie);
        assert!(!other.is_signed_in().await, "{cookie} was adopted");
    }
    assert!(ada.is_signed_in().await, "hers still counts");
}
