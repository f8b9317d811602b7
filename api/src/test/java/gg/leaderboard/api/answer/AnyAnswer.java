package gg.leaderboard.api.answer;

import gg.leaderboard.api.progress.AsOf;

/** Answers for tests to which it does not matter what they say. */
public final class AnyAnswer {

    private AnyAnswer() {}

    /** A new one, equal to no other. */
    public static <T> Answer<T> make() {
        return new Answer<>(new byte[0], "", new AsOf(null, null));
    }
}
