/** What processors say of themselves once a second, so that those who read the standings know whether scores are counted. */
@NullMarked
package gg.leaderboard.standings.heartbeat;

import org.jspecify.annotations.NullMarked;
