package gg.leaderboard.log.consumer;

import java.sql.SQLException;

/** Advice to operators on problems that need their action. */
final class Remedy {

    private Remedy() {}

    /** A sentence to append to the message of {@code cause}; empty if operators can only wait. */
    static String of(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("No space left on device") || message.contains("MISCONF")) {
            return ". Free some space on its disk; the service then resumes by itself";
        }
        return cause instanceof SQLException sql && sql.getSQLState() != null ? of(sql.getSQLState()) : "";
    }

    // https://www.postgresql.org/docs/18/errcodes-appendix.html
    private static String of(String sqlState) {
        return switch (sqlState) {
            case "53100" -> ". Free some space on PostgreSQL's disk; the service then resumes by itself";
            case "42P01", "42703", "3F000" ->
                ". Tables of the archive are missing or were changed. Restore the database from a backup, or drop it"
                        + " and restart: the archive is then filled again from the records that Kafka still has";
            case "58P01", "58030", "XX001", "XX002" ->
                ". PostgreSQL cannot read its own files. Restore its directory from a backup, or delete it and restart:"
                        + " the archive is then filled again from the records that Kafka still has";
            default -> "";
        };
    }
}
