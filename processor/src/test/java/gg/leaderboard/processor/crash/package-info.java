/** Shows that no crash, redelivery, frozen processor or lost write makes an event count other than once. */
@NullMarked
package gg.leaderboard.processor.crash;

import org.jspecify.annotations.NullMarked;
