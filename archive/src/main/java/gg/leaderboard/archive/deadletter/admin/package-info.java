/** Administration of dead letters: list, edit, resend, discard. */
@NullMarked
package gg.leaderboard.archive.deadletter.admin;

import org.jspecify.annotations.NullMarked;
