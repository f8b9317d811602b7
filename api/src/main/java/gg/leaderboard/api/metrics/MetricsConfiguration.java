package gg.leaderboard.api.metrics;

import gg.leaderboard.web.FilterOrder;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    private static final int BEFORE_ALL_THAT_WAIT = FilterOrder.CONCURRENCY - 1;

    @Bean
    FilterRegistrationBean<RequestMetricsFilter> requestMetrics(MeterRegistry meters) {
        FilterRegistrationBean<RequestMetricsFilter> filter =
                new FilterRegistrationBean<>(new RequestMetricsFilter(meters));
        filter.setOrder(BEFORE_ALL_THAT_WAIT);
        filter.setAsyncSupported(true);
        return filter;
    }
}
