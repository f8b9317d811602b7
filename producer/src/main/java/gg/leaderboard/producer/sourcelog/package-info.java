/** The {@code log} source: server logs of Source-engine games (HL Log Standard). */
@NullMarked
package gg.leaderboard.producer.sourcelog;

import org.jspecify.annotations.NullMarked;
