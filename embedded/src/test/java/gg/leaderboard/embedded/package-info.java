@NullMarked
package gg.leaderboard.embedded;

import org.jspecify.annotations.NullMarked;
