/** The servers and services as processes that can be killed and frozen, and the proxies between them. */
@NullMarked
package gg.leaderboard.faults.server;

import org.jspecify.annotations.NullMarked;
