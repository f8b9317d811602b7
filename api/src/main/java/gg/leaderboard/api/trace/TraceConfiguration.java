package gg.leaderboard.api.trace;

import gg.leaderboard.tracing.Tracing;
import gg.leaderboard.web.FilterOrder;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TraceConfiguration {

    // Requests above their limit are not traced.
    private static final int AFTER_LIMITS = FilterOrder.CALLERS + 2;

    @Bean
    FilterRegistrationBean<TraceFilter> traces(Tracing tracing) {
        FilterRegistrationBean<TraceFilter> filter = new FilterRegistrationBean<>(new TraceFilter(tracing));
        filter.setEnabled(tracing.isOn());
        filter.setOrder(AFTER_LIMITS);
        // A request that waited for a slot or for its body is dispatched again.
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return filter;
    }
}
