//! Letters in Japanese.

use super::{Text, Words};
use domain::{Factor, Language, Letter};

const NOT_YOU: &str =
    "お心当たりがない場合は、何もなさらないでください。リンクを開かないかぎり、何も変わりません。";
const ACT: &str = "お心当たりがない場合は、すぐにログインページの「Forgot your password?」から新しいパスワードを設定し、設定画面で\
                   ログイン中の端末をご確認ください。";
const NOTHING_TO_DO: &str = "ご本人の操作であれば、何もする必要はありません。";

pub(super) fn words(letter: &Letter, site: &str, name: Option<&str>) -> Words {
    let text = text(letter, site);
    Words {
        language: Language::Japanese,
        subject: text.subject,
        greeting: name.map_or_else(|| "こんにちは。".to_owned(), |name| format!("{name} 様")),
        paragraphs: text.paragraphs,
        button: text.button.to_owned(),
        after: text.after,
    }
}

fn text(letter: &Letter, site: &str) -> Text {
    match letter {
        Letter::ConfirmRegistration => Text::new(
            format!("{site} への登録の確認"),
            &[&format!("{site} にご登録いただきありがとうございます。次のリンクを開き、ボタンを押すと登録が完了します。")],
        )
        .link("登録を完了する", &["リンクは 24 時間有効です。", NOT_YOU]),
        Letter::AlreadyRegistered => Text::new(
            format!("{site} のアカウントはすでにあります"),
            &[
                &format!("どなたか（おそらくご本人）が、このメールアドレスを {site} に新しいアドレスとして入力しました。このアドレスのアカウントはすでにあるため、何も変更していません。"),
                "パスワードでログインしてください。お忘れの場合は、ログインページの「Forgot your password?」をご利用ください。",
            ],
        ),
        Letter::VerifyAddress => Text::new(
            format!("{site} のメールアドレスの確認"),
            &["次のリンクで、このアドレスにメールが届くことを確認します。"],
        )
        .link("アドレスを確認する", &["リンクは 24 時間有効です。", NOT_YOU]),
        Letter::ResetPassword => Text::new(
            format!("{site} の新しいパスワード"),
            &[&format!("{site} のアカウントについて、パスワードの再設定が求められました。次のリンクから新しいパスワードを設定してください。")],
        )
        .link(
            "新しいパスワードを設定する",
            &["リンクは 30 分間、1 回だけ有効です。お心当たりがない場合は何もなさらないでください。パスワードは変わりません。"],
        ),
        Letter::PasswordChanged => Text::new(
            format!("{site} のパスワードが変更されました"),
            &["アカウントのパスワードが変更され、ほかのすべての端末がログアウトされました。"],
        )
        .after(&[ACT]),
        Letter::ConfirmAddress => Text::new(
            format!("{site} の新しいメールアドレスの確認"),
            &[&format!("このアドレスを {site} のアカウントのアドレスにします。確認が済むまでは、以前のアドレスのままです。")],
        )
        .link("このアドレスを使う", &["リンクは 2 時間有効です。", NOT_YOU]),
        Letter::AddressChanged { to } => Text::new(
            format!("{site} のメールアドレスが変更されました"),
            &[&format!("アカウントのアドレスが {to} になりました。今後のメールはそちらに届きます。")],
        )
        .link(
            "心当たりがないので、元のアドレスに戻す",
            &["1 週間以内であれば、リンクでこのアドレスに戻せます。その際、すべての端末がログアウトされ、新しいパスワードのためのリンクをお送りします。"],
        ),
        Letter::NewDevice { device, network, at } => Text::new(
            format!("{site} に新しい端末からログインがありました"),
            &[&format!("これまでに使われたことのないブラウザからログインがありました：{device}、ネットワーク {network}、{}（UTC）。", at.rfc3339())],
        )
        .after(&[NOTHING_TO_DO, ACT]),
        Letter::TriesBeforeLogIn { failures, at } => Text::new(
            format!("{site} のアカウントで誤ったパスワードが入力されました"),
            &[&format!("{}（UTC）のログインの前に、誤ったパスワードが {failures} 回入力されました。", at.rfc3339())],
        )
        .after(&[NOTHING_TO_DO, ACT]),
        Letter::FactorChanged { what } => Text::new(
            format!("{site} のログイン方法が変わりました"),
            &[factor(*what)],
        )
        .after(&[NOTHING_TO_DO, ACT]),
        Letter::Invitation { by } => Text::new(
            format!("{site} への招待"),
            &[&format!("{by} さんが {site} に招待しています。")],
        )
        .link("アカウントを作る", &["リンクは 1 週間、1 回だけ有効です。"]),
    }
}

const fn factor(what: Factor) -> &'static str {
    match what {
        Factor::CodesOn => "ログインの際に、認証アプリのコードも必要になりました。",
        Factor::CodesOff => "ログインの際に、認証アプリのコードは必要なくなりました。",
        Factor::NewRecoveryCodes => {
            "新しいリカバリーコードが作られました。以前のコードは使えません。"
        }
        Factor::RecoveryCodeUsed => "リカバリーコードを使ったログインがありました。",
        Factor::PasskeyAdded => "アカウントにパスキーが追加されました。",
        Factor::PasskeyRemoved => "アカウントからパスキーが削除されました。",
        Factor::ProviderLinked => "ほかのサービスのアカウントでログインできるようになりました。",
        Factor::ProviderUnlinked => "ほかのサービスのアカウントとの連携が解除されました。",
    }
}
