package gg.leaderboard.tracing;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Traces.
 *
 * @param endpoint address that receives spans as OTLP over HTTP, such as `http://collector:4318/v1/traces`; without it there are
 *     no traces
 * @param sampling share of the calls that are traced, from 0 to 1. A caller with the role submit, moderate or operate decides with
 *     the header `traceparent` whether its call is traced
 */
@ConfigurationProperties("leaderboard.tracing")
public record TracingProperties(
        @Nullable URI endpoint, @DefaultValue("0.01") double sampling) {

    /** @throws IllegalArgumentException if the address is not of HTTP, or the share is not from 0 to 1 */
    public TracingProperties {
        if (endpoint != null && endpoint.toString().isBlank()) {
            endpoint = null;
        }
        if (endpoint != null && !isHttp(endpoint)) {
            throw new IllegalArgumentException(
                    "leaderboard.tracing.endpoint must be an address such as http://collector:4318/v1/traces; was "
                            + endpoint);
        }
        if (!(sampling >= 0 && sampling <= 1)) {
            throw new IllegalArgumentException("leaderboard.tracing.sampling must be from 0 to 1; was " + sampling);
        }
    }

    private static boolean isHttp(URI address) {
        String scheme = address.getScheme();
        return address.getHost() != null && ("http".equals(scheme) || "https".equals(scheme));
    }
}
