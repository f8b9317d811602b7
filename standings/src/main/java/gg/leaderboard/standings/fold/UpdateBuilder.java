package gg.leaderboard.standings.fold;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.ModerationEvent;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.PlayerRestored;
import gg.leaderboard.events.GameEvent.ScoreAccepted;
import gg.leaderboard.events.GameEvent.ScoreRejected;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.ban.BanChange;
import gg.leaderboard.standings.definition.BoardSeason;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.profile.Achievement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects the changes of a run of events in one shard. Several events of a player become one change. */
final class UpdateBuilder {

    // The cost of an id in Redis, relative to a change of one score: three look-ups, the write and its time to live.
    private static final int CHANGES_PER_ID = 4;

    // The approximate cost of searching all windows of the few boards of a player.
    private static final int CHANGES_PER_MODERATION = 150;

    private final int shard;
    private final Shards shards;
    private final Duration horizon;
    private final PeriodCache periods;
    private final int types;
    private final ScoreJudge judge;

    private final Set<EventId> seen = new HashSet<>();
    private final List<SeenId> counted = new ArrayList<>();
    private final List<SeenId> known = new ArrayList<>();
    private final Map<BoardKey, BoardBuilder> boards = new LinkedHashMap<>();
    private final Map<String, ProfileBuilder> profiles = new LinkedHashMap<>();
    private final Map<String, Moderation> moderations = new LinkedHashMap<>();
    private final List<Achievement> achievements = new ArrayList<>();
    private long events;
    private long duplicates;
    private int size;

    UpdateBuilder(int shard, Shards shards, Duration horizon, PeriodCache periods, int types, ScoreJudge judge) {
        this.shard = shard;
        this.shards = shards;
        this.horizon = horizon;
        this.periods = periods;
        this.types = types;
        this.judge = judge;
    }

    /** The approximate work for Redis, in changes of one score. */
    int size() {
        return size;
    }

    boolean isAffectedBy(FoldableEvent event) {
        return isCountedHere(event.id())
                || holds(event.event().playerId())
                || (event.event() instanceof ModerationEvent operator && concerns(operator))
                || (event.effect().achievement() != null && holdsFeed())
                || event.effect().contributions().stream()
                        .anyMatch(c -> holds(c.board().board()));
    }

    private boolean concerns(ModerationEvent event) {
        if (event instanceof ScoreAccepted || event instanceof ScoreRejected) {
            return false;
        }
        return !(event instanceof PlayerRemoved removed)
                || removed.leaderboardId() == null
                || holds(removed.leaderboardId());
    }

    void add(FoldableEvent event, Instant logTime, Set<EventId> believedKnown) {
        if (!counts(event.id(), logTime, believedKnown)) {
            duplicates += isCountedHere(event.id()) ? 1 : 0;
            return;
        }
        events += isCountedHere(event.id()) ? 1 : 0;
        addToBoards(event, logTime);
        addToProfile(event.event(), event.effect());
        addToFeed(event.effect().achievement());
        if (event.event() instanceof ModerationEvent operator && concerns(operator)) {
            moderate(operator, logTime);
        }
    }

    /** Adds an event of which only the id remains. Its player is not known, so every shard stores the id. */
    void addErased(EventId id, Instant logTime, Set<EventId> believedKnown) {
        boolean first = counts(id, logTime, believedKnown);
        if (isCountedHere(id)) {
            events += first ? 1 : 0;
            duplicates += first ? 0 : 1;
        }
    }

    private boolean counts(EventId id, Instant logTime, Set<EventId> believedKnown) {
        if (!seen.add(id)) {
            return false;
        }
        size += CHANGES_PER_ID;
        boolean first = !believedKnown.contains(id);
        (first ? counted : known).add(new SeenId(id, Math.floorDiv(logTime.toEpochMilli(), horizon.toMillis())));
        return first;
    }

    private void addToBoards(FoldableEvent event, Instant logTime) {
        for (Contribution contribution : event.effect().contributions()) {
            BoardSeason board = contribution.board();
            if (!holds(board.board())) {
                continue;
            }
            if (judge.counts(event.id(), event.event().playerId(), contribution, logTime)) {
                size += boards.computeIfAbsent(
                                new BoardKey(board.board(), board.season()), key -> new BoardBuilder(board))
                        .add(
                                event.event().playerId(),
                                contribution,
                                periods.at(time(event, contribution), board.zone()),
                                logTime);
            }
        }
    }

    private static Instant time(FoldableEvent event, Contribution contribution) {
        Instant at = contribution.at();
        return at == null ? event.event().timestamp() : at;
    }

    private void addToProfile(GameEvent event, EventEffect effect) {
        if (holds(event.playerId()) && !(event instanceof ModerationEvent)) {
            size += profiles.computeIfAbsent(event.playerId(), id -> new ProfileBuilder(id, false, types))
                    .add(event.info(), effect);
        }
    }

    private void addToFeed(@Nullable Achievement achievement) {
        if (achievement != null && holdsFeed()) {
            achievements.add(achievement);
            size++;
        }
    }

    // Scores that were collected and then removed need not be written. Later scores follow the removal.
    private void moderate(ModerationEvent event, Instant logTime) {
        size += CHANGES_PER_MODERATION;
        String player = event.playerId();
        if (event instanceof PlayerErased) {
            forget(player);
            moderate(player, Moderation::withErasure);
        } else if (event instanceof PlayerRemoved removed) {
            String board = removed.leaderboardId();
            judge.remove(player, board);
            boards.values().stream()
                    .filter(b -> board == null || b.board().equals(board))
                    .forEach(b -> b.remove(player));
            moderate(player, board == null ? Moderation::withRemovalEverywhere : m -> m.withRemovalFrom(board));
        } else if (event instanceof PlayerHidden hidden) {
            changeBans(player, BanChange.Hide.of(hidden, logTime));
        } else if (event instanceof PlayerRestored restored) {
            changeBans(player, BanChange.Lift.of(restored));
        }
    }

    private void changeBans(String player, BanChange change) {
        size += change.boards().size();
        moderate(player, m -> m.withBanChange(change));
    }

    private void moderate(String player, UnaryOperator<Moderation> change) {
        moderations.compute(player, (id, m) -> change.apply(m == null ? Moderation.none(id) : m));
    }

    private void forget(String player) {
        judge.remove(player, null);
        boards.values().forEach(board -> board.remove(player));
        achievements.removeIf(a -> a.playerId().equals(player));
        if (holds(player)) {
            profiles.put(player, new ProfileBuilder(player, true, types));
        }
    }

    // Not by the shard of the player, which is unknown for an erased event. Another shard may read the same event from
    // Kafka, with its player.
    private boolean isCountedHere(EventId id) {
        return id.shard(shards.count()) == shard;
    }

    private boolean holds(String id) {
        return shards.shardOf(id) == shard;
    }

    private boolean holdsFeed() {
        return shards.feedShard() == shard;
    }

    StandingsUpdate build(LogPartition partition, long previous, long last, Instant lastTime) {
        Set<String> boardIds = new TreeSet<>();
        boards.keySet().forEach(key -> boardIds.add(key.board()));
        return new StandingsUpdate(
                shard,
                partition,
                GenerationStamp.NONE,
                previous,
                last,
                lastTime,
                counted,
                known,
                events,
                duplicates,
                List.copyOf(moderations.values()),
                boardIds,
                boards.values().stream().flatMap(BoardBuilder::build).toList(),
                profiles.values().stream().map(ProfileBuilder::build).toList(),
                achievements,
                judge.changes(),
                judge.violations());
    }

    private record BoardKey(String board, long season) {}
}
