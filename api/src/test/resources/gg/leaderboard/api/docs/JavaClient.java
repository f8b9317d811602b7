import client.ApiClient;
import client.ApiException;
import client.api.LeaderboardsApi;
import client.api.ScoresApi;
import client.api.StandingsApi;
import client.model.AcceptedScore;
import client.model.LeaderboardDefinition;
import client.model.PageEntry;
import client.model.Problem;
import client.model.Score;
import java.util.ArrayList;
import java.util.List;

/** Uses the generated client and returns what it received. */
public final class JavaClient {

    private static final String ID = "java-client";

    private JavaClient() {}

    public static List<String> run(String address) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(address);
        LeaderboardsApi leaderboards = new LeaderboardsApi(client);
        StandingsApi standings = new StandingsApi(client);
        List<String> lines = new ArrayList<>();

        leaderboards.createLeaderboard(new LeaderboardDefinition().id(ID), null);
        Score score = new Score().playerId("ada").playerName("Ada").leaderboardId(ID).score(1200L);
        AcceptedScore accepted = new ScoresApi(client).submitScore(score, null, null).getData();
        lines.add("score " + accepted.getScore() + " has rank " + accepted.getRank());
        for (PageEntry entry : standings.topPlayers(ID, null, null, null, 10, null, null, null).getData()) {
            lines.add(entry.getRank() + ". " + entry.getPlayerName() + ": " + entry.getScore());
        }
        try {
            standings.playerStanding(ID, "ben", null, null, null, null);
        } catch (ApiException e) {
            lines.add(client.getObjectMapper().readValue(e.getResponseBody(), Problem.class).getDetail());
        }
        lines.add(leaderboards.deleteLeaderboard(ID, null).getData().getStatus());
        return lines;
    }
}
