package gg.leaderboard.producer.sourcelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.producer.DefaultScoring;
import gg.leaderboard.producer.FakeTicker;
import gg.leaderboard.producer.OutgoingRecord;
import gg.leaderboard.producer.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogSourceTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String JOIN = "L 02/24/2018 - 15:00:00: \"Ann<1><STEAM_1:0:1><>\" entered the game\n";
    private static final String BOMB =
            "L 02/24/2018 - 15:10:00: \"Ann<1><STEAM_1:0:1><CT>\" triggered \"Defused_The_Bomb\"\n";
    private static final String TALK = "L 02/24/2018 - 16:00:00: World triggered \"Round_End\"\n";

    @TempDir
    private Path directory;

    private final FakeTicker ticker = new FakeTicker();

    @Test
    void events_are_sent_as_logged_and_other_lines_are_skipped() throws Exception {
        try (ServerLogSource source = source(settings(0, false, false, file("log", JOIN + TALK + BOMB)))) {
            assertThat(take(source, 3))
                    .extracting(OutgoingRecord::time)
                    .containsExactly(at("15:00:00"), at("15:10:00"));
            assertThat(source.progress()).isEqualTo("3 lines (100%), 2 events, 0 not recognized");
        }
    }

    @Test
    void a_match_can_end_now() throws Exception {
        try (ServerLogSource source = source(settings(0, true, false, file("log", JOIN + BOMB + TALK)))) {
            assertThat(take(source, 3)).extracting(OutgoingRecord::time).containsExactly(NOW.minusSeconds(600), NOW);
        }
    }

    @Test
    void several_logs_are_shifted_by_the_same_duration() throws Exception {
        ServerLogProperties settings = settings(0, true, false, file("one", JOIN), file("two", BOMB));
        try (ServerLogSource source = source(settings)) {
            assertThat(take(source, 3)).extracting(OutgoingRecord::time).containsExactly(NOW.minusSeconds(600), NOW);
        }
    }

    @Test
    void ends_now_works_for_a_log_without_events() throws Exception {
        try (ServerLogSource source = source(settings(0, true, false, file("log", TALK)))) {
            assertThat(take(source, 1)).isEmpty();
        }
    }

    @Test
    void a_followed_log_returns_new_events_shifted_by_its_first_end() throws Exception {
        Path log = Path.of(file("log", JOIN));
        try (ServerLogSource source = source(settings(0, true, true, log.toString()))) {
            ticker.onSleep(() -> append(log, BOMB.substring(0, 30))).onSleep(() -> append(log, BOMB.substring(30)));

            assertThat(take(source, 2)).extracting(OutgoingRecord::time).containsExactly(NOW, NOW.plusSeconds(600));
        }
    }

    @Test
    void a_followed_log_may_be_created_later() throws Exception {
        Path log = directory.resolve("later.log");
        try (ServerLogSource source = source(settings(0, true, true, log.toString()))) {
            ticker.onSleep(() -> append(log, JOIN));

            assertThat(take(source, 1)).hasSize(1);
        }
    }

    @Test
    void a_file_without_events_is_reported_and_the_run_fails() throws Exception {
        String good = file("good.log", JOIN);
        String odd = file("odd.log", TALK);
        String empty = file("empty.log", "");
        try (ServerLogSource source = source(TestLogProperties.settings(good, odd, empty))) {
            assertThat(source.warnings()).isEmpty();
            assertThat(take(source, 9)).hasSize(1);

            assertThat(source.rejected()).isEqualTo(2);
            assertThat(source.warnings()).containsExactly(odd + " contains no events", empty + " contains no events");
        }
    }

    @Test
    void lines_that_look_like_events_but_are_not_recognized_are_counted_and_reported() throws Exception {
        String kill = "L 02/24/2018 - 15:01:00: \"Ann<1><STEAM_1:0:1><CT>\" killed \"Bob<2><XBOX_7><T>\" with \"awp\"";
        try (ServerLogSource source =
                source(TestLogProperties.settings(file("log", JOIN + kill + "\n" + kill + "\n" + TALK)))) {
            assertThat(take(source, 9)).hasSize(3);

            assertThat(source.progress()).isEqualTo("4 lines (100%), 3 events, 2 not recognized");
            assertThat(source.warnings())
                    .containsExactly("Lines that look like kills but were not recognized: 2; the first: " + kill);
            assertThat(source.rejected()).isZero();
        }
    }

    @Test
    void the_pace_is_the_speed_and_the_rate() throws Exception {
        try (ServerLogSource source = source(settings(60, false, false, file("log", JOIN)))) {
            assertThat(source.pace().speed()).isEqualTo(60);
            assertThat(source.pace().perSecond()).isEqualTo(7);
        }
    }

    @Test
    void invalid_settings_are_rejected() {
        assertThatThrownBy(() -> settings(0, false, false).logs())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--file");
        assertThatThrownBy(() -> settings(0, false, true, directory.toString()).logs())
                .hasMessageContaining("Only a file can be followed");
        assertThatThrownBy(() -> new ServerLogProperties(List.of(), List.of(1), 0, false, false, "two words", false))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("game");
    }

    private static ServerLogProperties settings(double speed, boolean endsNow, boolean follow, String... files) {
        return new ServerLogProperties(List.of(files), List.of(), speed, endsNow, follow, "csgo", false);
    }

    private ServerLogSource source(ServerLogProperties settings) throws IOException {
        return new ServerLogSource(settings, DefaultScoring.DEFAULT, 7.0, Clock.fixed(NOW, ZoneOffset.UTC), ticker);
    }

    private static List<OutgoingRecord> take(ServerLogSource source, int most) throws Exception {
        List<OutgoingRecord> events = new ArrayList<>();
        @Nullable OutgoingRecord event = source.next();
        while (event != null) {
            events.add(event);
            event = events.size() == most ? null : source.next();
        }
        return events;
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant at(String time) {
        return Instant.parse("2018-02-24T" + time + "Z");
    }
}
