package gg.leaderboard.api.dashboard;

import gg.leaderboard.api.ApiApplication;
import gg.leaderboard.testing.RedisAddress;
import gg.leaderboard.testing.Servers;
import gg.leaderboard.testing.ServiceOptions;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.springframework.context.ConfigurableApplicationContext;

/** The api as in production, on a port that it keeps across restarts. It reaches Redis through a proxy. */
final class RestartableApi {

    final PausableProxy redis;
    private final int port;
    private ConfigurableApplicationContext context;

    private RestartableApi(PausableProxy redis, int port) {
        this.redis = redis;
        this.port = port;
        this.context = run();
    }

    static RestartableApi start() throws IOException {
        RedisAddress redis = Servers.redis();
        return new RestartableApi(new PausableProxy(new InetSocketAddress(redis.host(), redis.port())), freePort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    boolean isReady() throws IOException {
        HttpURLConnection asked = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/ready").toURL().openConnection();
        try {
            return asked.getResponseCode() == 200;
        } finally {
            asked.disconnect();
        }
    }

    void stop() {
        context.close();
    }

    /** Does nothing if the api is running. */
    void restart() {
        if (!context.isActive()) {
            context = run();
        }
    }

    private ConfigurableApplicationContext run() {
        return ApiApplication.application()
                .run(ServiceOptions.withShortWaits(
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--leaderboard.api.readiness.patience=5s",
                        "--spring.kafka.bootstrap-servers=" + Servers.kafka(),
                        "--spring.data.redis.host=127.0.0.1",
                        "--spring.data.redis.port=" + redis.port()));
    }
}
