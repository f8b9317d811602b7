package gg.leaderboard.api.limit;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    // After the filters that check hosts, origins and credentials.
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 25;

    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimits(ClientResolver clients, CallLimits limits) {
        FilterRegistrationBean<RateLimitFilter> filter =
                new FilterRegistrationBean<>(new RateLimitFilter(clients, limits));
        filter.setOrder(ORDER);
        // A request that waited for a slot or for its body is dispatched again.
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return filter;
    }
}
