/** Hostile and ordinary HTTP, made from the service's own OpenAPI document. */
@NullMarked
package gg.leaderboard.attack.http;

import org.jspecify.annotations.NullMarked;
