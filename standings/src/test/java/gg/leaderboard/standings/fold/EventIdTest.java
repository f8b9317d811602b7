package gg.leaderboard.standings.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdTest {

    @Test
    void a_uuid_is_stored_as_its_bytes() {
        UUID uuid = new UUID(1, 2);

        assertThat(EventId.of(uuid.toString())).isEqualTo(new EventId(1, 2));
        assertThat(EventId.of(uuid.toString()).bytes()).hasSize(16).endsWith(new byte[] {0, 2});
    }

    @Test
    void an_id_reads_back_from_the_uuid_that_databases_store() {
        EventId id = EventId.of("kill #7");

        assertThat(EventId.of(id.uuid())).isEqualTo(id);
    }

    @Test
    void another_spelling_of_a_uuid_is_a_different_id() {
        String lower = "abcdef00-0000-4000-8000-00000000000a";

        assertThat(EventId.of(lower.toUpperCase(Locale.ROOT))).isNotEqualTo(EventId.of(lower));
        assertThat(EventId.of("1-2-3-4-5")).isNotEqualTo(EventId.of("00000001-0002-0003-0004-000000000005"));
    }

    @Test
    void any_text_is_an_id_and_always_the_same_one() {
        assertThat(EventId.of("kill #7")).isEqualTo(EventId.of("kill #7")).isNotEqualTo(EventId.of("kill #8"));
    }

    @Test
    void sequential_ids_fill_the_buckets_evenly() {
        Map<Integer, Integer> buckets = new TreeMap<>();
        for (int i = 0; i < 64_000; i++) {
            buckets.merge(new EventId(0x0190_0000_0000_7000L, i).bucket(64), 1, Integer::sum);
        }

        assertThat(buckets).hasSize(64);
        assertThat(buckets.values()).allMatch(count -> count > 800 && count < 1200);
    }

    @Test
    void sequential_ids_fill_the_buckets_of_each_shard_evenly() {
        Map<Integer, Integer> buckets = new TreeMap<>();
        for (int i = 0; i < 64_000; i++) {
            EventId id = new EventId(0x0190_0000_0000_7000L, i);
            buckets.merge(id.shard(16) * 16 + id.bucket(16), 1, Integer::sum);
        }

        assertThat(buckets).hasSize(256);
        assertThat(buckets.values()).allMatch(count -> count > 150 && count < 350);
    }
}
