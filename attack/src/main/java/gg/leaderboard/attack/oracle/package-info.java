/** What the log must come to, by plain code that shares nothing with the product. */
@NullMarked
package gg.leaderboard.attack.oracle;

import org.jspecify.annotations.NullMarked;
