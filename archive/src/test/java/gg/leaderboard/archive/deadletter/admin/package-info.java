@NullMarked
package gg.leaderboard.archive.deadletter.admin;

import org.jspecify.annotations.NullMarked;
