/** Tests the workflows of continuous integration and releases, and their scripts. */
@NullMarked
package gg.leaderboard.workflows;

import org.jspecify.annotations.NullMarked;
