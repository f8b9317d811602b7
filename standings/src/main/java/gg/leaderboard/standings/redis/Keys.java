package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.window.Period;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * The names of all keys of the standings.
 *
 * <p>With several shards, the names contain the generation of the standings, unless it is 0. Another generation can then be built
 * next to the live one, also in a Redis Cluster, which has only one database. {@link #live} and {@link #other} follow
 * {@link #GENERATIONS}: their names change when the generations are switched. Names that belong together are taken from one result
 * of {@link #current}.
 */
public final class Keys {

    /** The channel for {@link gg.leaderboard.standings.redis.ChangeNotification}s of all shards. */
    public static final String CHANGES_CHANNEL = "standings:changes";

    /** The channel for the ids of boards whose definitions have changed. */
    public static final String DEFINITIONS_CHANNEL = "standings:definitions";

    /** The layout of these standings. It contains the number of shards, so it is not in a shard. */
    public static final String LAYOUT = "standings:layout";

    /** Hash: processor → time and content of its last report. It is not in a shard and not part of a fold. */
    public static final String PROCESSORS = "standings:processors";

    /**
     * Hash: the report of an archive on the generation that it builds, see
     * {@link gg.leaderboard.standings.redis.RebuildReports}.
     */
    public static final String REBUILD = "standings:rebuild";

    /**
     * Hash, with several shards: the generations in the names of the keys of the live standings (field {@code live}, missing for
     * 0) and of the others ({@code other}). It is not in a shard.
     */
    public static final String GENERATIONS = "standings:generations";

    /** Prefix of the keys in which the api stores the claims of idempotency keys. They are not part of a fold. */
    public static final String CLAIMS = "idempotency:";

    /** Sorted set: API key id → when the key was last used, in milliseconds since 1970. It is not in a shard and not part of a fold. */
    public static final String API_KEY_USES = "security:key-uses";

    /** Prefix of the keys in which the apis share how many calls clients have made. They are not part of a fold. */
    public static final String RATES = "ratelimit:";

    private static final String DEFINITIONS = "leaderboards";
    private static final String BOARD = "leaderboard:";
    private static final String COUNTED = "processed:events:";
    private static final String FEED = "achievements:recent";

    private final Shards shards;
    private final long generation;
    private final List<String> prefixes;
    private final @Nullable GenerationPointer pointer;
    private volatile @Nullable Keys current;

    /** The keys of the first generation. */
    public Keys(Shards shards) {
        this(shards, 0, null);
    }

    private Keys(Shards shards, long generation, @Nullable GenerationPointer pointer) {
        this.shards = shards;
        this.generation = generation;
        this.pointer = pointer;
        this.prefixes = shards.all()
                .mapToObj(shard -> shards.count() == 1 ? "" : KeyPrefix.of(shard, generation))
                .toList();
    }

    /** The keys of the first generation of standings with this configuration. */
    public static Keys of(StandingsProperties properties) {
        return new Keys(new Shards(properties.shards()));
    }

    /** The keys of the live standings, also after a switch to another generation. */
    public static Keys live(RedisConnectionFactory redis, StandingsProperties properties) {
        return live(redis, new Shards(properties.shards()));
    }

    /** As {@link #live(RedisConnectionFactory, StandingsProperties)}. */
    public static Keys live(RedisConnectionFactory redis, Shards shards) {
        return following(redis, shards, GenerationPointer.Role.LIVE);
    }

    /** The keys of standings next to the live ones, with several shards. If there are none, the keys do not exist. */
    public static Keys other(RedisConnectionFactory redis, Shards shards) {
        return following(redis, shards, GenerationPointer.Role.OTHER);
    }

    private static Keys following(RedisConnectionFactory redis, Shards shards, GenerationPointer.Role role) {
        return new Keys(shards, 0, shards.count() == 1 ? null : new GenerationPointer(redis, role));
    }

    /**
     * The keys at this moment. They do not follow a switch.
     *
     * @throws org.springframework.dao.DataAccessException if they are not known, because Redis does not answer
     */
    public Keys current() {
        return pointer == null ? this : of(pointer.generation());
    }

    /** The keys of this generation; with one shard, or if they do not follow a switch, these. */
    public Keys of(long number) {
        if (pointer == null) {
            return this;
        }
        Keys known = current;
        if (known == null || known.generation != number) {
            known = new Keys(shards, number, null);
            current = known;
        }
        return known;
    }

    /** The generation in the names. */
    public long generation() {
        return generation;
    }

    /** Where the generation in the names is stored; empty if they do not follow a switch. */
    public Optional<GenerationPointer> pointer() {
        return Optional.ofNullable(pointer);
    }

    /**
     * Whether a change of standings of this generation concerns these keys, as far as this process knows. Does not wait for
     * Redis.
     */
    public boolean concern(long number) {
        return pointer == null || pointer.lastKnown() == number;
    }

    /** Follows a switch now, not within a second. */
    public void refresh() {
        if (pointer != null) {
            pointer.refresh();
        }
    }

    public Shards shards() {
        return shards;
    }

    private String prefix(int shard) {
        return current().prefixes.get(shard);
    }

    /** Sorted set: player id → score, of one season of a board in one period. It excludes hidden players. */
    public String board(String board, long season, Period period) {
        return prefixOf(board) + BOARD + seasonOf(board, season) + period.keySuffix();
    }

    /** As {@link #board(String, long, Period)}, for the first season. */
    public String board(String board, Period period) {
        return board(board, 1, period);
    }

    /** As {@link #board(String, long, Period)}, for the hidden players. */
    public String hiddenBoard(String board, long season, Period period) {
        return hiddenBoards(shards.shardOf(board)) + seasonOf(board, season) + period.keySuffix();
    }

    /** The part of a key between {@link #boards} and the period, for one season of a board. */
    public String seasonOf(String board, long season) {
        return escape(board) + (season == 1 ? "" : ":s" + season);
    }

    /** The prefix of all keys of boards in a shard. */
    public String boards(int shard) {
        return prefix(shard) + BOARD;
    }

    /** Sorted sets: as {@link #boards}, for the hidden players. */
    public String hiddenBoards(int shard) {
        return prefix(shard) + "standings:hidden:";
    }

    /** Set: the hidden players, and {@link #hiddenFrom} of those hidden from single boards; the same in every shard. */
    public String hiddenPlayers(int shard) {
        return prefix(shard) + "standings:hidden";
    }

    /**
     * The member of {@link #hiddenPlayers} for a player who is hidden from one board. No player id contains a space.
     */
    public String hiddenFrom(String board, String playerId) {
        return playerId + " " + escape(board);
    }

    /** Hash: player → {@link gg.leaderboard.standings.ban.Bans} as JSON; the same in every shard. */
    public String bans(int shard) {
        return prefix(shard) + "standings:bans";
    }

    /** Sorted set of equal scores: the players who have bans, by id. */
    public String bannedPlayers(int shard) {
        return prefix(shard) + "standings:banned";
    }

    /** Sorted set: player → earliest end of the player's bans, in milliseconds since 1970. */
    public String banEnds(int shard) {
        return prefix(shard) + "standings:ban-ends";
    }

    /** The board with this result of {@link #seasonOf} for its first season. */
    public static String boardOf(String firstSeason) {
        return firstSeason.startsWith(BuiltInBoards.GAME_PREFIX)
                ? firstSeason.replace("%3A", ":").replace("%25", "%")
                : firstSeason;
    }

    /**
     * Hash: the last scores of players in one season of a board, for bounds. The fields are those of {@link #scoreState}.
     */
    public String scoreStates(String board, long season) {
        return scoreStates(shards.shardOf(board)) + seasonOf(board, season);
    }

    /** The prefix of all {@link #scoreStates} of a shard. */
    public String scoreStates(int shard) {
        return prefix(shard) + "standings:score-states:";
    }

    /** The field of a player in {@link #scoreStates}, for the scores from one partition of the log. */
    public static String scoreState(LogPartition partition, String playerId) {
        return partition.field() + " " + playerId;
    }

    /** Hashes: for each season of a board, its windows and periods that have a sorted set. */
    public String periods(int shard) {
        return prefix(shard) + "standings:periods:";
    }

    /** Hashes: for each player, the boards and seasons that the player is on. */
    public String boardsOfPlayers(int shard) {
        return prefix(shard) + "standings:boards-of:";
    }

    /** Hash: board → {@link gg.leaderboard.standings.definition.BoardHistory} as JSON. */
    public String definitions() {
        return prefix(definitionsShard()) + DEFINITIONS;
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
        return prefix(shards.feedShard()) + FEED;
    }

    /** Hash: partition of the log → last offset applied. */
    public String progress(int shard) {
        return prefix(shard) + "progress";
    }

    /** Hash: the totals that this shard has counted, and the log time of its progress in each partition of the log. */
    public String totals(int shard) {
        return prefix(shard) + "standings:totals";
    }

    /** Hash: a part of the events counted in one stretch of log time. */
    public String counted(int shard, long stretch, int bucket) {
        return prefix(shard) + COUNTED + stretch + ":" + Integer.toHexString(bucket);
    }

    /**
     * Patterns of the command {@code KEYS} for all keys of {@link #counted}. No id of a player or board can match.
     *
     * @param generations those after the first
     */
    public static List<String> allCounted(Collection<Long> generations) {
        return KeyPrefix.patterns(generations)
                .map(prefix -> prefix + COUNTED + "*")
                .toList();
    }

    private String prefixOf(String id) {
        return prefix(shards.shardOf(id));
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
