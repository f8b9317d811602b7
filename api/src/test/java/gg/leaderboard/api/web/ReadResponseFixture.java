package gg.leaderboard.api.web;

import gg.leaderboard.web.AsOf;

/** Responses for tests that do not depend on the content. */
public final class ReadResponseFixture {

    private ReadResponseFixture() {}

    /** Returns a new response that is equal to no other. */
    public static <T> ReadResponse<T> make() {
        return new ReadResponse<>(new byte[0], "", new AsOf(null, null));
    }
}
