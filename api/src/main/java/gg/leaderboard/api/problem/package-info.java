/** Every error as RFC 9457 {@code application/problem+json}, whoever finds it: our code, Spring or Tomcat. */
@NullMarked
package gg.leaderboard.api.problem;

import org.jspecify.annotations.NullMarked;
