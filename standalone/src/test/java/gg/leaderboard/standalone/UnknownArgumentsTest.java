package gg.leaderboard.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.ApiApplication;
import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.processor.ProcessorApplication;
import gg.leaderboard.producer.ProducerApplication;
import gg.leaderboard.testing.JavaCommand;
import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class UnknownArgumentsTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                ApiApplication.class,
                ArchiveApplication.class,
                ProcessorApplication.class,
                ProducerApplication.class,
                StandaloneApplication.class
            })
    void no_program_starts_with_an_unknown_argument(Class<?> program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(JavaCommand.command(
                        "-cp", StandaloneProcess.classPath(), program.getName(), "--server.port=0", "--verison"))
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("There is no option --verison; ")
                    .hasLineCount(1);
            assertThat(process.waitFor()).isEqualTo(2);
        } finally {
            process.destroyForcibly();
        }
    }
}
