package gg.leaderboard.producer.sourcelog;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.producer.UsageException;
import gg.leaderboard.producer.lines.TextFile;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which logs are sent, and how.
 *
 * @param files paths, or {@code classpath:} and a resource; read one after the other
 * @param matches numbers of matches that come with the producer, 1 or 2; read before the files
 * @param speed so many times faster than it happened; 0 for at once
 * @param endsNow shift all times by the same so that the last is now when it is sent; else they stay as logged
 * @param follow wait for more when the last file ends
 * @param gameId the {@code game_id} of all events
 */
@Validated
@ConfigurationProperties("leaderboard.producer.log")
record LogProperties(
        @DefaultValue List<String> files,
        @DefaultValue List<Integer> matches,
        @DefaultValue("0") @PositiveOrZero double speed,
        @DefaultValue("false") boolean endsNow,
        @DefaultValue("false") boolean follow,
        @DefaultValue("csgo") String gameId) {

    LogProperties {
        try {
            Rules.id("game", gameId);
        } catch (InvalidEventException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** The logs in order; all can be read, or the last one followed. */
    List<TextFile> logs() {
        List<TextFile> logs = Stream.concat(
                        matches.stream().map(LogProperties::match),
                        files.stream().map(TextFile::new))
                .toList();
        if (logs.isEmpty()) {
            throw new UsageException("The source log needs a file, as in --file=server.log, or --match=1");
        }
        int whole = follow ? logs.size() - 1 : logs.size();
        logs.subList(0, whole).forEach(TextFile::readable);
        logs.subList(whole, logs.size()).forEach(TextFile::followable);
        return logs;
    }

    private static TextFile match(int number) {
        TextFile log = new TextFile("classpath:matches/match-" + number + ".log");
        if (!log.exists()) {
            throw new UsageException("There is no match " + number + "; there are 1 and 2");
        }
        return log;
    }
}
