/** Where every service takes its configuration from, in addition to what Spring Boot reads. */
@NullMarked
package gg.leaderboard.log.environment;

import org.jspecify.annotations.NullMarked;
