package gg.leaderboard.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void it_is_that_of_the_build() throws IOException {
        Version version = Version.current();

        assertThat(Files.readString(Path.of("../pom.xml"))).contains("  <version>" + version.number() + "</version>");
        assertThat(version.commit()).matches("[0-9a-f]{8}|unknown");
        assertThat(version).hasToString(version.number() + " (commit " + version.commit() + ")");
    }

    @Test
    void it_is_asked_for_by_the_only_argument() {
        assertThat(Version.isAskedFor("--version")).isTrue();
        assertThat(Version.isAskedFor("--server.port=0", "--version")).isFalse();
        assertThat(Version.isAskedFor()).isFalse();
    }
}
