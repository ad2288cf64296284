//! Letters in English.

use super::{Text, Words};
use domain::{Factor, Language, Letter};

const NOT_YOU: &str = "If you did not ask for this, do nothing: without the link nothing happens.";
const ACT: &str = "If this was not you, set a new password at once with \"Forgot your password?\" on the log-in page, and look at \
                   the devices in your settings.";

pub(super) fn words(letter: &Letter, site: &str, name: Option<&str>) -> Words {
    let text = text(letter, site);
    Words {
        language: Language::English,
        subject: text.subject,
        greeting: name.map_or_else(|| "Hello,".to_owned(), |name| format!("Hello {name},")),
        paragraphs: text.paragraphs,
        button: text.button.to_owned(),
        after: text.after,
    }
}

fn text(letter: &Letter, site: &str) -> Text {
    match letter {
        Letter::ConfirmRegistration => Text::new(
            format!("Confirm your account on {site}"),
            &[&format!("thank you for registering on {site}. One step is left: open this link and press the button there.")],
        )
        .link("Confirm the account", &["The link works for a day.", NOT_YOU]),
        Letter::AlreadyRegistered => Text::new(
            format!("You already have an account on {site}"),
            &[
                &format!("somebody, probably you, gave this address to {site} as a new one. It belongs to an account already, so nothing was changed."),
                "Log in with your password. If you have forgotten it, the log-in page helps with \"Forgot your password?\".",
            ],
        ),
        Letter::VerifyAddress => Text::new(
            format!("Confirm your address on {site}"),
            &["this link shows that letters to this address reach you."],
        )
        .link("Confirm the address", &["The link works for a day.", NOT_YOU]),
        Letter::ResetPassword => Text::new(
            format!("A new password for {site}"),
            &[&format!("somebody asked for a new password for your account on {site}. Choose one here:")],
        )
        .link(
            "Choose a new password",
            &["The link works for 30 minutes and once. If you did not ask for it, do nothing: your password stays as it is."],
        ),
        Letter::PasswordChanged => Text::new(
            format!("Your password on {site} was changed"),
            &["the password of your account was just changed, and every other device was logged out."],
        )
        .after(&[ACT]),
        Letter::ConfirmAddress => Text::new(
            format!("Confirm your new address on {site}"),
            &[&format!("this address is to become that of your account on {site}. Until you confirm it, the old one stays.")],
        )
        .link("Use this address", &["The link works for two hours.", NOT_YOU]),
        Letter::AddressChanged { to } => Text::new(
            format!("Your address on {site} was changed"),
            &[&format!("your account now has the address {to}, and letters go there.")],
        )
        .link(
            "This was not me: bring the old address back",
            &["For a week the link brings this address back. It also logs everybody out and sends you a link for a new password."],
        ),
        Letter::NewDevice { device, network, at } => Text::new(
            format!("A new device is logged in to {site}"),
            &[&format!("somebody logged in to your account with a browser that we have not seen before: {device}, from the network {network}, on {} UTC.", at.long_moment())],
        )
        .after(&["If this was you, there is nothing to do.", ACT]),
        Letter::TriesBeforeLogIn { failures, at } => Text::new(
            format!("Wrong passwords for your account on {site}"),
            &[&format!("before the log-in on {} UTC, {failures} wrong passwords were tried for your account.", at.long_moment())],
        )
        .after(&["If that was you, there is nothing to do.", ACT]),
        Letter::FactorChanged { what } => Text::new(
            format!("How you log in to {site} has changed"),
            &[factor(*what)],
        )
        .after(&["If this was you, there is nothing to do.", ACT]),
        Letter::Invitation { by } => Text::new(
            format!("An invitation to {site}"),
            &[&format!("{by} invites you to {site}.")],
        )
        .link("Make an account", &["The link works for a week and once."]),
    }
}

const fn factor(what: Factor) -> &'static str {
    match what {
        Factor::CodesOn => {
            "logging in to your account now also asks for a code of your authenticator app."
        }
        Factor::CodesOff => {
            "logging in to your account does not ask for a code of an authenticator app any more."
        }
        Factor::NewRecoveryCodes => {
            "new recovery codes were made for your account. The old ones are worth nothing."
        }
        Factor::RecoveryCodeUsed => "a recovery code was used to log in to your account.",
        Factor::PasskeyAdded => "a passkey was added to your account.",
        Factor::PasskeyRemoved => "a passkey was removed from your account.",
        Factor::ProviderLinked => "your account can now be logged in to with another provider.",
        Factor::ProviderUnlinked => "a provider was unlinked from your account.",
    }
}
