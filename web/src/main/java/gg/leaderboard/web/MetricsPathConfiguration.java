package gg.leaderboard.web;

import gg.leaderboard.log.metrics.MetricsText;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;

/** Serves the metrics of {@code /actuator/prometheus} also at {@code /metrics}, the default path of Prometheus. */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnBean(PrometheusRegistry.class)
class MetricsPathConfiguration {

    @Bean
    ServletRegistrationBean<MetricsServlet> metrics(PrometheusRegistry registry) {
        return new ServletRegistrationBean<>(new MetricsServlet(registry), "/metrics");
    }

    private static final class MetricsServlet extends HttpServlet {

        private final transient PrometheusRegistry registry;

        MetricsServlet(PrometheusRegistry registry) {
            this.registry = registry;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            MetricsText text = MetricsText.of(registry.scrape(), request.getHeader(HttpHeaders.ACCEPT));
            response.setContentType(text.contentType());
            response.getOutputStream().write(text.bytes());
        }
    }
}
