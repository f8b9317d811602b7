/** The definitions of boards, archived: what the topic holds must exist more than once. */
@NullMarked
package gg.leaderboard.archive.definition;

import org.jspecify.annotations.NullMarked;
