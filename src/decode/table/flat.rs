//! A JSON value as the cells of a row: fields within fields are called `outer.inner`, lists of words stand on
//! lines of one cell.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// Fields of one row, at most.
const MOST: usize = 1000;

/// The fields of the JSON value that `text` is, in the order in which they stand.
///
/// # Errors
/// What the reader says: no JSON, or nested more than 128 deep.
pub(super) fn fields(text: &str) -> Result<Vec<(String, String)>, serde_json::Error> {
    let mut found = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    Field { path: "", found: &mut found }.deserialize(&mut reader)?;
    reader.end()?;
    Ok(found)
}

struct Field<'a> {
    path: &'a str,
    found: &'a mut Vec<(String, String)>,
}

impl Field<'_> {
    fn put(self, value: impl Into<String>) {
        let name = if self.path.is_empty() { "text" } else { self.path };
        // The items of a list follow each other.
        if let Some((last, cell)) = self.found.last_mut()
            && last == name
        {
            cell.push('\n');
            cell.push_str(&value.into());
        } else if self.found.len() < MOST {
            self.found.push((name.to_owned(), value.into()));
        }
    }
}

impl<'de> DeserializeSeed<'de> for Field<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Field<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.put(value);
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.put(value.to_string());
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.put(value.to_string());
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.put(value.to_string());
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.put(value.to_string());
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        while all.next_element_seed(Field { path: self.path, found: &mut *self.found })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        while let Some(key) = all.next_key::<String>()? {
            let path = if self.path.is_empty() { key } else { format!("{}.{key}", self.path) };
            all.next_value_seed(Field { path: &path, found: &mut *self.found })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_fields_and_lists() {
        let json = r#"{"id": 7, "data": {"text": ["一", "二"], "ok": true}, "none": null, "x": 1.5}"#;
        let found = fields(json).unwrap();
        let found: Vec<(&str, &str)> =
            found.iter().map(|(name, cell)| (name.as_str(), cell.as_str())).collect();
        assert_eq!(found, [("id", "7"), ("data.text", "一\n二"), ("data.ok", "true"), ("x", "1.5")]);
        assert_eq!(fields("\"只有文字\"").unwrap(), [("text".to_owned(), "只有文字".to_owned())]);
        assert!(fields("{\"a\": 1").is_err());
        assert!(fields(&"[".repeat(100_000)).is_err());
    }
}
