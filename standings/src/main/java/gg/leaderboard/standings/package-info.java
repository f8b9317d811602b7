/** The read model in Redis: how its keys are spelled and how it is spread over shards. */
@NullMarked
package gg.leaderboard.standings;

import org.jspecify.annotations.NullMarked;
