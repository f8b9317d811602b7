/** What operators can do with dead letters. */
@NullMarked
package gg.leaderboard.archive.resend;

import org.jspecify.annotations.NullMarked;
