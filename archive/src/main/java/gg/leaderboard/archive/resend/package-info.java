/** What operators do with dead letters: look, edit, send again, discard. */
@NullMarked
package gg.leaderboard.archive.resend;

import org.jspecify.annotations.NullMarked;
