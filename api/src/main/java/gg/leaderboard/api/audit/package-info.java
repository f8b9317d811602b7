/** Who changed what: the audit of the changes that operators and moderators make. */
@NullMarked
package gg.leaderboard.api.audit;

import org.jspecify.annotations.NullMarked;
