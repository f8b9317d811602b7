package gg.leaderboard.standings.definition;

/**
 * The version of the fold: of all code that decides what a log comes to, given the settings and the rules of boards. That is
 * how records are decoded and which are rejected, which boards and profile fields an event changes and by how much, windows,
 * seasons, moderation, and how the scripts and tables join a change with what is there.
 *
 * <p>Raise it in the release that makes the same log come to something else; once per release is enough. Standings, tables and
 * checkpoints of other versions are never written by this code: the archive folds the whole log into a new generation and
 * switches to it. {@code RecordedLogTest} fails when the result changes and this number does not.
 *
 * <p>What changed:
 *
 * <ul>
 *   <li>1: everything that was written before versions were kept.
 *   <li>2: the first version that was kept.
 *   <li>3: an event without a timestamp happened at its log time; timestamps may be seconds or milliseconds since 1970, and
 *       have a space between date and time; an achievement without a name is called by its id, and is {@code common} unless its
 *       rarity is given; of a CloudEvent's type what follows the last dot counts, and CloudEvents in structured mode are read.
 *       Bytes that are no UTF-8, such as overlong sequences, are rejected wherever they are.
 *       Events that an older version archived keep the type that they have there: the archive keeps no headers.
 * </ul>
 */
public final class FoldVersion {

    /** Of this release. */
    public static final int CURRENT = 3;

    private FoldVersion() {}
}
