/** What applies to every request of the archive: problem details (RFC 9457), origins, parameters and bodies. */
@NullMarked
package gg.leaderboard.archive.web;

import org.jspecify.annotations.NullMarked;
