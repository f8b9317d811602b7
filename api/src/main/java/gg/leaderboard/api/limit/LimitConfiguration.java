package gg.leaderboard.api.limit;

import gg.leaderboard.web.FilterOrder;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    private static final int AFTER_CALLERS = FilterOrder.CALLERS + 1;

    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimits(ClientResolver clients, CallLimits limits) {
        FilterRegistrationBean<RateLimitFilter> filter =
                new FilterRegistrationBean<>(new RateLimitFilter(clients, limits));
        filter.setOrder(AFTER_CALLERS);
        // A request that waited for a slot or for its body is dispatched again.
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return filter;
    }
}
