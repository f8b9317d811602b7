@NullMarked
package gg.leaderboard.api.legacy;

import org.jspecify.annotations.NullMarked;
