package gg.leaderboard.api.web;

import gg.leaderboard.web.AsOf;

/** Answers for tests to which it does not matter what they say. */
public final class ReadResponseFixture {

    private ReadResponseFixture() {}

    /** A new one, equal to no other. */
    public static <T> ReadResponse<T> make() {
        return new ReadResponse<>(new byte[0], "", new AsOf(null, null));
    }
}
