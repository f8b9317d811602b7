package gg.leaderboard.standings.redis;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.ScoreKey;
import gg.leaderboard.standings.fold.ScoreState;
import gg.leaderboard.standings.fold.ScoreStates;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;

/** Reads the last scores of players, for the bounds of boards. */
final class ScoreStateReader {

    private static final Script LAST_SCORES = Script.of(ScoreStateReader.class, Script.READS, "last_scores.lua");
    private static final int AT_ONCE = 1000;

    private final RedisConnectionFactory redis;
    private final Keys keys;

    ScoreStateReader(RedisConnectionFactory redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /**
     * Reads the states in one round trip. If another writer has changed a shard meanwhile, it reads again.
     *
     * @param generation of the standings that the states are read from
     * @throws UnexpectedRedisValueException if a stored state cannot be read
     */
    Map<Integer, ScoreStates> read(LogPartition partition, long generation, Map<Integer, Set<ScoreKey>> wanted) {
        Keys names = keys.of(generation);
        List<Request> requests = wanted.entrySet().stream()
                .flatMap(shard -> Request.of(shard.getKey(), shard.getValue()).stream())
                .toList();
        List<@Nullable List<?>> answers = LAST_SCORES.runEach(
                redis,
                ReturnType.MULTI,
                requests.stream().map(request -> request.call(partition, names)).toList());
        Map<Integer, ScoreStates> read = new HashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            ScoreStates part = request.states(Objects.requireNonNull(answers.get(i)));
            ScoreStates before = read.putIfAbsent(request.shard, part);
            if (before != null && before.progress() != part.progress()) {
                return read(partition, generation, wanted);
            }
            if (before != null) {
                before.states().putAll(part.states());
            }
        }
        return read;
    }

    /** @param ordered the keys, those of one season together */
    private record Request(int shard, List<ScoreKey> ordered, Map<ScoreKey, List<String>> players) {

        // Each call blocks Redis for about a millisecond at most.
        static List<Request> of(int shard, Set<ScoreKey> wanted) {
            List<ScoreKey> all = List.copyOf(wanted);
            List<Request> requests = new ArrayList<>();
            for (int from = 0; from == 0 || from < all.size(); from += AT_ONCE) {
                requests.add(of(shard, all.subList(from, Math.min(all.size(), from + AT_ONCE))));
            }
            return requests;
        }

        private static Request of(int shard, List<ScoreKey> wanted) {
            Map<ScoreKey, List<String>> players = new LinkedHashMap<>();
            wanted.forEach(key ->
                    players.computeIfAbsent(season(key), s -> new ArrayList<>()).add(key.playerId()));
            List<ScoreKey> ordered = new ArrayList<>();
            players.forEach((season, all) ->
                    all.forEach(player -> ordered.add(new ScoreKey(season.board(), season.season(), player))));
            return new Request(shard, ordered, players);
        }

        private static ScoreKey season(ScoreKey key) {
            return new ScoreKey(key.board(), key.season(), "");
        }

        Script.Call call(LogPartition partition, Keys keys) {
            List<byte[]> names = new ArrayList<>();
            List<byte[]> args = new ArrayList<>();
            names.add(utf8(keys.progress(shard)));
            args.add(utf8(partition.field()));
            players.forEach((season, all) -> {
                names.add(utf8(keys.scoreStates(season.board(), season.season())));
                args.add(utf8(String.valueOf(all.size())));
                all.forEach(player -> args.add(utf8(Keys.scoreState(partition, player))));
            });
            return new Script.Call(names, args);
        }

        ScoreStates states(List<?> answer) {
            Map<ScoreKey, ScoreState> states = new HashMap<>();
            for (int i = 0; i < ordered.size(); i++) {
                byte[] value = (byte[]) answer.get(i + 1);
                if (value != null) {
                    states.put(ordered.get(i), parse(ordered.get(i), value));
                }
            }
            return new ScoreStates(Long.parseLong(text((byte[]) answer.get(0))), states);
        }

        private static ScoreState parse(ScoreKey key, byte[] value) {
            try {
                return ScoreState.parse(text(value));
            } catch (IllegalArgumentException e) {
                throw new UnexpectedRedisValueException("Redis holds last scores of a player on the leaderboard "
                        + key.board() + " that cannot be read; delete that field, or have the standings rebuilt");
            }
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
