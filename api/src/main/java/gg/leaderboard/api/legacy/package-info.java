/**
 * The endpoints of existing clients: {@code /api/leaderboard}, {@code /score}, {@code /topk} and {@code /rank}. They
 * are a layer on top of the other packages, none of which depends on this one.
 */
@NullMarked
package gg.leaderboard.api.legacy;

import org.jspecify.annotations.NullMarked;
