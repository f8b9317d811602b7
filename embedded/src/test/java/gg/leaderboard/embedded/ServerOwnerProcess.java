package gg.leaderboard.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Scanner;

/**
 * A JVM that starts a server, writes to it, prints the server's pid and port, and then ends as with {@code kill -9}.
 */
final class ServerOwnerProcess {

    private static final int KILLED = 137;

    private ServerOwnerProcess() {}

    /** Runs the JVM until it ends, and returns its output. */
    static Scanner run(String server, Path directory) throws IOException, InterruptedException {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerOwnerProcess.class.getName(),
                        server,
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(owner.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(owner.waitFor()).isEqualTo(KILLED);
        return new Scanner(printed);
    }

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Path directory = Path.of(args[1]);
        System.out.println(args[0].equals("redis") ? redis(directory) : postgres(directory));
        System.out.flush();
        Runtime.getRuntime().halt(KILLED);
    }

    private static String redis(Path directory) throws IOException {
        EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory));
        try (RedisClient client = new RedisClient(redis)) {
            client.call("SET owner dead");
        }
        return redis.pid() + " " + redis.port();
    }

    private static String postgres(Path directory) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.Settings.in(directory));
        Sql.run(postgres, "CREATE TABLE t (a text)", "INSERT INTO t VALUES ('dead')");
        return postgres.pid() + " " + postgres.port();
    }
}
