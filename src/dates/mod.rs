//! Dates: of documents, and in what documents say.
