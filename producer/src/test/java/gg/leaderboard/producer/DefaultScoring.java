package gg.leaderboard.producer;

/** The points of actions in tests. */
public final class DefaultScoring {

    public static final ScoringProperties DEFAULT = new ScoringProperties(100, 150, 50, 50, 200, 200);

    private DefaultScoring() {}
}
