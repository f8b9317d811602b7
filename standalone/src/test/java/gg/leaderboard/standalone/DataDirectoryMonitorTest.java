package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryMonitorTest {

    @TempDir
    Path temp;

    @Test
    void nothing_is_logged_without_a_problem() throws Exception {
        try (DataDirectory data = withServers("kafka", "redis", "postgres")) {
            assertThat(DataDirectoryMonitor.problems(data, 0)).isEmpty();
        }
    }

    @Test
    void a_deleted_directory_is_reported_with_the_remedy() throws Exception {
        try (DataDirectory data = withServers("kafka", "postgres")) {
            assertThat(DataDirectoryMonitor.problems(data, 0)).containsOnlyKeys("redis");
            assertThat(DataDirectoryMonitor.problems(data, 0).get("redis"))
                    .contains(temp.resolve("redis").toString(), "has been deleted", "restart it");
        }
    }

    @Test
    void a_nearly_full_disk_is_reported_before_kafka_ends_the_process() throws Exception {
        try (DataDirectory data = withServers("kafka", "redis", "postgres")) {
            assertThat(DataDirectoryMonitor.problems(data, Long.MAX_VALUE)).containsOnlyKeys("disk");
            assertThat(DataDirectoryMonitor.problems(data, Long.MAX_VALUE).get("disk"))
                    .contains("MB left", "Free some space");
        }
    }

    private DataDirectory withServers(String... servers) throws Exception {
        for (String server : List.of(servers)) {
            Files.createDirectories(temp.resolve(server));
        }
        return DataDirectory.claim(temp);
    }
}
