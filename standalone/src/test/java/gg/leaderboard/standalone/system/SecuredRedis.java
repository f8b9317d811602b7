package gg.leaderboard.standalone.system;

import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.embedded.Ports;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolKeyword;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Redis that requires TLS and a user, with the users of the document. */
final class SecuredRedis implements AutoCloseable {

    private final EmbeddedRedis redis;
    private final int port = Ports.claim("Redis", 0);
    // Stays connected after its port is closed.
    private final RedisClient client;
    private final RedisCommands<String, String> admin;

    SecuredRedis(Path directory, TestCertificate certificate, String password) {
        redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory));
        client = RedisClient.create("redis://" + redis.host() + ":" + redis.port());
        admin = client.connect().sync();
        admin.configSet(Map.of(
                "tls-cert-file", certificate.certificate().toString(),
                "tls-key-file", certificate.privateKey().toString(),
                "tls-ca-cert-file", certificate.authority().toString(),
                "tls-auth-clients", "no",
                "tls-port", String.valueOf(port)));
        for (String user : SecurityDocument.redisUsers(password)) {
            execute(CommandType.ACL, ("SETUSER " + user).split(" "));
        }
        admin.configSet("port", "0");
    }

    /** The properties of a service that logs in as {@code user}. */
    List<String> properties(String user, String password) {
        return List.of(
                "spring.data.redis.host=localhost",
                "spring.data.redis.port=" + port,
                "spring.data.redis.ssl.bundle=servers",
                "spring.data.redis.username=" + user,
                "spring.data.redis.password=" + password);
    }

    /** As {@link #properties}, with the login in a URL. */
    List<String> url(String user, String password) {
        return List.of(
                "spring.data.redis.url=rediss://" + user + ":" + password + "@localhost:" + port,
                "spring.data.redis.ssl.bundle=servers");
    }

    int port() {
        return port;
    }

    /** What was denied to the users since the start, with the reason and the command or key. */
    List<Map<String, Object>> denials() {
        return admin.aclLog();
    }

    /** The reply to a command of {@code user}; "OK" if the user may execute it. */
    String dryRun(String user, String command) {
        return execute(CommandType.ACL, ("DRYRUN " + user + " " + command).split(" "));
    }

    private String execute(ProtocolKeyword command, String... arguments) {
        StringCodec codec = StringCodec.UTF8;
        CommandArgs<String, String> all = new CommandArgs<>(codec);
        for (String argument : arguments) {
            all.add(argument);
        }
        return admin.dispatch(command, new StatusOutput<>(codec), all);
    }

    @Override
    public void close() {
        client.shutdown();
        redis.close();
    }
}
