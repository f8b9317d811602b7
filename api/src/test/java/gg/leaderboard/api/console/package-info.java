@NullMarked
package gg.leaderboard.api.console;

import org.jspecify.annotations.NullMarked;
