/** The {@code log} source: reads logs of game servers, and generates such logs. */
@NullMarked
package gg.leaderboard.producer.sourcelog;

import org.jspecify.annotations.NullMarked;
