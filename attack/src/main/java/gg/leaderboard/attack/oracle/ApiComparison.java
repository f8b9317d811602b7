package gg.leaderboard.attack.oracle;

import gg.leaderboard.attack.Findings;
import gg.leaderboard.attack.Target;
import gg.leaderboard.attack.input.HttpConnection;
import gg.leaderboard.attack.input.RawResponse;
import java.io.IOException;
import java.math.BigInteger;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares a sample of the API's responses with the expected standings. */
final class ApiComparison {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    // As leaderboard.api.archive.verify-timeout, and some time for the response.
    private static final Duration VERIFY_PATIENCE = Duration.ofMinutes(10).plusSeconds(30);
    private static final int VERIFY_CALLS = 30;

    // The number of players to query for each kind of response. The comparison of Redis is complete.
    private static final int ASKED_PLAYERS = 200;

    private final ExpectedStandings oracle;
    private final Target target;
    private final Findings findings;

    ApiComparison(ExpectedStandings oracle, Target target, Findings findings) {
        this.oracle = oracle;
        this.target = target;
        this.findings = findings;
    }

    /** Compares profiles, tops and the results of {@code verify}. */
    void compare() throws IOException {
        try (HttpConnection api = connect(PATIENCE)) {
            compareAnswers(api);
        }
        try (HttpConnection api = connect(VERIFY_PATIENCE)) {
            verify(api);
        } catch (SocketTimeoutException e) {
            findings.add("a verification did not end", "within " + VERIFY_PATIENCE);
        }
    }

    private HttpConnection connect(Duration patience) {
        return new HttpConnection(target.api(), target.access().operator(), patience);
    }

    private void compareAnswers(HttpConnection api) throws IOException {
        int asked = 0;
        for (Map.Entry<String, PlainProfile> player : oracle.profiles.entrySet()) {
            String id = player.getKey();
            if (!oracle.players.isShown(id) || asked++ > ASKED_PLAYERS) {
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
            compareTop(api, board);
        }
        if (api.get("/ready").status() != 200) {
            findings.add("not ready after the attack", api.get("/ready").text());
        }
    }

    private void compareTop(HttpConnection api, String board) throws IOException {
        RawResponse answer = api.get("/api/v1/leaderboards/" + board + "/top?limit=100");
        Map<String, Long> scores = oracle.scores.allTime(board);
        long previous = Long.MAX_VALUE;
        for (Object each : PlainJson.list(PlainJson.object(json(answer)).get("data"))) {
            Map<String, Object> entry = PlainJson.object(each);
            String player = PlainJson.text(entry.get("player_id")).orElse("");
            long score = entry.get("score") instanceof BigInteger number ? number.longValue() : Long.MIN_VALUE;
            long better = scores.entrySet().stream()
                    .filter(other -> other.getValue() > score && !oracle.players.isBanned(other.getKey()))
                    .count();
            boolean right = !oracle.players.isHidden(player)
                    && Objects.equals(scores.get(player), score)
                    && score <= previous
                    && (oracle.players.isVisibilityUnknown()
                            || String.valueOf(1 + better).equals(String.valueOf(entry.get("rank"))));
            if (!right && oracle.players.isJudged(player) && oracle.players.ambiguous() == 0) {
                findings.add(
                        "an entry of the top differs from the log",
                        board + ": " + entry + ", should have " + scores.get(player) + " and rank " + (1 + better));
            }
            previous = score;
        }
    }

    private void verify(HttpConnection api) throws IOException {
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
                    || PlainJson.list(data.get("parts")).stream().allMatch(part -> isEqual(part));
            if (answer.status() != 200 || !equal) {
                findings.add("verify is not equal", board + ": " + answer.status() + " " + answer.text());
            }
        }
    }

    // Two folds may differ on players whose events have no guaranteed order.
    private boolean isEqual(Object part) {
        Map<String, Object> compared = PlainJson.object(part);
        List<Object> differences = PlainJson.list(compared.get("differences"));
        boolean all = BigInteger.valueOf(differences.size()).equals(compared.get("differing"));
        return Boolean.TRUE.equals(compared.get("equal"))
                || (all
                        && differences.stream()
                                .map(difference -> PlainJson.object(difference).get("player_id"))
                                .noneMatch(player -> oracle.players.isJudged(String.valueOf(player))));
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
}
