@NullMarked
package gg.leaderboard.api.answer;

import org.jspecify.annotations.NullMarked;
