package gg.leaderboard.faults.work;

import gg.leaderboard.faults.schedule.Action;
import gg.leaderboard.faults.work.ApiClient.Response;
import java.time.Instant;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Reads scores of players. */
final class Reader {

    private final ApiClient apis;
    private final Answers answers;

    Reader(ApiClient apis, Answers answers) {
        this.apis = apis;
        this.answers = answers;
    }

    void act(Action action) {
        Random random = new Random(action.seed());
        String player = Players.checked(random);
        Response response = apis.call(
                ApiClient.pick(random),
                "GET",
                "/api/v1/leaderboards/" + Players.CHECKED_BOARD + "/player/" + player,
                "");
        answers.count("read", response.status());
        JsonNode score = response.json().at("/data/score");
        JsonNode asOf = response.json().at("/as_of/log_time");
        if (response.status() == 200 && score.isNumber() && asOf.isString()) {
            answers.add(new Observation(player, score.asLong(), Instant.parse(asOf.asString()), Instant.now()));
        }
    }
}
