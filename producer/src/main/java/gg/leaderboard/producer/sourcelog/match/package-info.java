/** Generated logs in the manner of every kind of server, together with what they must come to. */
@NullMarked
package gg.leaderboard.producer.sourcelog.match;

import org.jspecify.annotations.NullMarked;
