/** The definitions of boards: read before every batch that is folded, and kept beside the standings. */
@NullMarked
package gg.leaderboard.processor.definition;

import org.jspecify.annotations.NullMarked;
