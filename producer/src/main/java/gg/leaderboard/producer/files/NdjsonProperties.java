package gg.leaderboard.producer.files;

import gg.leaderboard.events.mapping.InvalidMappingException;
import gg.leaderboard.events.mapping.Mapping;
import gg.leaderboard.log.inlet.MappingFile;
import gg.leaderboard.producer.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the {@code ndjson} source.
 *
 * @param files paths, or {@code -} for standard input; read one after the other
 * @param asIs whether lines are sent without being parsed, to test the handling of invalid records
 * @param mapping built-in mapping or file that turns a line into an event; not given if the lines are events
 */
@ConfigurationProperties("leaderboard.producer.ndjson")
record NdjsonProperties(
        @DefaultValue List<String> files,
        @DefaultValue("false") boolean asIs,
        @Nullable String mapping) {

    Mapping mappingOrNone() {
        if (mapping == null) {
            return Mapping.NONE;
        }
        if (asIs) {
            throw new UsageException("--as-is and --mapping cannot be combined");
        }
        try {
            return MappingFile.read(mapping);
        } catch (InvalidMappingException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    List<TextFile> textFiles() {
        if (files.isEmpty()) {
            throw new UsageException(
                    "The source ndjson requires a file, for example --file=events.ndjson, or - for standard input");
        }
        return files.stream().map(TextFile::new).map(TextFile::requireReadable).toList();
    }
}
