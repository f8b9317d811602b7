package gg.leaderboard.api.archive;

import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param url address of the archive
 * @param sslBundle SSL bundle with the certificates to trust at an https address; those of Java if not given
 * @param timeout longest wait for a response of the archive
 * @param verifyTimeout longest wait for the comparison of a whole board with the archive
 * @param concurrency most concurrent requests to the archive; further ones are refused, so that a slow archive delays
 *     no other call
 */
@Validated
@ConfigurationProperties("leaderboard.api.archive")
record ArchiveClientProperties(
        @DefaultValue("http://localhost:8002") URI url,
        @Nullable String sslBundle,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("10m") Duration verifyTimeout,
        @DefaultValue("16") @Min(1) int concurrency) {}
