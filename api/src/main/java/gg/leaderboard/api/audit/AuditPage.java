package gg.leaderboard.api.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the audit, the newest first.
 *
 * @param next cursor of the next page; null on the last page
 */
record AuditPage(List<AuditEntry> entries, @Nullable String next) {

    static final AuditPage EMPTY = new AuditPage(List.of(), null);
}
