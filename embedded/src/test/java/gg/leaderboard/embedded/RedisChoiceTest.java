package gg.leaderboard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RedisChoiceTest {

    private static final String SUITABLE = "Redis server v=7.2.4 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=1";

    @TempDir
    Path temp;

    @Test
    void an_installed_redis_with_jemalloc_is_used() throws Exception {
        String path = install("old", SUITABLE.replace("7.2.4", "6.2.14"))
                + File.pathSeparator
                + temp.resolve("missing")
                + File.pathSeparator
                + install("new", SUITABLE);
        RedisBinary binary = RedisBinary.of(RedisChoice.AUTO, path);
        assertThat(binary.description())
                .isEqualTo("Redis 7.2.4 (jemalloc-5.3.0, " + temp.resolve("new/redis-server") + ")");
        assertThat(binary.version()).isEqualTo(new RedisVersion(7, 2));
        assertThat(Files.readString(binary.unpackAs(temp.resolve("copy")))).contains(SUITABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Redis server v=7.2.4 sha=00000000:0 malloc=libc bits=64 build=1",
                "Redis server v=6.2.14 sha=00000000:0 malloc=jemalloc-5.2.1 bits=64 build=1",
                "Valkey server v=8.0.1 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=1",
                "command not found"
            })
    void otherwise_the_bundled_one_is_used(String version) throws Exception {
        String path = install("other", version);
        assertThat(RedisBinary.of(RedisChoice.AUTO, path).description()).contains("bundled");
        assertThatThrownBy(() -> RedisBinary.of(RedisChoice.INSTALLED, path)).hasMessageContaining("PATH");
    }

    @Test
    void the_bundled_one_can_be_chosen() throws Exception {
        assertThat(RedisBinary.of(RedisChoice.BUNDLED, install("new", SUITABLE)).description())
                .contains("bundled");
    }

    @Test
    void data_of_a_newer_release_is_rejected_with_a_remedy() throws Exception {
        EmbeddedRedis.Settings settings = EmbeddedRedis.Settings.in(temp.resolve("redis"));
        Files.createDirectories(settings.directory());
        Files.writeString(settings.directory().resolve("redis.version"), "8.0\n");
        assertThatThrownBy(() -> EmbeddedRedis.start(settings))
                .hasMessageContaining("Redis 8.0")
                .hasMessageContaining("Install redis-server 8.0 or newer")
                .hasMessageContaining("delete " + settings.directory());
    }

    @Test
    void an_installed_one_repairs_the_file_that_the_bundled_one_wrote() throws Exception {
        assumeThat(InstalledRedis.find(System.getenv("PATH"))).isPresent();
        EmbeddedRedis bundled = EmbeddedRedis.start(EmbeddedRedis.Settings.in(temp.resolve("redis")));
        call(bundled, "SET a 1");
        bundled.close();
        Path log = temp.resolve("redis/appendonlydir/appendonly.aof.1.incr.aof");
        Files.writeString(log, Files.readString(log) + "*3\r\n$3\r\nSET\r\n$1\r\nb\r\n$1");
        try (EmbeddedRedis redis = EmbeddedRedis.start(bundled.settings(), "", RedisChoice.INSTALLED)) {
            assertThat(redis.description()).contains("jemalloc");
            assertThat(call(redis, "GET a")).isEqualTo("1");
            assertThat(call(redis, "DBSIZE")).isEqualTo(":1");
        }
    }

    private String install(String directory, String version) throws IOException {
        Path program = Files.createDirectories(temp.resolve(directory)).resolve("redis-server");
        Files.writeString(program, "#!/bin/sh\necho '" + version + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program.resolveSibling("").toString();
    }

    private static String call(EmbeddedRedis redis, String command) throws IOException {
        try (RedisClient client = new RedisClient(redis)) {
            return client.call(command);
        }
    }
}
