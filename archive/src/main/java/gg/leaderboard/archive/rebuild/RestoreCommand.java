package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.web.ArchiveRequest;
import gg.leaderboard.archive.web.CommandHttp;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Has a running archive write back the definitions of leaderboards that Kafka has lost. */
public final class RestoreCommand {

    /** The first argument of the command line. */
    public static final String NAME = "restore";

    private static final String HELP = """
            restore [--forget]

            Writes leaderboards that PostgreSQL or Redis has, and the topic leaderboards has lost, back to the topic. With
            --forget they are written as deleted leaderboards.

            --url=http://localhost:8002    where the archive answers
            --ca=FILE                      PEM file with the certificates to trust at an https address
            """ + ArchiveRequest.HELP;
    private static final String URL = "--url=";
    private static final String AUTHORITIES = "--ca=";
    private static final String FORGET = "--forget";

    private RestoreCommand() {}

    /**
     * Runs the command to its end.
     *
     * @param arguments {@link #NAME} first
     * @return 0 on success, 1 if the archive refused or failed, 2 for unknown options
     */
    public static int run(PrintStream out, String... arguments) throws InterruptedException {
        String url = "http://localhost:8002";
        Path authorities = null;
        boolean forget = false;
        for (String option : Arrays.asList(arguments).subList(1, arguments.length)) {
            if (option.startsWith(URL)) {
                url = option.substring(URL.length());
            } else if (option.startsWith(AUTHORITIES)) {
                authorities = Path.of(option.substring(AUTHORITIES.length()));
            } else if (option.equals(FORGET)) {
                forget = true;
            } else {
                out.print(HELP);
                return option.equals("--help") ? 0 : 2;
            }
        }
        try {
            JsonNode done = RebuildCommand.send(
                    CommandHttp.trusting(authorities),
                    ArchiveRequest.to(URI.create(url).resolve("/api/v1/admin/restore/definitions?forget=" + forget))
                            .POST(BodyPublishers.noBody())
                            .build());
            out.printf(
                    "restored %d leaderboards%s%n", done.path("restored").asInt(), forget ? ", as deleted ones" : "");
            return 0;
        } catch (IOException | IllegalArgumentException | JacksonException e) {
            out.println(e.getMessage() == null ? "The archive does not respond." : e.getMessage());
            return 1;
        }
    }
}
