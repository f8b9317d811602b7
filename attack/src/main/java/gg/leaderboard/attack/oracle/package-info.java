/** Computes what the log must result in, with simple code that shares nothing with the product. */
@NullMarked
package gg.leaderboard.attack.oracle;

import org.jspecify.annotations.NullMarked;
