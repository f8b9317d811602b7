@NullMarked
package gg.leaderboard.api.audit;

import org.jspecify.annotations.NullMarked;
