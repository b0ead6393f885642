//! The five documents, read without claims.
