package gg.leaderboard.attack.oracle;

import gg.leaderboard.attack.Findings;
import gg.leaderboard.attack.Target;
import gg.leaderboard.attack.input.HttpConnection;
import gg.leaderboard.attack.input.RawResponse;
import io.lettuce.core.ScoredValue;
import java.io.IOException;
import java.math.BigInteger;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Compares the results of the system after an attack with the content of the log. */
public final class ResultChecker {

    private static final Duration CATCH_UP = Duration.ofMinutes(60);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    // As leaderboard.api.archive.verify-timeout, and some time for the response.
    private static final Duration VERIFY_PATIENCE = Duration.ofMinutes(10).plusSeconds(30);
    private static final int VERIFY_CALLS = 30;

    private static final int QUIET_SECONDS = 4;
    private static final int STUCK_SECONDS = 40;
    private static final int NAMED_TYPES = 30;
    private static final int MOST_MARKERS = 200;

    // The number of players to query for each kind of response. The comparison of Redis is complete.
    private static final int ASKED_PLAYERS = 200;

    private final Target target;
    private final Findings findings;
    private final RawLog log;

    public ResultChecker(Target target, Findings findings) {
        this.target = target;
        this.findings = findings;
        this.log = new RawLog(target.kafka());
    }

    /** Waits until all records are counted, compares, and returns a one-line summary of what was compared. */
    public String check() throws InterruptedException, IOException {
        try (RedisReader standings = new RedisReader(target)) {
            String topicId = log.topicId("game-events");
            awaitEverything(standings, topicId);
            ExpectedStandings oracle = new ExpectedStandings(log, findings);
            compareProgress(oracle, standings.progress(topicId));
            compareRelay(oracle);
            Set<String> boards = compareBoards(oracle, standings);
            compareProfiles(oracle, standings);
            equal("events counted", oracle.events(), standings.events());
            compareKeys(oracle, boards, standings);
            try (HttpConnection api = new HttpConnection(target.api(), PATIENCE)) {
                compareAnswers(oracle, api);
            }
            try (HttpConnection api = new HttpConnection(target.api(), VERIFY_PATIENCE)) {
                verify(oracle, api);
            } catch (SocketTimeoutException e) {
                findings.add("a verification did not end", "within " + VERIFY_PATIENCE);
            }
            return String.format(
                    Locale.ROOT,
                    "%,d records, %,d events, %,d refused, %,d left open by the documentation; %,d players, %,d boards;"
                            + " %d players have ambiguous copies",
                    oracle.records,
                    oracle.events(),
                    oracle.refused,
                    oracle.open,
                    oracle.profiles.size(),
                    boards.size(),
                    oracle.ambiguousPlayers());
        }
    }

    private void awaitEverything(RedisReader standings, String topicId) throws InterruptedException {
        long deadline = System.nanoTime() + CATCH_UP.toNanos();
        long before = -1;
        int quiet = 0;
        int enough = QUIET_SECONDS;
        while (System.nanoTime() < deadline && quiet < enough) {
            long end = sum(log.ends("game-events"));
            long reached = sum(standings.progress(topicId));
            quiet = end + reached == before ? quiet + 1 : 0;
            before = end + reached;
            // Transaction markers follow the last record. Only the log itself shows how many.
            enough = end - reached > MOST_MARKERS ? STUCK_SECONDS : QUIET_SECONDS;
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static long sum(Map<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private void compareProgress(ExpectedStandings oracle, Map<Integer, Long> progress) {
        oracle.lastOffsets.forEach((partition, last) -> {
            if (progress.getOrDefault(partition, -1L) < last) {
                findings.add(
                        "a partition makes no progress",
                        "game-events-" + partition + " is counted up to " + progress.get(partition) + " of " + last);
            }
        });
    }

    private void compareRelay(ExpectedStandings oracle) {
        String topicId = log.topicId("leaderboard-scores");
        RejectionReasons letters = RejectionReasons.of(log, topicId);
        log.read("leaderboard-scores", record -> {
            String place = topicId + ":" + record.partition() + ":" + record.offset();
            ExpectedVerdict verdict;
            String id = place;
            try {
                var score =
                        PlainEvent.readScore(record.value(), java.time.Instant.ofEpochMilli(record.timestamp()), place);
                verdict = score.map(PlainEvent::verdict).orElse(ExpectedVerdict.REFUSED);
                id = score.map(s -> s.id(place)).orElse(place);
            } catch (PlainJson.NotJson e) {
                verdict = e.isDebatable() ? ExpectedVerdict.OPEN : ExpectedVerdict.REFUSED;
            }
            boolean refused = letters.reason(record).isPresent();
            // The relay may write a score as a slightly longer event.
            boolean small = record.value() != null && record.value().length < PlainEvent.MAX_BYTES / 2;
            if (verdict == ExpectedVerdict.COUNTS && small && !oracle.relayed.contains(id)) {
                findings.add("a score of leaderboard-scores was not relayed", place + " with the id " + id);
            } else if (verdict == ExpectedVerdict.REFUSED && !refused) {
                findings.add("an invalid record of leaderboard-scores has no dead letter", place);
            }
        });
    }

    private Set<String> compareBoards(ExpectedStandings oracle, RedisReader standings) {
        Map<String, Map<String, Long>> actual = new TreeMap<>();
        standings.sortedSets("leaderboard:", (key, scores) -> put(actual, key, scores));
        Map<String, Map<String, Long>> hidden = new TreeMap<>();
        standings.sortedSets("standings:hidden:", (key, scores) -> put(hidden, key, scores));
        Set<String> checked = new HashSet<>();
        oracle.boards.forEach((board, suffixes) -> suffixes.forEach((suffix, expected) -> {
            String key = escape(board) + suffix;
            checked.add(key);
            Map<String, Long> all = new TreeMap<>(actual.getOrDefault(key, Map.of()));
            all.putAll(hidden.getOrDefault(key, Map.of()));
            compareScores(oracle, board, key, expected, all);
            for (String player : actual.getOrDefault(key, Map.of()).keySet()) {
                if (oracle.isHidden(player)) {
                    findings.add("a hidden player is on a board", player + " on " + key);
                }
            }
        }));
        Set<String> unknown = new HashSet<>(actual.keySet());
        unknown.addAll(hidden.keySet());
        unknown.removeAll(checked);
        unknown.removeIf(key -> !oracle.isJudged(key.split(":", 2)[0]) || key.startsWith("game:"));
        unknown.forEach(key -> findings.add("a board that the log does not feed", key));
        return checked;
    }

    private void compareScores(
            ExpectedStandings oracle, String board, String key, Map<String, Long> expected, Map<String, Long> actual) {
        Set<String> players = new HashSet<>(expected.keySet());
        players.addAll(actual.keySet());
        for (String player : players) {
            boolean judged = oracle.isJudgedPlayer(player)
                    && !(oracle.keepsLatestScore(board) && oracle.isInSeveralPartitions(player));
            if (judged && !Objects.equals(expected.get(player), actual.get(player))) {
                findings.add(
                        "a score differs from the log",
                        player + " on " + key + ": should be " + expected.get(player) + ", is " + actual.get(player));
            }
        }
    }

    private static void put(Map<String, Map<String, Long>> boards, String key, List<ScoredValue<String>> scores) {
        Map<String, Long> players = new TreeMap<>();
        scores.forEach(score -> players.put(score.getValue(), (long) score.getScore()));
        boards.put(key, players);
    }

    // Game ids may contain colons, which separate the parts of a key.
    private static String escape(String board) {
        return board.startsWith("game:")
                ? "game:"
                        + board.substring("game:".length()).replace("%", "%25").replace(":", "%3A")
                : board;
    }

    private void compareProfiles(ExpectedStandings oracle, RedisReader standings) {
        Map<String, Map<String, String>> actual = standings.hashes("player:stats:");
        Set<String> players = new HashSet<>(oracle.profiles.keySet());
        players.addAll(actual.keySet());
        for (String player : players) {
            if (oracle.isJudgedPlayer(player)) {
                PlainProfile profile = oracle.profiles.get(player);
                Map<String, String> expected = profile == null ? Map.of() : profile.fields();
                compareProfile(oracle, player, expected, actual.getOrDefault(player, Map.of()));
            }
        }
    }

    private void compareProfile(
            ExpectedStandings oracle, String player, Map<String, String> expected, Map<String, String> actual) {
        Set<String> fields = new HashSet<>(expected.keySet());
        fields.addAll(actual.keySet());
        for (String counted : List.of("event:", "action:")) {
            if (fields.stream().filter(field -> field.startsWith(counted)).count() > NAMED_TYPES
                    || fields.contains(counted + "other")) {
                // The order decides which are named, but each one must be counted.
                equal(counted + " of " + player, sum(expected, counted), sum(actual, counted));
                fields.removeIf(field -> field.startsWith(counted));
            }
        }
        if (oracle.isInSeveralPartitions(player)) {
            fields.removeAll(PlainProfile.OF_THE_LAST);
        }
        for (String field : fields) {
            if (!Objects.equals(expected.get(field), actual.get(field))) {
                findings.add(
                        "a profile differs from the log",
                        player + " " + field + ": should be " + expected.get(field) + ", is " + actual.get(field));
            }
        }
    }

    private static long sum(Map<String, String> profile, String prefix) {
        return profile.entrySet().stream()
                .filter(field -> field.getKey().startsWith(prefix))
                .mapToLong(field -> Long.parseLong(field.getValue()))
                .sum();
    }

    private void compareKeys(ExpectedStandings oracle, Set<String> boards, RedisReader standings) {
        Map<String, Integer> keys = standings.keysByPrefix();
        System.out.println("Keys of Redis: " + keys);
        if (oracle.ambiguousPlayers() == 0) {
            equal("profiles in Redis", oracle.profiles.size(), keys.getOrDefault("player:stats", 0));
        }
        long boardKeys = keys.getOrDefault("leaderboard", 0);
        long most = boards.size() + 60L * oracle.userBoards().size();
        if (boardKeys > most) {
            findings.add("more boards in Redis than the log feeds", boardKeys + " keys, at most " + most);
        }
    }

    private void compareAnswers(ExpectedStandings oracle, HttpConnection api) throws IOException {
        int asked = 0;
        for (Map.Entry<String, PlainProfile> player : oracle.profiles.entrySet()) {
            String id = player.getKey();
            if (!oracle.isShown(id) || asked++ > ASKED_PLAYERS) {
                continue;
            }
            RawResponse answer = api.get("/api/player/" + encode(id));
            Object total = PlainJson.object(json(answer)).get("total_score");
            String expected = player.getValue().fields().getOrDefault("total_score", "0");
            if (answer.status() != 200 || !expected.equals(String.valueOf(total))) {
                findings.add(
                        "the answer about a player differs from the log",
                        id + ": should have " + expected + ", was " + answer.status() + " " + answer.text());
            }
        }
        for (String board : List.of("global", "kills", "headshots", "assists", "objectives")) {
            compareTop(oracle, api, board);
        }
        if (api.get("/ready").status() != 200) {
            findings.add("not ready after the attack", api.get("/ready").text());
        }
    }

    private void compareTop(ExpectedStandings oracle, HttpConnection api, String board) throws IOException {
        RawResponse answer = api.get("/api/v1/leaderboards/" + board + "/top?limit=100");
        Map<String, Long> scores = oracle.boards.getOrDefault(board, Map.of()).getOrDefault("", Map.of());
        long previous = Long.MAX_VALUE;
        for (Object each : PlainJson.list(PlainJson.object(json(answer)).get("data"))) {
            Map<String, Object> entry = PlainJson.object(each);
            String player = PlainJson.text(entry.get("player_id")).orElse("");
            long score = entry.get("score") instanceof BigInteger number ? number.longValue() : Long.MIN_VALUE;
            long better = scores.entrySet().stream()
                    .filter(other -> other.getValue() > score && !oracle.hidden.contains(other.getKey()))
                    .count();
            boolean right = !oracle.isHidden(player)
                    && Objects.equals(scores.get(player), score)
                    && score <= previous
                    && (!oracle.partlyHidden.isEmpty()
                            || String.valueOf(1 + better).equals(String.valueOf(entry.get("rank"))));
            if (!right && oracle.isJudgedPlayer(player) && oracle.ambiguousPlayers() == 0) {
                findings.add(
                        "an entry of the top differs from the log",
                        board + ": " + entry + ", should have " + scores.get(player) + " and rank " + (1 + better));
            }
            previous = score;
        }
    }

    private void verify(ExpectedStandings oracle, HttpConnection api) throws IOException {
        for (String board : List.of("global", "kills", "objectives")) {
            String path = "/api/v1/leaderboards/" + board + "/verify";
            RawResponse answer = api.get(path);
            // The archive may be behind; each request waits ten seconds for it.
            for (int calls = 1; answer.status() == 409 && calls < VERIFY_CALLS; calls++) {
                answer = api.get(path);
            }
            Map<String, Object> data =
                    PlainJson.object(PlainJson.object(json(answer)).get("data"));
            boolean equal = Boolean.TRUE.equals(data.get("equal"))
                    || PlainJson.list(data.get("parts")).stream().allMatch(part -> isEqual(oracle, part));
            if (answer.status() != 200 || !equal) {
                findings.add("verify is not equal", board + ": " + answer.status() + " " + answer.text());
            }
        }
    }

    // Two folds may differ on players whose events have no guaranteed order.
    private static boolean isEqual(ExpectedStandings oracle, Object part) {
        Map<String, Object> compared = PlainJson.object(part);
        List<Object> differences = PlainJson.list(compared.get("differences"));
        boolean all = BigInteger.valueOf(differences.size()).equals(compared.get("differing"));
        return Boolean.TRUE.equals(compared.get("equal"))
                || (all
                        && differences.stream()
                                .map(difference -> PlainJson.object(difference).get("player_id"))
                                .noneMatch(player -> oracle.isJudgedPlayer(String.valueOf(player))));
    }

    private static Object json(RawResponse answer) {
        try {
            return PlainJson.parse(answer.body());
        } catch (PlainJson.NotJson e) {
            return PlainJson.NULL;
        }
    }

    private static String encode(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void equal(String what, long expected, long actual) {
        if (expected != actual) {
            findings.add(what + " differ from the log", "should be " + expected + ", are " + actual);
        }
    }
}
