package gg.leaderboard.api.archive;

import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param url where the archive answers
 * @param timeout how long an answer may take
 * @param verifyTimeout how long a comparison of a whole board with the archive may take
 * @param concurrency how many questions may be under way; more are refused, so that a slow archive holds up nobody else
 */
@Validated
@ConfigurationProperties("leaderboard.api.archive")
record ArchiveClientProperties(
        @DefaultValue("http://localhost:8002") URI url,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("10m") Duration verifyTimeout,
        @DefaultValue("16") @Min(1) int concurrency) {}
