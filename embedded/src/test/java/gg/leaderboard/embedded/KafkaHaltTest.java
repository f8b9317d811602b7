package gg.leaderboard.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class KafkaHaltTest {

    @TempDir
    Path temp;

    @Test
    void a_broker_that_halts_the_jvm_prints_the_deleted_directory_and_the_remedy_last() throws Exception {
        Path console = temp.resolve("console.txt");
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        temp.resolve("kafka").toString())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        try {
            assertThat(owner.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            owner.destroyForcibly();
        }

        assertThat(owner.exitValue()).isEqualTo(1);
        assertThat(Files.readString(console, StandardCharsets.UTF_8).strip().lines())
                .last()
                .asString()
                .contains(temp.resolve("kafka").toString(), "has been deleted", "restart");
    }

    @Test
    void the_free_space_of_the_disk_is_reported_if_the_directory_exists() {
        assertThat(KafkaHalt.reason(temp)).contains(temp.toString(), "MB free", "Restart");
    }

    /** Starts a broker and deletes its directory. */
    static final class Owner {

        private Owner() {}

        public static void main(String[] args) throws Exception {
            Locale.setDefault(Locale.ROOT);
            Path directory = Path.of(args[0]);
            EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory));
            Files.move(directory, directory.resolveSibling("gone"));
            new CountDownLatch(1).await();
        }
    }
}
