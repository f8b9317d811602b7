/** Operators' actions on players: remove them from a leaderboard, hide them from all, or erase them. */
@NullMarked
package gg.leaderboard.api.moderation;

import org.jspecify.annotations.NullMarked;
