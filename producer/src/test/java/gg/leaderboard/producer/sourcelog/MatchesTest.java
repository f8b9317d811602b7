package gg.leaderboard.producer.sourcelog;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.producer.lines.Line;
import gg.leaderboard.producer.lines.Lines;
import gg.leaderboard.producer.lines.TextFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two real matches, against a count that shares no code with the parser ({@code matches/expected.awk}). */
class MatchesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void every_player_has_the_score_kills_deaths_and_assists_of_the_independent_count(int match) throws Exception {
        Map<String, long[]> players = new TreeMap<>();
        for (GameEvent event : events(match)) {
            add(event, players.computeIfAbsent(event.playerId(), id -> new long[4]));
        }

        List<String> counted = players.entrySet().stream()
                .map(player -> player.getKey() + "," + player.getValue()[0] + "," + player.getValue()[1] + ","
                        + player.getValue()[2] + "," + player.getValue()[3])
                .toList();
        List<String> expected = new ArrayList<>();
        for (Line line : lines("classpath:matches/match-" + match + ".expected.csv")) {
            expected.add(line.text());
        }
        assertThat(expected.remove(0)).isEqualTo("player_id,score,kills,deaths,assists");
        assertThat(counted).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void every_event_has_an_id_of_its_own(int match) throws Exception {
        assertThat(events(match)).extracting(GameEvent::eventId).doesNotHaveDuplicates();
    }

    private static void add(GameEvent event, long[] player) {
        if (event instanceof PlayerScored scored) {
            player[0] += scored.points();
            switch (String.valueOf(scored.action())) {
                case "kill", "headshot" -> player[1]++;
                case "assist" -> player[3]++;
                default -> {}
            }
        } else if (event instanceof PlayerDied) {
            player[2]++;
        }
    }

    private static List<GameEvent> events(int match) throws Exception {
        LogEvents meaning = new LogEvents("csgo", Duration.ZERO);
        List<GameEvent> events = new ArrayList<>();
        for (Line line : lines("classpath:matches/match-" + match + ".log")) {
            events.addAll(meaning.of(line));
        }
        return events;
    }

    private static List<Line> lines(String location) throws IOException, InterruptedException {
        try (Lines file = new TextFile(location).read()) {
            List<Line> lines = new ArrayList<>();
            for (Line line = file.next(); line != null; line = file.next()) {
                lines.add(line);
            }
            return lines;
        }
    }
}
