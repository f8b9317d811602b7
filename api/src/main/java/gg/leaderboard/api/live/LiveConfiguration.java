package gg.leaderboard.api.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class LiveConfiguration implements WebSocketConfigurer {

    private static final Duration SUBSCRIBE_AGAIN = Duration.ofMillis(500);

    private static final Duration CHECK_STUCK = Duration.ofSeconds(1);

    // A revoked key must be refused within five seconds.
    private static final Duration CHECK_CALLERS = Duration.ofSeconds(2);

    private final LiveWebSocketHandler handler;
    private final UpgradeInterceptor upgradeCheck;

    LiveConfiguration(LiveWebSocketHandler handler, UpgradeInterceptor upgradeCheck) {
        this.handler = handler;
        this.upgradeCheck = upgradeCheck;
    }

    @Bean
    SchedulingConfigurer liveTasks(
            ChangeSubscription subscription, LiveViews views, EventStreams streams, LiveProperties properties) {
        return tasks -> {
            tasks.addFixedDelayTask(subscription::subscribe, SUBSCRIBE_AGAIN);
            tasks.addFixedDelayTask(views::allChanged, properties.refresh());
            tasks.addFixedDelayTask(streams::sendHeartbeats, properties.heartbeat());
            tasks.addFixedDelayTask(handler::ping, properties.ping());
            tasks.addFixedDelayTask(handler::checkCallers, CHECK_CALLERS);
            tasks.addFixedDelayTask(streams::checkCallers, CHECK_CALLERS);
            tasks.addFixedDelayTask(streams::dropStalled, CHECK_STUCK);
        };
    }

    @Bean
    MeterBinder connectionMetrics(WebSocketSessions sessions, EventStreams streams) {
        return meters -> {
            connections("websocket", sessions::count).register(meters);
            connections("event_stream", streams::count).register(meters);
        };
    }

    private static Gauge.Builder<Supplier<Number>> connections(String kind, Supplier<Number> count) {
        return Gauge.builder("leaderboard.connections", count)
                .description("Open connections")
                .tag("kind", kind);
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(handler, "/ws")
                .setHandshakeHandler(new UncompressedHandshake())
                .addInterceptors(upgradeCheck)
                // The CORS filter checks origins for all endpoints.
                .setAllowedOriginPatterns("*");
    }

    /** Disables compression, because a message shared by all clients would be compressed once per client. */
    private static final class UncompressedHandshake extends DefaultHandshakeHandler {
        @Override
        protected List<WebSocketExtension> filterRequestedExtensions(
                ServerHttpRequest request, List<WebSocketExtension> requested, List<WebSocketExtension> supported) {
            return List.of();
        }
    }
}
