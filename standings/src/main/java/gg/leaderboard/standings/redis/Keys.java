package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.window.Period;
import java.util.List;
import java.util.Locale;

/** Every key of the standings, spelled here and nowhere else. */
public final class Keys {

    /** Where {@link gg.leaderboard.standings.redis.ChangeNotification}s are published, for all shards. */
    public static final String CHANGES_CHANNEL = "standings:changes";

    /** Where the ids of boards are published whose definitions have changed. */
    public static final String DEFINITIONS_CHANNEL = "standings:definitions";

    /** How these standings are laid out; not in any shard, since it says how many there are. */
    public static final String LAYOUT = "standings:layout";

    /** Hash: a processor → when it reported last, and what; not in any shard, and no fold of the log. */
    public static final String PROCESSORS = "standings:processors";

    /** Hash: what an archive says of the generation that it builds; see {@link gg.leaderboard.standings.redis.RebuildReports}. */
    public static final String REBUILD = "standings:rebuild";

    /** What the keys begin with by which the api remembers ids and what they stand for; no fold of the log. */
    public static final String CLAIMS = "idempotency:";

    private static final String DEFINITIONS = "leaderboards";
    private static final String BOARD = "leaderboard:";

    private final Shards shards;
    private final List<String> prefixes;

    public Keys(Shards shards) {
        this.shards = shards;
        this.prefixes = shards.all()
                .mapToObj(shard -> shards.count() == 1 ? "" : String.format(Locale.ROOT, "{s%02d}:", shard))
                .toList();
    }

    /** The keys of standings with this configuration. */
    public static Keys of(StandingsProperties properties) {
        return new Keys(new Shards(properties.shards()));
    }

    public Shards shards() {
        return shards;
    }

    /** Sorted set: player id → score, of one season of a board in one period. Hidden players are not in it. */
    public String board(String board, long season, Period period) {
        return prefixOf(board) + BOARD + seasonOf(board, season) + period.keySuffix();
    }

    /** As {@link #board(String, long, Period)}, of the first season. */
    public String board(String board, Period period) {
        return board(board, 1, period);
    }

    /** As {@link #board(String, long, Period)}, with the players who are hidden. */
    public String hiddenBoard(String board, long season, Period period) {
        return hiddenBoards(shards.shardOf(board)) + seasonOf(board, season) + period.keySuffix();
    }

    /** What the keys of one season of a board have between {@link #boards} and the period. */
    public String seasonOf(String board, long season) {
        return escape(board) + (season == 1 ? "" : ":s" + season);
    }

    /** What all keys of boards in a shard begin with. */
    public String boards(int shard) {
        return prefixes.get(shard) + BOARD;
    }

    /** Sorted sets: as {@link #boards}, with the players who are hidden. */
    public String hiddenBoards(int shard) {
        return prefixes.get(shard) + "standings:hidden:";
    }

    /** Set: the players who are hidden, and {@link #hiddenFrom} of those hidden from single boards; the same in every shard. */
    public String hiddenPlayers(int shard) {
        return prefixes.get(shard) + "standings:hidden";
    }

    /** In {@link #hiddenPlayers}, says that a player is hidden from one board. No id of a player holds a space. */
    public String hiddenFrom(String board, String playerId) {
        return playerId + " " + escape(board);
    }

    /** Hash: player → {@link gg.leaderboard.standings.ban.Bans} as JSON; the same in every shard. */
    public String bans(int shard) {
        return prefixes.get(shard) + "standings:bans";
    }

    /** Sorted set of equal scores: the players who have bans, by id. */
    public String bannedPlayers(int shard) {
        return prefixes.get(shard) + "standings:banned";
    }

    /** Sorted set: player → when the first of the player's bans ends, in milliseconds since 1970. */
    public String banEnds(int shard) {
        return prefixes.get(shard) + "standings:ban-ends";
    }

    /** The board that {@link #seasonOf} says so of its first season. */
    public static String boardOf(String firstSeason) {
        return firstSeason.startsWith(BuiltInBoards.GAME_PREFIX)
                ? firstSeason.replace("%3A", ":").replace("%25", "%")
                : firstSeason;
    }

    /** Hashes: of each season of a board, its windows and periods that have a sorted set. */
    public String periods(int shard) {
        return prefixes.get(shard) + "standings:periods:";
    }

    /** Hashes: of each player, the boards and seasons that she is on. */
    public String boardsOfPlayers(int shard) {
        return prefixes.get(shard) + "standings:boards-of:";
    }

    /** Hash: board → {@link gg.leaderboard.standings.definition.BoardHistory} as JSON. */
    public String definitions() {
        return prefixes.get(definitionsShard()) + DEFINITIONS;
    }

    public int definitionsShard() {
        return shards.shardOf(DEFINITIONS);
    }

    /** Hash: the profile of a player. */
    public String profile(String playerId) {
        return prefixOf(playerId) + "player:stats:" + playerId;
    }

    /** List: the newest achievements first. */
    public String feed() {
        return prefixes.get(shards.feedShard()) + Shards.FEED;
    }

    /** Hash: partition of the log → last offset applied. */
    public String progress(int shard) {
        return prefixes.get(shard) + "progress";
    }

    /** Hash: how much this shard has counted, and how far each partition of the log has come, by log time. */
    public String totals(int shard) {
        return prefixes.get(shard) + "standings:totals";
    }

    /** Hash: some of the events counted in one stretch of log time. */
    public String counted(int shard, long stretch, int bucket) {
        return prefixes.get(shard) + "processed:events:" + stretch + ":" + Integer.toHexString(bucket);
    }

    private String prefixOf(String id) {
        return prefixes.get(shards.shardOf(id));
    }

    // A game called "x:daily:2026-11-20" must not share a key with the daily window of the game "x".
    private static String escape(String board) {
        String prefix = BuiltInBoards.GAME_PREFIX;
        if (!board.startsWith(prefix)) {
            return board;
        }
        String game = board.substring(prefix.length());
        return game.indexOf(':') < 0 && game.indexOf('%') < 0
                ? board
                : prefix + game.replace("%", "%25").replace(":", "%3A");
    }
}
