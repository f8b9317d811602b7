package gg.leaderboard.api.dashboard;

import gg.leaderboard.api.ApiApplication;
import gg.leaderboard.testing.RedisAddress;
import gg.leaderboard.testing.Servers;
import gg.leaderboard.testing.ServiceOptions;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.springframework.context.ConfigurableApplicationContext;

/** The api as in production, on a port that it keeps across restarts. */
final class RestartableApi {

    private final int port;
    private ConfigurableApplicationContext context;

    private RestartableApi(int port) {
        this.port = port;
        this.context = run(port);
    }

    static RestartableApi start() throws IOException {
        return new RestartableApi(freePort());
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
            context = run(port);
        }
    }

    private static ConfigurableApplicationContext run(int port) {
        RedisAddress redis = Servers.redis();
        return ApiApplication.application()
                .run(ServiceOptions.withShortWaits(
                        "--server.port=" + port,
                        "--leaderboard.api.readiness.patience=5s",
                        "--spring.kafka.bootstrap-servers=" + Servers.kafka(),
                        "--spring.data.redis.host=" + redis.host(),
                        "--spring.data.redis.port=" + redis.port()));
    }
}
