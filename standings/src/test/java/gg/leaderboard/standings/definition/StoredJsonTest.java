package gg.leaderboard.standings.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests histories and generations with any stored content. */
class StoredJsonTest {

    private static final int MUTATIONS = 4_000;
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant LOG_TIME = START.plus(Duration.ofDays(3));
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String DEEP = "[".repeat(400) + "]".repeat(400);
    private static final List<String> VALUES = List.of(
            "null",
            "[]",
            "{}",
            "[null]",
            "true",
            "-1",
            "0.5",
            "1e400",
            "1e999999999",
            "9".repeat(900),
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"* * * * *\"",
            "\"created\"",
            "\"deleted\"",
            DEEP);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"versions\":[{\"change\":\"created\",\"id\":null,\"name\":\"x\",\"sort_order\":\"desc\","
                        + "\"update_mode\":\"best\",\"reset_period\":\"never\",\"time_zone\":\"UTC\"}]}",
                "{\"versions\":[null]}",
                "{\"versions\":null}",
                "null",
                "",
                "7"
            })
    void an_invalid_history_is_rejected_and_is_not_a_defect(String json) {
        assertThatThrownBy(() -> HistoryJson.read(utf8(json), START)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GenerationsJson.read(utf8(json))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Timeout(60)
    void a_mutated_history_is_rejected_or_usable() {
        byte[] real = HistoryJson.write(new BoardHistory(List.of(
                new BoardVersion(START, Change.CREATED, board("never")),
                new BoardVersion(START.plusSeconds(60), Change.CHANGED, board("0 6 * * 1")),
                new BoardVersion(START.plusSeconds(120), Change.RESET, board("daily")))));

        int used = mutate(real, 1, json -> {
            BoardHistory history = HistoryJson.read(json, START);
            history.at(LOG_TIME);
            history.currentSeason();
            try {
                history.accept(7, LOG_TIME);
            } catch (InvalidEventException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        });

        assertThat(used).isBetween(100, MUTATIONS);
    }

    @Test
    @Timeout(60)
    void mutated_generations_are_rejected_or_usable() {
        byte[] real = GenerationsJson.write(Generations.FIRST.withNext(
                FoldSettings.DEFAULT, Map.of("cup", new BoardRules(START, SortOrder.ASC, UpdateMode.REPLACE))));

        int used = mutate(real, 2, json -> {
            Generations generations = GenerationsJson.read(json);
            generations.definitionsOf(generations.active(), Definitions.NONE);
            generations.withNext(FoldSettings.DEFAULT, Map.of());
        });

        assertThat(used).isBetween(100, MUTATIONS);
    }

    // Returns the number of accepted mutations.
    private static int mutate(byte[] real, long seed, Consumer<byte[]> use) {
        Random random = new Random(seed);
        int used = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] json = random.nextBoolean() ? changedBytes(real, random) : changedTree(real, random);
            try {
                use.accept(json);
                used++;
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).as(text(json)).isNotBlank();
            } catch (RuntimeException e) {
                throw new AssertionError("mutation " + i + ": " + text(json), e);
            }
        }
        return used;
    }

    private static byte[] changedBytes(byte[] real, Random random) {
        byte[] json = real.clone();
        for (int i = 0; i <= random.nextInt(3); i++) {
            json[random.nextInt(json.length)] = (byte) random.nextInt(256);
        }
        return json;
    }

    private static byte[] changedTree(byte[] real, Random random) {
        JsonNode root = MAPPER.readTree(real);
        List<JsonNode> inner = new ArrayList<>();
        collect(root, inner);
        JsonNode chosen = inner.get(random.nextInt(inner.size()));
        String marker = "\"mutated here\"";
        if (chosen instanceof ArrayNode array) {
            int at = random.nextInt(array.size() + 1);
            array.insert(at, "mutated here");
        } else if (chosen instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(object.propertyNames());
            String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.put(name, "mutated here");
            }
        }
        return utf8(MAPPER.writeValueAsString(root).replace(marker, VALUES.get(random.nextInt(VALUES.size()))));
    }

    private static void collect(JsonNode node, List<JsonNode> inner) {
        if (node.isContainer()) {
            inner.add(node);
            node.values().forEach(child -> collect(child, inner));
        }
    }

    private static BoardDefinition board(String resetPeriod) {
        return new BoardDefinition(
                "cup",
                "Cup",
                SortOrder.DESC,
                UpdateMode.BEST,
                ResetPeriod.parse(resetPeriod),
                ZoneId.of("Europe/Rome"),
                1000);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
