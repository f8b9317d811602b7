package gg.leaderboard.archive.past;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.checkpoint.Checkpoint;
import gg.leaderboard.archive.checkpoint.CheckpointDefinitions;
import gg.leaderboard.archive.checkpoint.CheckpointLoop;
import gg.leaderboard.archive.checkpoint.Checkpoints;
import gg.leaderboard.archive.fixture.SeededArchive;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.fixtures.StandingsContents;
import gg.leaderboard.standings.definition.SortOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

class BoardSnapshotReaderTest {

    private static final Pattern KEY =
            Pattern.compile("leaderboard:((?:game:)?[a-z0-9]+)(?::s([0-9]+))?(?::((?:daily|weekly):.*))?");
    private static final int MOMENTS = 2;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void at_any_moment_every_board_season_and_window_equals_a_plain_fold(long seed) throws Exception {
        Random random = new Random(seed);
        try (SeededArchive archive = archive(seed)) {
            for (ConsumerRecord<byte[], byte[]> record : archive.records()) {
                archive.archive(record);
                if (random.nextInt(5) == 0) {
                    archive.bean(CheckpointLoop.class).catchUp();
                }
            }
            assertThat(archive.bean(Checkpoints.class).all()).hasSizeGreaterThan(3);
            assertAsPlainlyFolded(archive, random);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4})
    void a_late_partition_invalidates_checkpoints(long seed) throws Exception {
        Random random = new Random(seed);
        try (SeededArchive archive = archive(seed)) {
            archive.records().stream().filter(r -> r.partition() != 2).forEach(archive::archive);
            archive.bean(CheckpointLoop.class).catchUp();
            assertAsPlainlyFolded(archive, random);

            archive.records().stream().filter(r -> r.partition() == 2).forEach(archive::archive);
            assertAsPlainlyFolded(archive, random);
            archive.bean(CheckpointLoop.class).catchUp();
            assertAsPlainlyFolded(archive, random);
        }
    }

    @Test
    void an_erased_player_is_removed_from_earlier_checkpoints() throws Exception {
        try (SeededArchive archive = archive(6)) {
            ConsumerRecord<byte[], byte[]> last =
                    archive.records().get(archive.records().size() - 1);
            archive.records().forEach(archive::archive);
            archive.bean(CheckpointLoop.class).catchUp();
            Instant before = Instant.ofEpochMilli(last.timestamp());
            String player = at(archive, "leaderboard:global", before)
                    .keySet()
                    .iterator()
                    .next();

            archive.archive(erasure(last, player));

            assertThat(at(archive, "leaderboard:global", before)).doesNotContainKey(player);
            archive.bean(CheckpointLoop.class).catchUp();
            assertThat(at(archive, "leaderboard:global", before)).isNotEmpty().doesNotContainKey(player);
            assertThat(traces(archive, player)).isZero();
            assertAsPlainlyFolded(archive, new Random(6));
        }
    }

    // In another partition than the player's, and after all other records.
    private static ConsumerRecord<byte[], byte[]> erasure(ConsumerRecord<byte[], byte[]> last, String player) {
        String json =
                "{\"event_id\":\"gone\",\"event_type\":\"player_erased\",\"player_id\":\"%s\",\"timestamp\":\"%s\"}"
                        .formatted(player, Instant.ofEpochMilli(last.timestamp()));
        return SeededArchive.after(last, json);
    }

    private static long traces(SeededArchive archive, String player) {
        return Stream.of("checkpoint_changes", "checkpoint_totals", "checkpoint_moderations", "checkpoint_erasures")
                .flatMap(
                        table -> archive
                                .bean(JdbcTemplate.class)
                                .queryForList("SELECT t::text FROM " + table + " t", String.class)
                                .stream())
                .filter(row -> row.matches(".*\\b" + player + "\\b.*"))
                .count();
    }

    @Test
    void an_invalidated_board_returns_the_same_result_and_is_added_to_the_checkpoints_again() throws Exception {
        try (SeededArchive archive = archive(7)) {
            archive.records().forEach(archive::archive);
            archive.bean(CheckpointLoop.class).catchUp();
            long changes = changes(archive, "sum");
            assertThat(changes).isPositive();

            archive.bean(Checkpoints.class).invalidate("sum");

            assertThat(changes(archive, "sum")).isZero();
            assertAsPlainlyFolded(archive, new Random(7));
            archive.bean(CheckpointLoop.class).catchUp();
            assertThat(changes(archive, "sum")).isEqualTo(changes);
            assertThat(archive.bean(Checkpoints.class).invalidated()).isEmpty();
            assertAsPlainlyFolded(archive, new Random(8));
        }
    }

    private static long changes(SeededArchive archive, String board) {
        return archive.bean(JdbcTemplate.class)
                .queryForList("SELECT part FROM checkpoint_changes WHERE board = ?", board)
                .size();
    }

    private static SeededArchive archive(long seed) throws Exception {
        return new SeededArchive(
                seed,
                "--leaderboard.archive.checkpoints.enabled=false",
                "--leaderboard.archive.checkpoints.events=7",
                "--leaderboard.archive.checkpoints.totals-after=9");
    }

    private static void assertAsPlainlyFolded(SeededArchive archive, Random random) {
        List<ConsumerRecord<byte[], byte[]>> records = archive.records();
        List<Instant> moments = new ArrayList<>();
        archive.bean(Checkpoints.class).all().stream()
                .map(Checkpoint::logTime)
                .skip(1)
                .findFirst()
                .ifPresent(moments::add);
        for (int i = 0; i < MOMENTS; i++) {
            moments.add(Instant.ofEpochMilli(
                    records.get(random.nextInt(records.size())).timestamp()));
        }
        Set<String> ever = archive.expectedContents(r -> true).boards().keySet();
        for (Instant moment : moments) {
            StandingsContents expected = archive.expectedContents(r -> r.timestamp() <= moment.toEpochMilli());
            // Also boards without players.
            Set<String> keys = new TreeSet<>(ever);
            keys.addAll(expected.boards().keySet());
            assertThat(boardsAt(archive, moment, keys)).as("at %s", moment).isEqualTo(nonEmpty(expected.boards()));
        }
    }

    private static Map<String, Map<String, String>> nonEmpty(Map<String, Map<String, String>> boards) {
        Map<String, Map<String, String>> nonEmpty = new TreeMap<>(boards);
        nonEmpty.values().removeIf(Map::isEmpty);
        return nonEmpty;
    }

    private static Map<String, Map<String, String>> boardsAt(SeededArchive archive, Instant moment, Set<String> keys) {
        Map<String, Map<String, String>> boards = new TreeMap<>();
        keys.stream()
                .map(key -> key.replace(StandingsContents.HIDDEN, ""))
                .distinct()
                .forEach(key -> {
                    BoardPeriod part = part(key);
                    BoardSnapshot past = archive.bean(BoardSnapshotReader.class).read(asked(archive, part, moment));
                    past.scores()
                            .all()
                            .forEach((player, score) -> boards.computeIfAbsent(
                                            past.hidden().contains(player, part.board())
                                                    ? StandingsContents.HIDDEN + key
                                                    : key,
                                            k -> new TreeMap<>())
                                    .put(player, score.toString()));
                });
        return boards;
    }

    private static BoardQuery asked(SeededArchive archive, BoardPeriod part, Instant moment) {
        return new BoardQuery(
                part,
                moment,
                SortOrder.DESC,
                Long.MAX_VALUE,
                archive.bean(CheckpointDefinitions.class).get());
    }

    private static Map<String, String> at(SeededArchive archive, String board, Instant moment) {
        return boardsAt(archive, moment, Set.of(board)).getOrDefault(board, Map.of());
    }

    // leaderboard:sum:s2:daily:2026-11-20
    private static BoardPeriod part(String key) {
        Matcher matcher = KEY.matcher(key);
        assertThat(matcher.matches()).as(key).isTrue();
        return BoardPeriod.parse(
                matcher.group(1),
                matcher.group(2) == null ? 1 : Long.parseLong(matcher.group(2)),
                matcher.group(3) == null ? "alltime" : matcher.group(3));
    }
}
