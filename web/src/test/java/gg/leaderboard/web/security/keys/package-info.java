@NullMarked
package gg.leaderboard.web.security.keys;

import org.jspecify.annotations.NullMarked;
