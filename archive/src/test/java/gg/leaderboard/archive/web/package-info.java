@NullMarked
package gg.leaderboard.archive.web;

import org.jspecify.annotations.NullMarked;
