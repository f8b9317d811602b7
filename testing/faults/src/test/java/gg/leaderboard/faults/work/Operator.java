package gg.leaderboard.faults.work;

import gg.leaderboard.faults.schedule.Action;
import gg.leaderboard.faults.work.ApiClient.Response;
import java.util.Random;

/** Moderates players, creates boards and begins seasons. A call without an outcome is repeated once at another api. */
final class Operator {

    private static final String BOARDS = "/api/v1/leaderboards";
    private static final String PLAYERS = "/api/v1/players/";

    private static final String REBUILD = "/api/v1/admin/rebuild";

    private final ApiClient apis;
    private final Answers answers;
    private final String run;

    Operator(ApiClient apis, Answers answers, String run) {
        this.apis = apis;
        this.answers = answers;
        this.run = run;
    }

    void act(Action action) {
        Random random = new Random(action.seed());
        if (action.kind() == Action.Kind.MODERATE) {
            moderate(random);
        } else if (action.kind() == Action.Kind.REBUILD) {
            String mode = random.nextBoolean() ? "best" : "replace";
            call(
                    random,
                    "POST",
                    REBUILD,
                    "{\"boards\":{\"" + Players.RESET_BOARD + "\":{\"update_mode\":\"" + mode + "\"}}}");
        } else if (action.kind() == Action.Kind.SWITCH) {
            call(random, "POST", REBUILD + "/switch", "{}");
        } else if (random.nextInt(3) == 0) {
            call(random, "POST", BOARDS + "/" + Players.RESET_BOARD + "/reset", "{}");
        } else {
            call(random, "POST", BOARDS, "{\"id\":\"%s-%d\"}".formatted(run, random.nextInt(3)));
        }
    }

    private void moderate(Random random) {
        String player = Players.moderated(random);
        switch (random.nextInt(6)) {
            case 0, 1 ->
                call(
                        random,
                        "POST",
                        PLAYERS + player + "/hide",
                        random.nextBoolean() ? "{}" : "{\"leaderboard_ids\":[\"" + Players.RESET_BOARD + "\"]}");
            case 2, 3 -> call(random, "POST", PLAYERS + player + "/restore", "{}");
            case 4 -> call(random, "DELETE", BOARDS + "/" + Players.RESET_BOARD + "/player/" + player, "");
            default -> call(random, "DELETE", PLAYERS + player, "");
        }
    }

    private void call(Random random, String method, String path, String body) {
        Response response = apis.call(ApiClient.pick(random), method, path, body);
        count(path, response.status());
        if (response.isUnknown()) {
            count(path, apis.call(ApiClient.pick(random), method, path, body).status());
        }
    }

    private void count(String path, int status) {
        answers.count(path.startsWith(REBUILD) ? path.substring("/api/v1/admin/".length()) : "operator", status);
    }
}
