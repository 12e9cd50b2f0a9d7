//! How a user wants a file to be read, where what was found from its bytes is not right.

use serde::{Deserialize, Serialize};

/// What the user chose for a file; whatever is left out is found from the bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reading {
    /// Any WHATWG label of an encoding. A label that nobody knows is ignored.
    pub encoding: Option<String>,
    /// What stands between the cells of a table.
    pub delimiter: Option<char>,
    /// Whether the first row of a table names its columns.
    pub header: Option<bool>,
    /// Which column holds what.
    pub columns: Columns,
}

/// Columns of a table, or fields of JSON rows, by what they hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Columns {
    /// The text of the document.
    pub text: Option<Column>,
    /// Its title.
    pub title: Option<Column>,
    /// When it was published.
    pub date: Option<Column>,
    /// The newspaper, site or author.
    pub source: Option<Column>,
}

/// A column as the user names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Column {
    /// Its number, counted from 1; 0 says that no column holds this.
    Number(u32),
    /// Its name in the header.
    Name(String),
}

impl Reading {
    /// Reads what crosses a boundary as text: JSON of this struct, or the label of an encoding alone.
    ///
    /// # Errors
    /// What serde says of JSON that is not this struct.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        if text.trim_start().starts_with('{') {
            return serde_json::from_str(text);
        }
        let label = text.trim();
        Ok(Self { encoding: (!label.is_empty()).then(|| label.to_owned()), ..Self::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_alone_and_the_whole_struct() {
        assert_eq!(Reading::parse("gbk").unwrap().encoding.as_deref(), Some("gbk"));
        assert_eq!(Reading::parse("").unwrap(), Reading::default());
        let json = r#"{"header": true, "delimiter": ";", "columns": {"text": "正文", "date": 3}}"#;
        let reading = Reading::parse(json).unwrap();
        assert_eq!((reading.header, reading.delimiter), (Some(true), Some(';')));
        assert_eq!(reading.columns.text, Some(Column::Name("正文".into())));
        assert_eq!(reading.columns.date, Some(Column::Number(3)));
        assert!(Reading::parse(r#"{"colour": 1}"#).is_err());
    }
}
