package gg.leaderboard.api.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionCustomizer() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> {
            // What the kernel holds for a client that does not read is a queue, too: keep it short.
            connector.setProperty("socket.txBufSize", "65536");
            // Finds out about clients that went without a word.
            connector.setProperty("socket.soKeepAlive", "true");
        });
    }
}
