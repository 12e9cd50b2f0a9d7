//! From text to articles: what a document is, how newspaper text is cleaned.
