/**
 * How much a client may call: rates by group of calls, connections, and scores of a player on a board. Each process counts
 * in memory and shares its counts through Redis.
 */
@NullMarked
package gg.leaderboard.api.limit;

import org.jspecify.annotations.NullMarked;
