@NullMarked
package gg.leaderboard.web;

import org.jspecify.annotations.NullMarked;
