package gg.leaderboard.producer;

/** What actions are worth, for tests. */
public final class DefaultScoring {

    public static final ScoringProperties DEFAULT = new ScoringProperties(100, 150, 50, 50, 200, 200);

    private DefaultScoring() {}
}
