package gg.leaderboard.log;

import static gg.leaderboard.log.DefinitionFixture.PATIENCE;
import static gg.leaderboard.log.DefinitionFixture.created;
import static gg.leaderboard.log.DefinitionFixture.renamed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardRules;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.definition.ScoreBounds;
import gg.leaderboard.standings.definition.ScoreBounds.OnViolation;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.testing.Servers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionWriterTest {

    private final DefinitionFixture kafka = new DefinitionFixture(Servers.kafka());
    private final DefinitionLog log = new DefinitionLog(kafka.clientSettings(), PATIENCE);
    private final DefinitionWriter writer = new DefinitionWriter(kafka.clientSettings(), log, PATIENCE);

    @BeforeEach
    void recreateTopic() {
        kafka.recreateTopic();
    }

    @AfterEach
    void close() {
        log.close();
        kafka.close();
    }

    @Test
    void two_concurrent_writers_lose_no_change() throws Exception {
        writer.change("cup", created("cup"));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (DefinitionLog otherLog = new DefinitionLog(kafka.clientSettings(), PATIENCE)) {
            DefinitionWriter other = new DefinitionWriter(kafka.clientSettings(), otherLog, PATIENCE);
            List<Future<?>> changes = new ArrayList<>();
            for (DefinitionWriter each : List.of(writer, other)) {
                changes.add(threads.submit(() -> IntStream.range(0, 20).forEach(i -> each.change("cup", counting()))));
            }
            for (Future<?> change : changes) {
                change.get();
            }
        } finally {
            threads.shutdownNow();
        }

        BoardHistory history = log.catchUp().definitions().find("cup").orElseThrow();
        assertThat(history.versions())
                .extracting(version -> version.definition().name())
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 40)
                        .mapToObj(i -> i == 0 ? "cup" : "version " + i)
                        .toList());
    }

    @Test
    void a_record_without_a_change_precedes_each_change() {
        writer.change("cup", created("cup"));
        writer.change("cup", renamed("league"));

        // Readers that see it wait for the change, also while replicas do not have the change yet.
        assertThat(kafka.records())
                .extracting(record -> new String(record.key(), UTF_8))
                .containsExactly(":generations", "cup", ":generations", "cup");
        assertThat(log.catchUp().generations()).isEqualTo(Generations.FIRST);
    }

    @Test
    void only_one_writer_creates_the_last_allowed_board() {
        DefinitionWriter limited = new DefinitionWriter(kafka.clientSettings(), log, PATIENCE, 2);
        limited.change("cup", created("cup"));
        List<Boolean> made = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> {
                    try {
                        limited.change("league" + i, created("league" + i));
                        return true;
                    } catch (TooManyBoardsException e) {
                        assertThat(e.limit()).isEqualTo(2);
                        return false;
                    }
                })
                .toList();

        assertThat(made).containsOnlyOnce(true);
        assertThat(log.catchUp().definitions().all()).hasSize(2);
        limited.change("cup", renamed("old boards still change"));
    }

    @Test
    void threads_of_one_writer_take_turns() {
        writer.change("cup", created("cup"));
        IntStream.range(0, 8).parallel().forEach(i -> writer.change("cup", counting()));

        assertThat(log.catchUp().definitions().find("cup").orElseThrow().versions())
                .hasSize(9);
    }

    @Test
    void a_change_returns_the_history_that_readers_see() {
        BoardHistory history = writer.change("cup", created("cup"));

        assertThat(log.catchUp().definitions().all()).containsExactly(history);
        assertThat(history.versions()).extracting(BoardVersion::from).allMatch(from -> from.toEpochMilli() > 0);
    }

    @Test
    void a_rejected_change_writes_nothing_and_its_exception_reaches_the_caller() {
        writer.change("cup", created("cup"));

        assertThatThrownBy(() -> writer.change("cup", now -> {
                    throw new IllegalStateException(
                            "in use: " + now.orElseThrow().id());
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("in use: cup");
        assertThat(kafka.logTimes()).hasSize(1);
    }

    @Test
    void a_version_of_another_board_is_rejected() {
        assertThatThrownBy(() -> writer.change("cup", created("league")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("league");
    }

    @Test
    void an_open_transaction_of_a_dead_writer_is_aborted() throws Exception {
        try (KafkaProducer<byte[], byte[]> dead = kafka.transactional("leaderboards-writer")) {
            dead.initTransactions();
            dead.beginTransaction();
            dead.send(kafka.message("dead", DefinitionFixture.board("dead"))).get();

            writer.change("cup", created("cup"));

            assertThat(log.catchUp().definitions().all())
                    .extracting(BoardHistory::id)
                    .containsExactly("cup");
        }
    }

    @Test
    void an_unavailable_kafka_is_reported_in_time_without_calling_the_decision() {
        Map<String, Object> nowhere = Map.of("bootstrap.servers", "127.0.0.1:1");
        try (DefinitionLog away = new DefinitionLog(nowhere, Duration.ofSeconds(1))) {
            DefinitionWriter lost = new DefinitionWriter(nowhere, away, Duration.ofSeconds(1));
            long start = System.nanoTime();

            assertThatThrownBy(() -> lost.change("cup", now -> {
                        throw new AssertionError("asked");
                    }))
                    .isInstanceOf(KafkaException.class)
                    .isNotInstanceOf(OutcomeUnknownException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void the_log_has_the_rules_of_a_boards_creation_and_of_each_generation() {
        BoardHistory cup = writer.change("cup", created("cup"));
        BoardRules replace = new BoardRules(cup.createdAt(), SortOrder.ASC, UpdateMode.REPLACE);
        writer.changeGenerations(now -> now.generations()
                .withNext(FoldSettings.DEFAULT, Map.of("cup", replace))
                .withActive(1));

        BoardHistory renamed = writer.change("cup", now -> {
            assertThat(now.orElseThrow().newest().updateMode()).isEqualTo(UpdateMode.REPLACE);
            BoardDefinition is = now.orElseThrow().newest();
            return new NewBoardVersion(
                    Change.CHANGED,
                    new BoardDefinition(
                            "cup", "Final", is.sortOrder(), is.updateMode(), is.resetPeriod(), is.timeZone(), null));
        });

        assertThat(renamed.newest().updateMode()).isEqualTo(UpdateMode.REPLACE);
        LoggedDefinitions known = log.catchUp();
        assertThat(known.definitions().find("cup")).hasValue(renamed);
        assertThat(known.definitions(0).find("cup").orElseThrow().versions())
                .extracting(BoardVersion::definition)
                .extracting(BoardDefinition::name, BoardDefinition::updateMode)
                .containsExactly(tuple("cup", UpdateMode.BEST), tuple("Final", UpdateMode.BEST));
    }

    @ParameterizedTest
    @CsvSource({"REPLACE, quarantine", "INCREMENT, max_step", "INCREMENT, min_interval"})
    void bounds_must_be_possible_by_the_rules_of_every_known_generation(UpdateMode other, String bound) {
        BoardHistory cup = writer.change("cup", created("cup"));
        BoardRules rules = new BoardRules(cup.createdAt(), SortOrder.DESC, other);
        writer.changeGenerations(now -> now.generations().withNext(FoldSettings.DEFAULT, Map.of("cup", rules)));
        assertRefused(bound);

        writer.changeGenerations(now -> now.generations().withActive(1).withActive(0));
        assertRefused(bound);
        assertThat(log.catchUp().definitions(1).find("cup")).isPresent();
        writer.change("cup", renamed("other changes are possible"));

        writer.changeGenerations(now -> now.generations().withoutOthers());
        assertThat(writer.change("cup", bounded(bound)).newest().bounds()).isEqualTo(bounds(bound));
    }

    @Test
    void a_board_that_was_created_with_another_mode_can_have_the_bounds_of_its_new_one() {
        BoardHistory cup = writer.change(
                "cup",
                now -> new NewBoardVersion(
                        Change.CREATED, BoardDefinition.ofGame("cup").withScoring(SortOrder.DESC, UpdateMode.REPLACE)));
        BoardRules best = new BoardRules(cup.createdAt(), SortOrder.DESC, UpdateMode.BEST);
        writer.changeGenerations(now -> now.generations()
                .withNext(FoldSettings.DEFAULT, Map.of("cup", best))
                .withActive(1)
                .withoutOthers());

        assertThat(writer.change("cup", bounded("quarantine")).newest().bounds())
                .isEqualTo(bounds("quarantine"));
    }

    private void assertRefused(String bound) {
        assertThatThrownBy(() -> writer.change("cup", bounded(bound)))
                .isInstanceOf(BoundsConflictException.class)
                .hasMessageContaining("\"cup\"")
                .hasMessageContaining("generation 1")
                .hasMessageContaining(bound);
    }

    private static Function<Optional<BoardHistory>, NewBoardVersion> bounded(String bound) {
        return now ->
                new NewBoardVersion(Change.CHANGED, now.orElseThrow().newest().withBounds(bounds(bound)));
    }

    private static ScoreBounds bounds(String bound) {
        return new ScoreBounds(
                null,
                9L,
                bound.equals("max_step") ? 9L : null,
                null,
                bound.equals("min_interval") ? Duration.ofSeconds(9) : null,
                bound.equals("quarantine") ? OnViolation.QUARANTINE : OnViolation.REJECT);
    }

    private static Function<Optional<BoardHistory>, NewBoardVersion> counting() {
        return now -> renamed("version " + now.orElseThrow().versions().size()).apply(now);
    }
}
