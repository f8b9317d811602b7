package gg.leaderboard.producer.ndjson;

import gg.leaderboard.producer.UsageException;
import gg.leaderboard.producer.lines.TextFile;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which events are sent.
 *
 * @param files paths, or {@code -} for standard input; read one after the other
 * @param asIs send every line unread, to see what becomes of bad ones
 */
@ConfigurationProperties("leaderboard.producer.ndjson")
record NdjsonProperties(
        @DefaultValue List<String> files,
        @DefaultValue("false") boolean asIs) {

    List<TextFile> texts() {
        if (files.isEmpty()) {
            throw new UsageException("The source ndjson needs a file, as in --file=events.ndjson, or - for its input");
        }
        return files.stream().map(TextFile::new).map(TextFile::readable).toList();
    }
}
