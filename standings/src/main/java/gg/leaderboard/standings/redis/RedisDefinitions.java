package gg.leaderboard.standings.redis;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardSeason;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.HistoryJson;
import gg.leaderboard.standings.window.Period;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.data.redis.connection.ExpirationOptions.Condition;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;

/**
 * Stores the definitions of boards in Redis for readers. As with the standings, Redis stores the progress and may have
 * lost its last second. A writer with older definitions never overwrites newer ones.
 */
public final class RedisDefinitions {

    private static final Script KEEP =
            Script.of(RedisDefinitions.class, Script.GENERATION, Script.READS, "definitions.lua");

    // Kept for the analysis of mistakes. Apart from that, the scores of a deleted board have no use.
    private static final Duration AFTER_DELETION = Duration.ofDays(1);
    private static final long NOTHING_KEPT = -1;

    private static final long DOES_NOT_FOLLOW = 0;
    private static final long OTHER_GENERATION = -1;

    private final RedisConnectionFactory redis;
    private final Keys keys;
    private final WriterKeys writerKeys;
    private final String channel;

    /** Definitions of active standings. Readers are notified of every change. */
    public RedisDefinitions(RedisConnectionFactory redis, Keys keys) {
        this(redis, keys, Keys.DEFINITIONS_CHANNEL);
    }

    private RedisDefinitions(RedisConnectionFactory redis, Keys keys, String channel) {
        this.redis = redis;
        this.keys = keys;
        this.writerKeys = new WriterKeys(redis, keys);
        this.channel = channel;
    }

    /** Definitions of standings under construction, without notices. */
    public static RedisDefinitions withoutNotifications(RedisConnectionFactory redis, Keys keys) {
        return new RedisDefinitions(redis, keys, "");
    }

    /** The last stored offset of the definitions topic, or -1. */
    public long progress(LogPartition topic) {
        try (RedisConnection connection = redis.getConnection()) {
            byte[] offset =
                    connection.hashCommands().hGet(utf8(keys.progress(keys.definitionsShard())), utf8(topic.field()));
            return offset == null ? NOTHING_KEPT : Long.parseLong(new String(offset, StandardCharsets.UTF_8));
        }
    }

    /**
     * Stores all definitions as of {@code offset}, unless Redis has newer ones or the standings are of another
     * generation.
     *
     * @param changed the definitions that may differ from those stored at {@code previous}
     * @param previous the progress that {@code changed} starts from; if Redis has another progress, all are written
     * @return false if the standings are of another generation, with other rules or settings than these
     */
    public boolean keep(
            LogPartition topic, long previous, long offset, Definitions definitions, Collection<BoardHistory> changed) {
        return writerKeys
                .of(definitions.stamp().generation())
                .filter(names -> keep(names, topic, previous, offset, definitions, changed))
                .isPresent();
    }

    private boolean keep(
            Keys names,
            LogPartition topic,
            long previous,
            long offset,
            Definitions definitions,
            Collection<BoardHistory> changed) {
        try (RedisConnection connection = redis.getConnection()) {
            changed.forEach(history -> limitLives(connection, names, history));
            GenerationStamp stamp = definitions.stamp();
            long answer = previous == NOTHING_KEPT
                    ? DOES_NOT_FOLLOW
                    : write(connection, names, topic, String.valueOf(previous), offset, stamp, changed);
            if (answer == DOES_NOT_FOLLOW) {
                definitions.all().forEach(history -> limitLives(connection, names, history));
                answer = write(connection, names, topic, "", offset, stamp, definitions.all());
            }
            return answer != OTHER_GENERATION;
        }
    }

    private long write(
            RedisConnection connection,
            Keys names,
            LogPartition topic,
            String previous,
            long offset,
            GenerationStamp stamp,
            Collection<BoardHistory> histories) {
        List<byte[]> call = new ArrayList<>();
        call.add(utf8(names.progress(names.definitionsShard())));
        call.add(utf8(names.definitions()));
        call.add(utf8(names.totals(names.definitionsShard())));
        call.add(utf8(topic.field()));
        call.add(utf8(previous));
        call.add(utf8(String.valueOf(offset)));
        call.add(utf8(String.valueOf(stamp.generation())));
        call.add(utf8(channel));
        call.add(utf8(stamp.requireSettings().text()));
        for (BoardHistory history : histories) {
            call.add(utf8(history.id()));
            call.add(HistoryJson.write(history));
        }
        Long done = KEEP.run(connection, ReturnType.INTEGER, 3, call.toArray(byte[][]::new));
        return Objects.requireNonNull(done);
    }

    // A season that ends by the calendar got its time to live with its scores. A later change of the board may end the
    // season or extend it.
    private static void limitLives(RedisConnection connection, Keys names, BoardHistory history) {
        for (BoardVersion version : history.versions()) {
            if (version.change() == Change.RESET || version.change() == Change.DELETED) {
                history.endedBy(version)
                        .ifPresent(season -> expire(connection, sets(names, season), expiry(version, season)));
            }
        }
        Instant newest = history.versions().get(history.versions().size() - 1).from();
        history.currentSeason()
                .ifPresent(season -> season.expiry(newest)
                        .ifPresentOrElse(
                                at -> expire(connection, sets(names, season), at),
                                () -> persist(connection, sets(names, season))));
    }

    private static Instant expiry(BoardVersion version, BoardSeason season) {
        return version.change() == Change.DELETED
                ? version.from().plus(AFTER_DELETION)
                : season.expiry(version.from()).orElseThrow();
    }

    // Never set an earlier expiry: later scores may have extended it.
    private static void expire(RedisConnection connection, List<byte[]> sets, Instant at) {
        for (byte[] key : sets) {
            connection.keyCommands().pExpireAt(key, at.toEpochMilli(), Condition.GT);
            connection.keyCommands().pExpireAt(key, at.toEpochMilli(), Condition.NX);
        }
    }

    private static void persist(RedisConnection connection, List<byte[]> sets) {
        sets.forEach(connection.keyCommands()::persist);
    }

    private static List<byte[]> sets(Keys names, BoardSeason season) {
        return List.of(
                utf8(names.board(season.board(), season.season(), Period.ALL_TIME)),
                utf8(names.hiddenBoard(season.board(), season.season(), Period.ALL_TIME)),
                utf8(names.scoreStates(season.board(), season.season())));
    }
}
