/** Records of other systems that become events: which of their values are which fields. */
@NullMarked
package gg.leaderboard.events.mapping;

import org.jspecify.annotations.NullMarked;
