package gg.leaderboard.api.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class MissingBoardsTest {

    private final MissingBoards missing = new MissingBoards();

    @Test
    void an_id_is_kept_briefly() {
        assertThat(missing.contains("arena")).isFalse();
        missing.add("arena");
        assertThat(missing.contains("arena")).isTrue();

        await().until(() -> !missing.contains("arena"));
    }

    @Test
    void many_ids_use_little_memory() {
        for (int i = 0; i < 100_000; i++) {
            missing.add("arena-" + i);
        }

        missing.add("a".repeat(65));

        assertThat(missing.contains("a".repeat(65))).isFalse();
        assertThat(missing.size()).isBetween(1, 1000);
    }
}
