package gg.leaderboard.producer;

/** What actions are worth, for tests. */
public final class Scorings {

    public static final Scoring DEFAULT = new Scoring(100, 150, 50, 50, 200, 200);

    private Scorings() {}
}
