package gg.leaderboard.standalone.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The users and roles that the document on security recommends. */
final class SecurityDocument {

    private static final Path FILE = Path.of("../docs/SECURITY-WIRE.md");

    private SecurityDocument() {}

    /** The lines of Redis's file of users, each without its first word. */
    static List<String> redisUsers(String password) {
        return block("acl")
                .lines()
                .map(line -> line.substring("user ".length()).replace(">PASSWORD", ">" + password))
                .toList();
    }

    /** The statements that create the roles of PostgreSQL. */
    static String postgresRoles(String password) {
        return block("sql").replace("'PASSWORD'", "'" + password + "'");
    }

    private static String block(String language) {
        try {
            String fence = "\n```";
            return Files.readString(FILE).split(fence + language + "\n")[1].split(fence)[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
