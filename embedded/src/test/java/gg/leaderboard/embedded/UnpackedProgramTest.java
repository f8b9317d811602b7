package gg.leaderboard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class UnpackedProgramTest {

    @TempDir
    Path directory;

    @AutoClose("shutdownNow")
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_program_that_is_still_open_for_writing_is_started_when_it_is_closed() throws Exception {
        Path program = RedisBinary.bundled(Platform.current()).unpackAs(directory.resolve("redis-server"));
        ProcessBuilder version = new ProcessBuilder(program.toString(), "--version");
        Future<Process> started;
        try (FileChannel writer = FileChannel.open(program, StandardOpenOption.WRITE)) {
            assertThat(writer.isOpen()).isTrue();
            assertThatIOException().isThrownBy(version::start).withMessageContaining("error=26,");
            CountDownLatch starting = new CountDownLatch(1);
            started = thread.submit(() -> {
                starting.countDown();
                return UnpackedProgram.start(version);
            });
            starting.await();
        }

        assertThat(started.get().waitFor()).isZero();
    }

    @Test
    void a_program_that_is_missing_is_not_tried_again() {
        Path missing = directory.resolve("missing");

        assertThatIOException()
                .isThrownBy(() -> UnpackedProgram.start(new ProcessBuilder(missing.toString())))
                .withMessageContaining("error=2,");
        assertThat(Files.exists(missing)).isFalse();
    }
}
