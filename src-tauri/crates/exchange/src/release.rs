//! What a reading is addressed by: received bytes, recipe, versions of the code lists, version of the reader.

use almanac_core::{CodeList, ReleaseId};
use sha2::{Digest, Sha256};

/// Version of this reader. It goes up whenever the same bytes and recipe may read differently.
pub const READER_VERSION: &str = "almanac-exchange 9";

/// SHA-256 in hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// Code and version of each list, sorted: what `release_id` takes for the lists.
pub fn code_list_versions(lists: &[CodeList]) -> Vec<String> {
    let mut out: Vec<String> = lists.iter().map(|l| format!("{} {}", l.code, l.version)).collect();
    out.sort_unstable();
    out
}

/// The id of a reading: the hash of the four hashes.
pub fn release_id(bytes_hash: &str, recipe_toml: &str, code_list_versions: &[String], reader: &str) -> ReleaseId {
    let parts = [
        bytes_hash.to_string(),
        sha256_hex(recipe_toml.as_bytes()),
        sha256_hex(code_list_versions.join("\n").as_bytes()),
        sha256_hex(reader.as_bytes()),
    ];
    ReleaseId::new(sha256_hex(parts.join("\n").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_the_four_makes_another_release() {
        let base = release_id("aa", "version = 1", &["CL_SEX 1".into()], READER_VERSION);
        assert_eq!(base.as_str().len(), 64);
        for other in [
            release_id("ab", "version = 1", &["CL_SEX 1".into()], READER_VERSION),
            release_id("aa", "version = 1 ", &["CL_SEX 1".into()], READER_VERSION),
            release_id("aa", "version = 1", &["CL_SEX 2".into()], READER_VERSION),
            release_id("aa", "version = 1", &["CL_SEX 1".into()], "another reader"),
        ] {
            assert_ne!(base, other);
        }
    }
}
