package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Tests that the program starts and counts in every locale of the machine. */
@Timeout(600)
class LocaleTest {

    private final StandaloneProperties.Port ports = StandaloneProcess.freePorts();

    @TempDir
    Path temp;

    // Nepali and Egyptian Arabic have digits that are not ASCII. In Turkish the capital of i is not I.
    @ParameterizedTest
    @CsvSource({"ne, NP", "ar, EG", "tr, TR"})
    void an_event_is_counted_and_archived_under(String language, String country) throws Exception {
        List<String> locale = List.of("-Duser.language=" + language, "-Duser.country=" + country);
        try (StandaloneProcess running = StandaloneProcess.start(temp, ports, locale, Map.of())) {
            running.await("the start", running::isReady);
            assertThat(running.post("/api/v1/events", """
                    {"event_type":"player_scored","player_id":"ilter","game_id":"arena","data":{"points":150}}""")).isEqualTo(200);
            running.await(
                    "the standings", () -> running.body("/api/player/ilter").contains("\"total_score\":150"));
            running.await(
                    "the archive",
                    () -> JsonMapper.shared()
                                    .readTree(running.body("/api/v1/leaderboards/global/player/ilter/history"))
                                    .at("/data/events/0/total")
                                    .asLong(0)
                            == 150);
        }
    }

    @Test
    void a_directory_that_the_charset_cannot_represent_is_rejected_before_anything_is_created() throws Exception {
        Path snowman = Files.createDirectory(temp.resolve("dü ☃"));
        try (StandaloneProcess refused =
                StandaloneProcess.start(snowman, ports, List.of(), Map.of("LC_ALL", "C", "LANG", ""))) {
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.console())
                    .contains("LANG=C.UTF-8", "ANSI_X3.4-1968")
                    .doesNotContain("\tat ");
        }
        try (var left = Files.list(temp)) {
            assertThat(left).containsExactly(snowman);
        }
        try (var left = Files.list(snowman)) {
            assertThat(left).allMatch(file -> file.getFileName().toString().startsWith("console"));
        }
    }

    @Test
    void a_directory_with_a_comma_in_its_path_is_rejected_before_anything_is_created() throws Exception {
        Path comma = Files.createDirectory(temp.resolve("a,b"));
        try (StandaloneProcess refused = StandaloneProcess.start(comma, ports)) {
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.console()).contains("comma", "leaderboard.data").doesNotContain("\tat ");
        }
        try (var left = Files.list(comma)) {
            assertThat(left).allMatch(file -> file.getFileName().toString().startsWith("console"));
        }
    }
}
