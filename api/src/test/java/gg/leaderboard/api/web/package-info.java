@NullMarked
package gg.leaderboard.api.web;

import org.jspecify.annotations.NullMarked;
