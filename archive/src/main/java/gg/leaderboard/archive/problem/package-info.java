/** Errors as clients see them: RFC 9457, as the api has them. */
@NullMarked
package gg.leaderboard.archive.problem;

import org.jspecify.annotations.NullMarked;
