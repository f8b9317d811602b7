/** Common HTTP code of the archive: problem details (RFC 9457), origins, parameters and topic ids. */
@NullMarked
package gg.leaderboard.archive.web;

import org.jspecify.annotations.NullMarked;
