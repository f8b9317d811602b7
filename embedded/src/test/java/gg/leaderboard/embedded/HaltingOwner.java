package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A JVM that starts a Redis, writes to it, prints its pid and port and dies as by {@code kill -9}. */
final class HaltingOwner {

    private HaltingOwner() {}

    public static void main(String[] args) throws IOException {
        EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(Path.of(args[0])));
        try (RedisClient client = new RedisClient(redis)) {
            client.call("SET owner dead");
        }
        System.out.println(redis.pid() + " " + redis.port());
        System.out.flush();
        Runtime.getRuntime().halt(137);
    }
}
