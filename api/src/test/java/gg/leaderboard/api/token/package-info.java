@NullMarked
package gg.leaderboard.api.token;

import org.jspecify.annotations.NullMarked;
