/** Creates, lists, changes, resets and deletes leaderboards, within the configured limits. */
@NullMarked
package gg.leaderboard.api.board;

import org.jspecify.annotations.NullMarked;
