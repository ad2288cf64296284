//! Dates in text form, and those that can be read in two ways.

use crate::old_blog::{OldBlog, says};
use domain::Timestamp;
use store::import::Summary;
use store::import::flask::{self, DateFormat, Options, UnknownDateFormat};
use store::testing::{Outcome, TestDb};

/// What dates become, in the order of the posts.
async fn dates(texts: &[&str], date_format: Option<DateFormat>) -> Outcome<(Vec<String>, Summary)> {
    let db = TestDb::sqlite().await?;
    let old = OldBlog::tutorial("DELETE FROM blog_posts;").await?;
    for (number, text) in (1..).zip(texts) {
        let row = format!(
            "INSERT INTO blog_posts VALUES ({number}, 1, 'Post {number}', '', '{text}', '<p>Text</p>', '')"
        );
        old.execute(&row).await?;
    }
    let options = Options {
        date_format,
        ..Options::default()
    };
    let summary = flask::import(&db.store, &old.path(), options, |_| ()).await?;
    let moments = db
        .texts("SELECT CAST(published AS TEXT) FROM posts ORDER BY id")
        .await?;
    let moments = moments
        .into_iter()
        .flatten()
        .map(|millis| Ok(Timestamp::from_millis(millis.parse()?).rfc3339()));
    Ok((moments.collect::<Outcome<_>>()?, summary))
}

#[tokio::test]
async fn dates_are_read_in_every_form_that_means_one_day() -> Outcome {
    let texts = [
        "May 21, 2021",
        "May 21,2021",
        "may 21 2021",
        "21 May 2021",
        "Fri, 21 May 2021",
        "Friday, May 21st, 2021",
        "2021-05-21",
        "2021/05/21",
        "21.05.2021",
        "21.5.21",
        "2021 May 21",
    ];
    let (read, summary) = dates(&texts, None).await?;
    for (text, moment) in texts.iter().zip(read) {
        assert_eq!(moment, "2021-05-21T12:00:00Z", "{text}");
    }
    assert_eq!(summary.oddities, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn a_time_of_day_is_kept() -> Outcome {
    let texts = [
        "2021-05-21 08:12:30",
        "2021-05-21T08:12:30",
        "2021-05-21 08:12:30.999999",
        "2021-05-21T08:12:30Z",
        "2021-05-21 08:12:30+00:00",
        "May 21, 2021 at 08:12:30 AM",
    ];
    let (read, _) = dates(&texts, None).await?;
    for (text, moment) in texts.iter().zip(read) {
        assert_eq!(moment, "2021-05-21T08:12:30Z", "{text}");
    }
    let (read, _) = dates(&["May 21, 2021 11:05 pm", "May 21, 2021 12:05am"], None).await?;
    assert_eq!(read, ["2021-05-21T23:05:00Z", "2021-05-21T00:05:00Z"]);
    Ok(())
}

#[tokio::test]
async fn one_date_that_is_clear_decides_for_the_others() -> Outcome {
    let (read, summary) = dates(&["06/07/2022", "13/07/2022"], None).await?;
    assert_eq!(read, ["2022-07-06T12:00:00Z", "2022-07-13T12:00:00Z"]);
    assert_eq!(summary.oddities, Vec::<String>::new());
    let (read, _) = dates(&["06/07/2022", "07/13/22"], None).await?;
    assert_eq!(read, ["2022-06-07T12:00:00Z", "2022-07-13T12:00:00Z"]);
    Ok(())
}

#[tokio::test]
async fn a_date_that_can_be_read_in_two_ways_needs_the_owners_word() -> Outcome {
    let texts = ["May 21, 2021", "06/07/2022", "June 01, 2021"];
    let (read, summary) = dates(&texts, None).await?;
    assert_eq!(
        read,
        [
            "2021-05-21T12:00:00Z",
            "2021-05-21T12:00:00Z",
            "2021-06-01T12:00:00Z"
        ]
    );
    assert!(
        says(
            &summary,
            &["two ways", "--date-format", "“Post 2” (2) of “06/07/2022”"]
        ),
        "{:#?}",
        summary.oddities
    );
    let (read, summary) = dates(&texts, Some(DateFormat::DayFirst)).await?;
    assert_eq!(read[1], "2022-07-06T12:00:00Z");
    assert_eq!(summary.oddities, Vec::<String>::new());
    let (read, _) = dates(&texts, Some(DateFormat::MonthFirst)).await?;
    assert_eq!(read[1], "2022-06-07T12:00:00Z");
    Ok(())
}

#[tokio::test]
async fn what_is_no_date_stands_beside_its_neighbour() -> Outcome {
    let texts = [
        "",
        "yesterday",
        "May 21, 2021",
        "May 32, 2021",
        "31/31/2021",
        "2021",
        "22",
        "٢١ مايو",
        "May May 21 2021",
    ];
    let (read, summary) = dates(&texts, None).await?;
    assert!(
        read.iter().all(|moment| moment == "2021-05-21T12:00:00Z"),
        "{read:?}"
    );
    assert!(
        says(
            &summary,
            &["cannot be read", "“Post 2” (2) of “yesterday”", "2 more"]
        ),
        "{:#?}",
        summary.oddities
    );
    let (read, _) = dates(&["soon"], None).await?;
    assert_eq!(read, [Timestamp::from_millis(TestDb::START).rfc3339()]);
    Ok(())
}

#[test]
fn a_date_format_is_a_word_or_what_pythons_strftime_takes() {
    for (text, format) in [
        ("day-first", Ok(DateFormat::DayFirst)),
        ("month-first", Ok(DateFormat::MonthFirst)),
        ("%d/%m/%Y", Ok(DateFormat::DayFirst)),
        ("%-d.%-m.%y", Ok(DateFormat::DayFirst)),
        ("%m/%d/%Y", Ok(DateFormat::MonthFirst)),
        ("%B %d, %Y", Ok(DateFormat::MonthFirst)),
        ("%x", Err(UnknownDateFormat)),
        ("", Err(UnknownDateFormat)),
    ] {
        assert_eq!(text.parse::<DateFormat>(), format, "{text}");
    }
}

/// Posts and comments of a microblog with dates like these, and what those of the comments become.
async fn comment_dates(posts: &[&str], comments: &[&str]) -> Outcome<(Vec<String>, Summary)> {
    let db = TestDb::sqlite().await?;
    let old = OldBlog::tutorial(
        "DELETE FROM blog_posts; DROP TABLE comments;
        CREATE TABLE comments (id INTEGER PRIMARY KEY, text TEXT, author_id INTEGER, post_id INTEGER, date VARCHAR(250));",
    )
    .await?;
    for (number, text) in (1..).zip(posts) {
        let row = format!(
            "INSERT INTO blog_posts VALUES ({number}, 1, 'Post {number}', '', '{text}', '<p>Text</p>', '')"
        );
        old.execute(&row).await?;
    }
    for (number, text) in (1..).zip(comments) {
        let row = format!("INSERT INTO comments VALUES ({number}, '<p>Text</p>', 1, 1, '{text}')");
        old.execute(&row).await?;
    }
    let summary = old.moves_to(&db).await?;
    let moments = db
        .texts("SELECT CASE WHEN date_unknown THEN '' ELSE CAST(created AS TEXT) END FROM comments ORDER BY id")
        .await?;
    let moments = moments.into_iter().flatten().map(|millis| {
        let millis = millis.parse().ok();
        let date = millis.map(|millis| Timestamp::from_millis(millis).rfc3339());
        date.unwrap_or_default()
    });
    Ok((moments.collect(), summary))
}

#[tokio::test]
async fn comments_are_dated_in_the_order_that_the_posts_show() -> Outcome {
    let (read, summary) = comment_dates(&["13/07/2022"], &["06/07/2022"]).await?;
    assert_eq!(read, ["2022-07-06T12:00:00Z"]);
    assert_eq!(summary.oddities, Vec::<String>::new());
    let own = ["06/07/2022", "07/13/2022"];
    let (read, _) = comment_dates(&["13/07/2022"], &own).await?;
    assert_eq!(read, ["2022-06-07T12:00:00Z", "2022-07-13T12:00:00Z"]);
    Ok(())
}

#[tokio::test]
async fn what_is_odd_about_the_date_of_a_comment_is_told_as_it_is() -> Outcome {
    let (read, summary) = comment_dates(&["May 21, 2021"], &["06/07/2022", "soon", ""]).await?;
    assert_eq!(read, ["", "", ""]);
    for words in [
        ["in two ways", "06/07/2022 of comment 1", "--date-format"],
        ["cannot be read", "soon of comment 2", "their post"],
        ["kept no date", "their post", "say so"],
    ] {
        assert!(
            says(&summary, &words),
            "{words:?} in {:#?}",
            summary.oddities
        );
    }
    assert_eq!(summary.oddities.len(), 3, "{:#?}", summary.oddities);
    Ok(())
}
