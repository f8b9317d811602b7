package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the parts of {@code ops/backup} that need no server. */
@Timeout(60)
class BackupScriptsTest {

    private static final Path SCRIPTS = Path.of("../ops/backup");

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore", "drill", "unpack", "unpack-redis"})
    void each_has_a_help(String script) throws Exception {
        assertThat(run(script, 0, "--help")).startsWith("Usage: ops/backup/" + script);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore", "drill"})
    void an_unknown_option_is_named(String script) throws Exception {
        assertThat(run(script, 1, "--other")).contains("There is no option --other");
    }

    @ParameterizedTest
    @CsvSource({
        "restore, --patience=soon, --patience must be a number of seconds; was soon",
        "drill, --events=many, --events must be a number from 10 to 999999999; was many",
        "drill, --port=x, --port must be a number from 1000 to 65531; was x",
        "restore, /nowhere/backups, There is no directory /nowhere/backups",
        "backup, --port=x, --port must be a number; was x",
        "backup, --redis-port=x, --redis-port must be a number; was x",
        "backup, --to=/dev/null/x, /dev/null/x cannot be created"
    })
    void a_wrong_value_is_named(String script, String argument, String problem) throws Exception {
        assertThat(run(script, 1, argument)).contains(problem);
    }

    @Test
    void an_interrupted_backup_and_other_directories_are_not_restored() throws Exception {
        Files.createFile(Files.createDirectories(temp.resolve("downloads")).resolve("SHA256SUMS"));
        Files.createDirectories(temp.resolve("2026-11-20T000000Z.part/data"));
        Files.createFile(temp.resolve("2026-11-20T000000Z.part/SHA256SUMS"));

        assertThat(run("restore", 1, "--data", temp.resolve("data").toString(), temp.toString()))
                .contains("There is no complete backup in " + temp);
    }

    @Test
    void nothing_is_restored_while_a_leaderboard_runs() throws Exception {
        Path backup = Files.createDirectories(temp.resolve("2026-11-20T000000Z"));
        Files.createFile(backup.resolve("SHA256SUMS"));
        Path data = Files.createDirectories(temp.resolve("data"));
        Process running = new ProcessBuilder("bash", "-c", "sleep 60; : standalone").start();
        try {
            Files.writeString(data.resolve("standalone.lock"), "pid " + running.pid() + ", it is starting");

            assertThat(run("restore", 1, "--data=" + data, temp.toString()))
                    .contains("A leaderboard is running", "pid " + running.pid());
        } finally {
            running.descendants().forEach(ProcessHandle::destroy);
            running.destroy();
        }
    }

    @Test
    void the_port_of_a_backup_may_be_a_variable() throws Exception {
        assertThat(run(Map.of("LEADERBOARD_PORT_POSTGRES", "x"), "backup", 1))
                .contains("--port must be a number; was x");
    }

    @Test
    void containers_are_not_stopped_if_nothing_can_be_restored() throws Exception {
        Files.createFile(
                Files.createDirectories(temp.resolve("2026-11-20T000000Z")).resolve("SHA256SUMS"));
        Path calls = temp.resolve("calls");
        Path docker =
                Files.writeString(Files.createDirectories(temp.resolve("bin")).resolve("docker"), """
                #!/bin/sh
                echo "$*" >>'%s'
                case $* in *' run '*) exit 1 ;; esac
                """.formatted(calls));
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwx------"));
        Map<String, String> path = Map.of("PATH", docker.getParent() + ":" + System.getenv("PATH"));

        assertThat(run(path, "restore", 1, "--compose", temp.toString())).contains("nothing was stopped");
        assertThat(calls).content().contains("--check").doesNotContain("stop");
    }

    @Test
    void a_damaged_list_of_checksums_is_not_restored() throws Exception {
        Path backup = Files.createDirectories(temp.resolve("2026-11-20T000000Z"));
        Files.writeString(Files.createDirectories(backup.resolve("data")).resolve("a"), "");
        String ofNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        Files.writeString(backup.resolve("SHA256SUMS"), ofNothing + "  a\n" + ofNothing.substring(1) + "  b\n");
        String target = temp.resolve("target").toString();

        assertThat(run("unpack", 1, backup.toString(), target)).contains("The backup is damaged", "line 2:");

        Files.writeString(backup.resolve("SHA256SUMS"), ofNothing + "  a\n");
        Path unlisted = Files.writeString(backup.resolve("data/b"), "");
        assertThat(run("unpack", 1, backup.toString(), target)).contains("SHA256SUMS does not list b");
        Files.delete(unlisted);

        Files.createSymbolicLink(backup.resolve("data/pg_wal"), Files.createDirectory(temp.resolve("elsewhere")));
        Files.writeString(backup.resolve("data/pg_wal/half"), "");
        run("unpack", 0, "--check", backup.toString(), target);
        assertThat(temp).isDirectoryNotContaining(path -> path.toString().startsWith(target));
        assertThat(run("unpack", 0, backup.toString(), target)).contains("pg_wal/half is left out");
        assertThat(Path.of(target, "pg_wal")).isEmptyDirectory();
        assertThat(Files.isSymbolicLink(Path.of(target, "pg_wal"))).isFalse();
    }

    private static String run(String script, int exitCode, String... arguments)
            throws IOException, InterruptedException {
        return run(Map.of(), script, exitCode, arguments);
    }

    private static String run(Map<String, String> variables, String script, int exitCode, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        Stream.concat(Stream.of("bash", SCRIPTS.resolve(script).toString()), Stream.of(arguments))
                                .toList())
                .redirectErrorStream(true);
        command.environment().putAll(variables);
        Process process = command.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(exitCode);
        return output;
    }
}
