package gg.leaderboard.standings.fold;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.standings.Keys;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.feed.Achievement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what a run of events changes in one shard. Several events of a player become one change. */
final class UpdateBuilder {

    // What an id costs Redis beside a change of one score: three look-ups, the write and its time to live.
    private static final int CHANGES_PER_ID = 4;

    private final int shard;
    private final Keys keys;
    private final Duration horizon;
    private final Periods periods;

    private final Set<EventId> seen = new HashSet<>();
    private final List<SeenId> counted = new ArrayList<>();
    private final List<SeenId> known = new ArrayList<>();
    private final Map<String, BoardBuilder> boards = new LinkedHashMap<>();
    private final Map<String, ProfileBuilder> profiles = new LinkedHashMap<>();
    private final List<Achievement> achievements = new ArrayList<>();
    private long events;
    private int size;

    UpdateBuilder(int shard, Keys keys, Duration horizon, Periods periods) {
        this.shard = shard;
        this.keys = keys;
        this.horizon = horizon;
        this.periods = periods;
    }

    /** About how much work this is for Redis, in changes of one score. */
    int size() {
        return size;
    }

    boolean touchedBy(FoldableEvent event) {
        return holds(event.event().playerId())
                || (event.event() instanceof AchievementUnlocked && holdsFeed())
                || event.contributions().stream().anyMatch(c -> holds(c.board()));
    }

    void add(FoldableEvent event, Instant logTime, Set<EventId> believedKnown) {
        if (!seen.add(event.id())) {
            return;
        }
        SeenId id = new SeenId(event.id(), Math.floorDiv(logTime.toEpochMilli(), horizon.toMillis()));
        size += CHANGES_PER_ID;
        if (believedKnown.contains(event.id())) {
            known.add(id);
            return;
        }
        counted.add(id);
        addToBoards(event, logTime);
        addToProfile(event.event());
        addToFeed(event.event());
    }

    private void addToBoards(FoldableEvent event, Instant logTime) {
        for (Contribution contribution : event.contributions()) {
            if (holds(contribution.board())) {
                size += boards.computeIfAbsent(contribution.board(), board -> new BoardBuilder(board, keys))
                        .add(
                                event.event().playerId(),
                                contribution.amount(),
                                periods.at(event.event().timestamp()),
                                logTime);
            }
        }
    }

    private void addToProfile(GameEvent event) {
        if (holds(event.playerId())) {
            events++;
            size += profiles.computeIfAbsent(event.playerId(), id -> new ProfileBuilder(keys.profile(id)))
                    .add(event);
        }
    }

    private void addToFeed(GameEvent event) {
        if (event instanceof AchievementUnlocked unlocked && holdsFeed()) {
            achievements.add(new Achievement(
                    event.playerId(),
                    event.info().playerName(),
                    unlocked.achievement(),
                    unlocked.rarity(),
                    event.timestamp()));
            size++;
        }
    }

    private boolean holds(String id) {
        return keys.shards().of(id) == shard;
    }

    private boolean holdsFeed() {
        return keys.feedShard() == shard;
    }

    StandingsUpdate build(LogPartition partition, long previous, long last) {
        return new StandingsUpdate(
                shard,
                partition,
                previous,
                last,
                counted,
                known,
                events,
                boards.keySet(),
                boards.values().stream().flatMap(BoardBuilder::build).toList(),
                profiles.values().stream().map(ProfileBuilder::build).toList(),
                achievements);
    }
}
