package gg.leaderboard.archive.backup;

import gg.leaderboard.archive.web.ArchiveRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Options of the command line.
 *
 * @param authorities PEM file with the certificates to trust; null for those that Java trusts
 * @param restoresDefinitions whether definitions that Kafka has lost are written back first
 * @param checksums file for the checksum of each part of each board; null for none
 * @param patience longest time without progress, at least a second
 */
record VerifyOptions(
        URI url,
        @Nullable Path authorities,
        boolean restoresDefinitions,
        @Nullable Path checksums,
        Duration patience) {

    static final String HELP = """
            verify [--restore-definitions] [--checksums=FILE]

            Waits until the standings contain the whole log, and compares every leaderboard with the archive. Ends with 1 if one differs.
            While events arrive, up to 1,000 records may be missing when the comparison begins.
            With --restore-definitions, leaderboards that the topic leaderboards has lost are written back first. With --checksums, the
            checksum of each period is written to a file: two equal files are equal standings.

            --url=http://localhost:8002    where the archive answers
            --ca=FILE                      PEM file with the certificates to trust at an https address
            --patience=120                 seconds without progress until the command fails
            """ + ArchiveRequest.HELP;

    private static final String DEFINITIONS = "restore-definitions";
    private static final Set<String> VALUES = Set.of("url", "ca", "checksums", "patience");

    /** @throws IllegalArgumentException that names the wrong option */
    static VerifyOptions parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = argument.substring(0, equals < 0 ? argument.length() : equals)
                    .replaceFirst("^--", "");
            if (!argument.startsWith("--") || !(equals < 0 ? name.equals(DEFINITIONS) : VALUES.contains(name))) {
                throw new IllegalArgumentException(argument + " is not an option");
            }
            values.put(name, argument.substring(equals + 1));
        }
        String authorities = values.get("ca");
        String checksums = values.get("checksums");
        return new VerifyOptions(
                URI.create(values.getOrDefault("url", "http://localhost:8002")),
                authorities == null ? null : Path.of(authorities),
                values.containsKey(DEFINITIONS),
                checksums == null ? null : Path.of(checksums),
                seconds(values.getOrDefault("patience", "120")));
    }

    private static Duration seconds(String patience) {
        if (!patience.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("--patience must be a number of seconds; was " + patience);
        }
        return Duration.ofSeconds(Long.parseLong(patience));
    }
}
