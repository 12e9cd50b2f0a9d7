//! From a line that a person types to the places that it means.
