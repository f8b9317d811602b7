/** Whether a comparison of standings and archive finds what differs, and nothing else. */
@NullMarked
package gg.leaderboard.archive.verify;

import org.jspecify.annotations.NullMarked;
