/** Tests the services together. Each runs as it would run alone. */
@NullMarked
package gg.leaderboard.standalone.system;

import org.jspecify.annotations.NullMarked;
