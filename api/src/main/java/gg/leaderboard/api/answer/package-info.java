/** How reads of standings are answered: with how fresh they are, and only if the caller does not have the same already. */
@NullMarked
package gg.leaderboard.api.answer;

import org.jspecify.annotations.NullMarked;
