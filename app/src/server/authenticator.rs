//! An authenticator app on its way to somebody's phone: what it is told, and the picture that tells it.

use super::Context;
use crate::AppError;
use domain::second_factor::{AppKey, QrCode};
use qrcodegen::{QrCode as Drawing, QrCodeEcc};
use store::second_factor;

/// Light modules on each side of a QR code, without which readers do not find it (ISO/IEC 18004).
const QUIET: i32 = 4;

impl Context {
    /// Whether the viewer gave their password so lately that they need not do it again.
    pub async fn is_confirmed(&self) -> Result<bool, AppError> {
        match self.confirm("").await {
            Ok(()) => Ok(true),
            Err(AppError::NotConfirmed) => Ok(false),
            Err(other) => Err(other),
        }
    }

    /// What the viewer's app is to be told, while they are setting one up and it is surely them.
    pub async fn app_key(&self) -> Result<Option<AppKey>, AppError> {
        let viewer = self.require_viewer()?;
        if !self.is_confirmed().await? {
            return Ok(None);
        }
        let (site, name) = (&self.site().title, viewer.handle.as_str());
        let app = second_factor::being_set_up(self.store(), viewer.id, site, name).await?;
        Ok(app.map(|app| AppKey {
            picture: draw(&app.address),
            secret: app.secret,
            address: app.address,
        }))
    }
}

/// Nothing for a text that is too long for any picture. The text that goes with it says the same.
fn draw(text: &str) -> QrCode {
    let Ok(drawing) = Drawing::encode_text(text, QrCodeEcc::Medium) else {
        return QrCode::default();
    };
    let side = drawing.size();
    let path = (0..side).map(|y| row(&drawing, y)).collect();
    QrCode {
        side: side + 2 * QUIET,
        path,
    }
}

/// A rectangle for each run of dark modules.
fn row(drawing: &Drawing, y: i32) -> String {
    let mut path = String::new();
    let mut x = 0;
    while x < drawing.size() {
        let run = (x..drawing.size())
            .take_while(|x| drawing.get_module(*x, y))
            .count();
        let run = i32::try_from(run).unwrap_or(0);
        if run > 0 {
            path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
        }
        x += run + 1;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::{QUIET, draw};
    use qrcodegen::{QrCode as Drawing, QrCodeEcc};

    #[test]
    fn the_path_is_dark_where_the_code_is_dark() {
        let text = "otpauth://totp/Quire:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Quire";
        let drawing = Drawing::encode_text(text, QrCodeEcc::Medium).expect("a picture");
        let mut dark = Vec::new();
        let path = draw(text).path;
        for rectangle in path.split('M').skip(1) {
            let (at, rest) = rectangle.split_once('h').expect("a rectangle");
            let (x, y) = at.split_once(' ').expect("a place");
            let (x, y): (i32, i32) = (x.parse().expect("x"), y.parse().expect("y"));
            let run: i32 = rest
                .split('v')
                .next()
                .expect("a run")
                .parse()
                .expect("a number");
            dark.extend((x..x + run).map(|x| (x - QUIET, y - QUIET)));
        }
        let side = 0..drawing.size();
        let expected: Vec<_> = side
            .clone()
            .flat_map(|y| side.clone().map(move |x| (x, y)))
            .filter(|(x, y)| drawing.get_module(*x, *y))
            .collect();
        assert_eq!(dark, expected);
        assert!(draw(&"x".repeat(3000)).path.is_empty());
    }
}
