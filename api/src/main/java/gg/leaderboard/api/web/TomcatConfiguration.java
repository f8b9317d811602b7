package gg.leaderboard.api.web;

import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.web.FollowerFilter;
import gg.leaderboard.web.OriginFilter;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionCustomizer() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> {
            // Each connection has both, also a WebSocket that is idle.
            connector.setProperty("socket.appReadBufSize", "4096");
            connector.setProperty("socket.appWriteBufSize", "4096");
            // The kernel's send buffer of a client that does not read is a queue as well, so it is kept small.
            connector.setProperty("socket.txBufSize", "65536");
            // Detects clients that disconnected without closing the connection.
            connector.setProperty("socket.soKeepAlive", "true");
        });
    }

    @Bean
    FilterRegistrationBean<OriginFilter> originFilter(CorsProperties properties, ServerProperties server) {
        return OriginFilter.register(
                new CorsRules(properties.allowedOrigins(), server.getAddress()),
                "Pages of this origin must not make this call. Allowed origins: leaderboard.api.cors.allowed-origins.");
    }

    @Bean
    FilterRegistrationBean<FollowerFilter> followerFilter(RegionProperties region) {
        return FollowerFilter.register(region.follower());
    }
}
