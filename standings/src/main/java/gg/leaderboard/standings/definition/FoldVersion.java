package gg.leaderboard.standings.definition;

/**
 * The version of the fold. The fold is all code that decides the result of a log for given settings and board rules. It
 * covers the decoding and rejection of records, and the effect of an event on boards and profile fields. It also covers
 * windows, seasons, moderation, and how scripts and tables merge a change into stored data.
 *
 * <p>Increase it in a release that gives another result for the same log; once per release is enough. This code never
 * writes standings, tables and checkpoints of other versions. Instead, the archive folds the whole log into a new
 * generation and switches to it. {@code RecordedLogTest} fails when the result changes and this number does not.
 *
 * <p>Changes:
 *
 * <ul>
 *   <li>1: everything that was written before versions were stored.
 *   <li>2: the first stored version.
 *   <li>3: an event without a timestamp happened at its log time. Timestamps may be seconds or milliseconds since 1970,
 *       and may have a space between date and time. The name of an achievement defaults to its id, and the rarity to
 *       {@code common}. The type of a CloudEvent is the text after the last dot of its type attribute. CloudEvents in
 *       structured mode are read. Bytes that are not UTF-8, such as overlong sequences, are rejected everywhere. Events
 *       that an older version archived keep their archived type, because the archive does not store headers.
 *       The types {@code score_accepted} and {@code score_rejected} are decisions of moderators.
 * </ul>
 */
public final class FoldVersion {

    /** The version of this release. */
    public static final int CURRENT = 3;

    private FoldVersion() {}
}
