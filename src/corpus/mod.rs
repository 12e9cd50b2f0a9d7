//! From tokens to a shard: what is counted.
