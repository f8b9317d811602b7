package gg.leaderboard.standings.definition;

/**
 * The version of the fold: of all code that decides what a log comes to, given the settings and the rules of boards. That is
 * how records are decoded and which are rejected, which boards and profile fields an event changes and by how much, windows,
 * seasons, moderation, and how the scripts and tables join a change with what is there.
 *
 * <p>Raise it in the release that makes the same log come to something else; once per release is enough. Standings, tables and
 * checkpoints of other versions are never written by this code: the archive folds the whole log into a new generation and
 * switches to it. {@code RecordedLogTest} fails when the result changes and this number does not.
 */
public final class FoldVersion {

    /** Of this release. Version 1 is everything that was written before versions were kept. */
    public static final int CURRENT = 2;

    private FoldVersion() {}
}
