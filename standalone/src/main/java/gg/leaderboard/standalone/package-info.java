/**
 * All servers and services in one JVM, for a machine that has only a JDK. Each service has its own Spring context.
 * This package only starts and connects them.
 */
@NullMarked
package gg.leaderboard.standalone;

import org.jspecify.annotations.NullMarked;
