package gg.leaderboard.bench.drain;

import gg.leaderboard.events.Actions;
import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.profile.Achievement;
import gg.leaderboard.standings.profile.ProfileCounter;
import gg.leaderboard.standings.profile.ProfileFields;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.window.Window;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes one event for the {@link NaiveConsumer}. */
final class NaiveWriter {

    static final String PROCESSED = "naive:processed";

    private final RedisCommands<String, String> redis;
    private final Keys keys;
    private final List<Window> windows;

    NaiveWriter(RedisCommands<String, String> redis, StandingsProperties properties) {
        this.redis = redis;
        this.keys = Keys.of(properties);
        this.windows = properties.windows();
    }

    void write(GameEvent event) {
        if (redis.sismember(PROCESSED, event.eventId())) {
            return;
        }
        String profile = keys.profile(event.playerId());
        about(event, profile);
        if (event instanceof PlayerScored scored) {
            score(scored, profile);
        } else if (event instanceof PlayerJoined) {
            redis.hincrby(profile, ProfileCounter.GAMES_JOINED.field(), 1);
        } else if (event instanceof AchievementUnlocked unlocked) {
            redis.lpush(keys.feed(), unlocked.achievement() + " " + unlocked.rarity() + " " + unlocked.playerId());
            redis.ltrim(keys.feed(), 0, Achievement.KEPT - 1);
        }
        redis.sadd(PROCESSED, event.eventId());
    }

    private void about(GameEvent event, String profile) {
        EventInfo info = event.info();
        Map<String, String> latest = new HashMap<>();
        latest.put(ProfileFields.LAST_ACTIVE, info.timestamp().toString());
        if (info.playerName() != null) {
            latest.put(ProfileFields.PLAYER_NAME, info.playerName());
        }
        if (info.gameId() != null) {
            latest.put(ProfileFields.LAST_GAME, info.gameId());
        }
        redis.hset(profile, latest);
        redis.hincrby(profile, ProfileCounter.EVENTS_COUNT.field(), 1);
    }

    private void score(PlayerScored event, String profile) {
        add(event, BuiltInBoards.GLOBAL, event.points());
        String game = event.info().gameId();
        if (game != null) {
            add(event, BuiltInBoards.game(game), event.points());
        }
        redis.hincrby(profile, ProfileCounter.TOTAL_SCORE.field(), event.points());
        String action = event.action();
        if (action != null) {
            redis.hincrby(profile, ProfileFields.ACTION_PREFIX + action, 1);
            count(event, action, profile);
        }
    }

    private void count(PlayerScored event, String action, String profile) {
        switch (action) {
            case Actions.KILL -> kill(event, profile);
            case Actions.HEADSHOT -> {
                kill(event, profile);
                add(event, BuiltInBoards.HEADSHOTS, 1);
            }
            case Actions.ASSIST -> {
                add(event, BuiltInBoards.ASSISTS, 1);
                redis.hincrby(profile, ProfileCounter.ASSISTS.field(), 1);
            }
            default -> add(event, BuiltInBoards.OBJECTIVES, 1);
        }
    }

    private void kill(PlayerScored event, String profile) {
        add(event, BuiltInBoards.KILLS, 1);
        redis.hincrby(profile, ProfileCounter.KILLS.field(), 1);
        redis.hincrby(profile, ProfileCounter.CURRENT_STREAK.field(), 1);
    }

    private void add(GameEvent event, String board, long amount) {
        for (Window window : windows) {
            redis.zincrby(
                    keys.board(board, window.period(event.timestamp(), ZoneOffset.UTC)),
                    (double) amount,
                    event.playerId());
        }
    }
}
