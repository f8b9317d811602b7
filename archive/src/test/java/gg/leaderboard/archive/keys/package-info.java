/** Tests that API keys survive the loss of their topic. */
@NullMarked
package gg.leaderboard.archive.keys;

import org.jspecify.annotations.NullMarked;
