@NullMarked
package gg.leaderboard.api.security;

import org.jspecify.annotations.NullMarked;
