package gg.leaderboard.api.security;

import gg.leaderboard.api.security.RoleTable.Row;

/** The expected outcome of a call of a table. */
enum Expected {
    ALLOWED,
    /** The role suffices, but the board, game or player of the body does not belong to the caller. */
    NOT_OWN,
    UNKNOWN_CALLER,
    MISSING_ROLE;

    static Expected of(Row row, String principal) {
        return switch (principal) {
            case "expired", "revoked", "tampered" -> UNKNOWN_CALLER;
            case "none" -> row.cell("none").isEmpty() ? UNKNOWN_CALLER : ALLOWED;
            case "submit for another board" -> ofAnother(row.cell("submit"));
            case "another player" -> ofAnother(row.cell("player"));
            default -> row.cell(principal).isEmpty() ? MISSING_ROLE : ALLOWED;
        };
    }

    private static Expected ofAnother(String cell) {
        if (cell.isEmpty()) {
            return MISSING_ROLE;
        }
        return cell.startsWith("own ") ? NOT_OWN : ALLOWED;
    }
}
