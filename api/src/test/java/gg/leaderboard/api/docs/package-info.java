@NullMarked
package gg.leaderboard.api.docs;

import org.jspecify.annotations.NullMarked;
