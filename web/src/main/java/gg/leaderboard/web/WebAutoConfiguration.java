package gg.leaderboard.web;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Configures the filters, valves and parameter resolvers of this package for every service that serves HTTP. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({WebProperties.class, BodyProperties.class, TomcatServerProperties.class})
class WebAutoConfiguration {

    private static final String PASS_ON = EncodedSolidusHandling.PASS_THROUGH.getValue();

    // Runs last: the URI is known then, and trusted proxies have set the host.
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> portCustomizer(WebProperties properties) {
        return tomcat -> {
            tomcat.addEngineValves(new RequestValve(AllowedHosts.of(tomcat.getAddress(), properties.allowedHosts())));
            tomcat.addContextCustomizers(context -> {
                StandardHost host = (StandardHost) context.getParent();
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
                host.getPipeline().addValve(new ProblemReportValve());
                // Like the connector below, for the repeated dispatch of an asynchronous request.
                context.setEncodedSolidusHandling(PASS_ON);
                context.setEncodedReverseSolidusHandling(PASS_ON);
            });
            tomcat.addConnectorCustomizers(connector -> {
                // An id may contain any visible character, including a slash or a backslash.
                connector.setEncodedSolidusHandling(PASS_ON);
                connector.setEncodedReverseSolidusHandling(PASS_ON);
            });
        };
    }

    // One tenth of the threads is reserved for health checks.
    @Bean
    FilterRegistrationBean<ConcurrencyFilter> concurrency(TomcatServerProperties tomcat, WebProperties properties) {
        int threads = tomcat.getThreads().getMax();
        int max = Math.max(1, threads - Math.max(2, threads / 10));
        FilterRegistrationBean<ConcurrencyFilter> filter =
                new FilterRegistrationBean<>(new ConcurrencyFilter(max, properties.patience()));
        filter.setOrder(FilterOrder.CONCURRENCY);
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodies(BodyProperties properties) {
        BodyMemory memory = new BodyMemory(properties.memory().toBytes());
        FilterRegistrationBean<BodyFilter> filter = new FilterRegistrationBean<>(new BodyFilter(properties, memory));
        filter.setOrder(FilterOrder.BODIES);
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return filter;
    }

    @Bean
    WebMvcConfigurer parameterResolvers() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new SelectionParametersResolver());
                resolvers.add(new NumberParameterResolver());
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    ProblemErrorController problemPage() {
        return new ProblemErrorController();
    }
}
