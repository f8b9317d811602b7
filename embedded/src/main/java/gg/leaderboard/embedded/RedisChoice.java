package gg.leaderboard.embedded;

/** The program that {@link EmbeddedRedis} runs. */
public enum RedisChoice {

    /** An installed {@code redis-server} of version 7.0 or newer with jemalloc, and otherwise the bundled one. */
    AUTO,

    /** Redis 7.0 without jemalloc, which is part of this program. */
    BUNDLED,

    /** An installed {@code redis-server} of version 7.0 or newer with jemalloc. Without one, the start fails. */
    INSTALLED
}
