package gg.leaderboard.web.security;

import jakarta.servlet.Filter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Protects every service that has {@link CallRules}. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(CallRules.class)
@EnableConfigurationProperties({SecurityProperties.class, ServerProperties.class})
class SecurityAutoConfiguration {

    private static final String BOOTSTRAP_KEY = "leaderboard.security.bootstrap-key";

    @Bean
    ServiceKey serviceKey(SecurityProperties settings) {
        return new ServiceKey(settings.serviceKey());
    }

    @Bean
    @ConditionalOnProperty("leaderboard.security.issuer")
    IssuerTokens issuerTokens(SecurityProperties settings) {
        String issuer = Objects.requireNonNull(settings.issuer());
        return new IssuerTokens(issuer, settings.audience(), settings.rolesClaim());
    }

    @Bean
    CallerAuthenticator callerAuthenticator(
            ServiceKey service,
            CallRules rules,
            ObjectProvider<ApiKeyAuthenticator> keys,
            ObjectProvider<TokenAuthenticator> tokens) {
        ServiceKey accepted = rules.acceptsServices() ? service : ServiceKey.NONE;
        return new CallerAuthenticator(accepted, keys, tokens.stream().toList());
    }

    @Bean
    ProtectionSettings protectionSettings(SecurityProperties settings, Environment environment) {
        return new ProtectionSettings(
                settings, !environment.getProperty(BOOTSTRAP_KEY, "").isBlank());
    }

    @Bean
    Protection protection(ProtectionSettings settings, ServerProperties server) {
        return new Protection(settings.isOpen(server.getAddress()));
    }

    @Bean
    CallerFilters callerFilters(
            ProtectionSettings settings,
            CallRules rules,
            CallerAuthenticator callers,
            ObjectProvider<RefusalLimit> limit) {
        return new CallerFilters(settings, rules, callers, limit.getIfAvailable(() -> request -> Optional.empty()));
    }

    @Bean
    FilterRegistrationBean<Filter> callerFilter(CallerFilters filters, ServerProperties server) {
        return filters.register(server.getAddress());
    }

    @Bean
    FilterRegistrationBean<Filter> bodyCallerFilter(CallerFilters filters, ServerProperties server) {
        return filters.registerForBodies(server.getAddress());
    }

    @Bean
    WebMvcConfigurer callerResolver() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgumentResolver());
            }
        };
    }
}
