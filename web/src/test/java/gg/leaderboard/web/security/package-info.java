@NullMarked
package gg.leaderboard.web.security;

import org.jspecify.annotations.NullMarked;
