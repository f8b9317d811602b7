package gg.leaderboard.log.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Metrics in a format of Prometheus.
 *
 * @param contentType the format
 */
public record MetricsText(String contentType, byte[] bytes) {

    private static final ExpositionFormats FORMATS = ExpositionFormats.init();

    /** Writes metrics in the format that the header {@code Accept} of a request names, by default as text. */
    public static MetricsText of(MetricSnapshots metrics, @Nullable String accept) {
        ExpositionFormatWriter writer = FORMATS.findWriter(accept);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writer.write(bytes, metrics, EscapingScheme.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MetricsText(writer.getContentType(), bytes.toByteArray());
    }
}
