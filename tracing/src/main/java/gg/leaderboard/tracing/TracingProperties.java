package gg.leaderboard.tracing;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Traces.
 *
 * @param endpoint address that receives spans as OTLP over HTTP, such as `http://collector:4318/v1/traces`; without it there are
 *     no traces
 * @param headers headers of the requests to the receiver, such as {@code leaderboard.tracing.headers.x-api-key}
 * @param sampling share of the calls that are traced, from 0 to 1. A caller with the role submit, moderate or operate decides with
 *     the header `traceparent` whether its call is traced
 */
@ConfigurationProperties("leaderboard.tracing")
public record TracingProperties(
        @Nullable URI endpoint,
        @DefaultValue Map<String, String> headers,
        @DefaultValue("0.01") double sampling) {

    /** The address without its query, which may contain a secret; for messages. */
    String receiver() {
        return endpoint == null ? "" : endpoint.getScheme() + "://" + endpoint.getAuthority() + endpoint.getPath();
    }

    /** @throws IllegalArgumentException if the address is not of HTTP, or the share is not from 0 to 1 */
    public TracingProperties {
        if (endpoint != null && endpoint.toString().isBlank()) {
            endpoint = null;
        }
        // Without the value, which may contain a secret.
        if (endpoint != null && (!isHttp(endpoint) || endpoint.getUserInfo() != null)) {
            throw new IllegalArgumentException(
                    "leaderboard.tracing.endpoint must be an address such as"
                            + " http://collector:4318/v1/traces, without a user; a key belongs into leaderboard.tracing.headers");
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
