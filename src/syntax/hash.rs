//! The two hashes that name rows of the tables: MurmurHash64A for strings, a 128-bit Murmur 3 for rows.

/// MurmurHash64A with seed 1; the empty string is 0.
pub(super) fn string(text: &str) -> u64 {
    const M: u64 = 0xC6A4_A793_5BD1_E995;
    if text.is_empty() {
        return 0;
    }
    let bytes = text.as_bytes();
    let mut hash = 1 ^ (bytes.len() as u64).wrapping_mul(M);
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        let mut k = u64::from_le_bytes(*chunk).wrapping_mul(M);
        k ^= k >> 47;
        k = k.wrapping_mul(M);
        hash = (hash ^ k).wrapping_mul(M);
    }
    if !rest.is_empty() {
        let k = rest.iter().rev().fold(0u64, |k, &byte| k << 8 | u64::from(byte));
        hash = (hash ^ k).wrapping_mul(M);
    }
    hash ^= hash >> 47;
    hash = hash.wrapping_mul(M);
    hash ^ (hash >> 47)
}

/// Four row numbers for an id.
pub(super) fn rows(id: u64, seed: u32) -> [u32; 4] {
    let finish = |mut h: u64| {
        h = (h ^ (h >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        h = (h ^ (h >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
        h ^ (h >> 33)
    };
    let seed = u64::from(seed);
    let mut h1 = id.wrapping_mul(0x87C3_7B91_1142_53D5).rotate_left(31).wrapping_mul(0x4CF5_AD43_2745_937F);
    h1 ^= seed ^ 8;
    let mut h2 = seed ^ 8;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    h1 = finish(h1);
    h2 = finish(h2);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    // The halves of each, one a row.
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values() {
        assert_eq!(string("hello"), 5_983_625_672_228_268_878);
        assert_eq!(string("the"), 7_425_985_699_627_899_538);
        assert_eq!(rows(1, 8), [1_161_550_108, 2_247_783_286, 1_742_325_162, 1_224_191_281]);
        assert_eq!(rows(12_345_678_901_234_567, 8), [1_519_880_696, 3_764_588_297, 132_337_396, 3_499_398_798]);
    }
}
