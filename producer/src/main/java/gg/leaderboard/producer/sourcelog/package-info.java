/** The source that reads logs of game servers, and a generator of such logs. */
@NullMarked
package gg.leaderboard.producer.sourcelog;

import org.jspecify.annotations.NullMarked;
