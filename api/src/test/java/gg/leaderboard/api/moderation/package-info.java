@NullMarked
package gg.leaderboard.api.moderation;

import org.jspecify.annotations.NullMarked;
