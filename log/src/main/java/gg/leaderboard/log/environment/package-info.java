/** Where every service takes its configuration from, beside what Spring Boot reads. */
@NullMarked
package gg.leaderboard.log.environment;

import org.jspecify.annotations.NullMarked;
