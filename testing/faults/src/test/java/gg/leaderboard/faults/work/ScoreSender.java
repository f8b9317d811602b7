package gg.leaderboard.faults.work;

import gg.leaderboard.faults.schedule.Action;
import gg.leaderboard.faults.work.ApiClient.Response;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Submits scores over HTTP. After a response that says nothing about the outcome, it sends the score again. */
final class ScoreSender {

    private static final int MOST_ATTEMPTS = 6;
    private static final long PAUSE_MILLIS = 150;

    private final ApiClient apis;
    private final Answers answers;
    private final String run;

    ScoreSender(ApiClient apis, Answers answers, String run) {
        this.apis = apis;
        this.answers = answers;
        this.run = run;
    }

    void act(Action action) {
        Random random = new Random(action.seed());
        String player = Players.checked(random);
        String id = run + "-h" + Long.toHexString(action.seed());
        String body =
                "{\"event_id\":\"%s\",\"player_id\":\"%s\",\"leaderboard_id\":\"%s\",\"score\":%d,\"timestamp\":\"%s\"}"
                        .formatted(id, player, Players.CHECKED_BOARD, 1 + random.nextInt(1000), Instant.now());
        boolean waits = action.kind() != Action.Kind.SUBMIT_ASYNC;
        int most = random.nextInt(3) == 0 ? 1 : MOST_ATTEMPTS;
        for (int attempt = 1; attempt <= most; attempt++) {
            String api = ApiClient.pick(random);
            Response response = waits
                    ? apis.call(api, "POST", "/api/v1/scores", body)
                    : apis.call(api, "POST", "/api/v1/scores", body, "Prefer", "respond-async");
            answers.count("score", response.status());
            if (response.status() == 200 || response.status() == 202) {
                JsonNode data = response.json().path("data");
                answers.add(new Answer(
                        id,
                        player,
                        attempt,
                        response.status(),
                        number(data.path("score")),
                        number(data.path("rank")),
                        Instant.now()));
                return;
            }
            if (!response.isUnknown()) {
                answers.refuse(player + " got " + response + " for " + body);
                return;
            }
            if (!pause()) {
                return;
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static @Nullable Long number(JsonNode value) {
        return value.isNumber() ? (Long) value.asLong() : null;
    }
}
