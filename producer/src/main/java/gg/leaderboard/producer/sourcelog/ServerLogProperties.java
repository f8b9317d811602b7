package gg.leaderboard.producer.sourcelog;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.producer.UsageException;
import gg.leaderboard.producer.files.TextFile;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the {@code log} source.
 *
 * @param files paths, or {@code -} for standard input; read one after the other
 * @param matches numbers of generated matches; read before the files
 * @param speed factor by which the log is replayed faster than in real time; 0 for no delay
 * @param endsNow whether all times are shifted so that the last event happens now
 * @param follow whether the source waits for more lines at the end of the last file
 * @param gameId the {@code game_id} of all events
 * @param freeForAll whether players of the same team are enemies, as in deathmatch
 */
@Validated
@ConfigurationProperties("leaderboard.producer.log")
record ServerLogProperties(
        @DefaultValue List<String> files,
        @DefaultValue List<@Positive Integer> matches,
        @DefaultValue("0") @PositiveOrZero double speed,
        @DefaultValue("false") boolean endsNow,
        @DefaultValue("false") boolean follow,
        @DefaultValue("csgo") String gameId,
        @DefaultValue("false") boolean freeForAll) {

    ServerLogProperties {
        try {
            Rules.id("game", gameId);
        } catch (InvalidEventException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** The logs in order. @throws UsageException if one cannot be read, or the last one cannot be followed */
    List<TextFile> logs() {
        List<TextFile> logs = Stream.concat(
                        matches.stream().map(ServerLogProperties::match),
                        files.stream().map(TextFile::new))
                .toList();
        if (logs.isEmpty()) {
            throw new UsageException("The source log requires a file, for example --file=server.log, or --match=1");
        }
        int whole = follow ? logs.size() - 1 : logs.size();
        logs.subList(0, whole).forEach(TextFile::requireReadable);
        logs.subList(whole, logs.size()).forEach(TextFile::requireFollowable);
        return logs;
    }

    private static TextFile match(int number) {
        return TextFile.inMemory("match " + number, GeneratedMatch.of(number).log());
    }
}
