@NullMarked
package gg.leaderboard.api.event;

import org.jspecify.annotations.NullMarked;
