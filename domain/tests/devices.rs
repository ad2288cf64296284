//! What people recognise their devices by, and how long they are believed to be themselves.

use domain::session::is_fresh;
use domain::{Device, Timestamp};

#[test]
fn a_device_is_called_by_its_browser_and_its_system() {
    for (header, name) in [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
            "Firefox on Linux",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
            "Chrome on Windows",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
            "Safari on macOS",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.0.0 Mobile/15E148 Safari/604.1",
            "Chrome on iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
            "Chrome on Android",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
            "Samsung Internet on Android",
        ),
        (
            "Mozilla/5.0 (X11; CrOS x86_64 16093.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 OPR/122.0.0.0",
            "Opera on ChromeOS",
        ),
        ("curl/8.14.1", "curl"),
        ("Something (FreeBSD)", "A browser on FreeBSD"),
        ("", "An unknown device"),
        ("<script>alert(1)</script>", "An unknown device"),
    ] {
        assert_eq!(
            Device::from_user_agent(header).to_string(),
            name,
            "{header}"
        );
    }
}

#[test]
fn row_75_a_password_given_half_an_hour_ago_has_to_be_given_again() {
    let given = Timestamp::from_millis(1_795_287_600_000);
    let after =
        |minutes: i64, millis: i64| is_fresh(given, given.plus_millis(minutes * 60_000 + millis));
    assert!(after(0, 0) && after(29, 59_999));
    assert!(!after(30, 0) && !after(24 * 60, 0));
}
