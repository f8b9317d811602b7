package gg.leaderboard.web.security;

import jakarta.servlet.Filter;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Applies the same rules to a separate management port, which has its own Spring context and address. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnBean(CallerFilters.class)
class ManagementSecurityConfiguration {

    @Bean
    FilterRegistrationBean<Filter> managementCallerFilter(CallerFilters filters, ManagementServerProperties port) {
        return filters.register(port.getAddress());
    }
}
