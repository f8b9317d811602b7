/** Cross-cutting concerns of requests: problem details (RFC 9457), headers, origins, static files and connections. */
@NullMarked
package gg.leaderboard.api.web;

import org.jspecify.annotations.NullMarked;
