/** Creates, lists and revokes API keys, over HTTP and from the command line. */
@NullMarked
package gg.leaderboard.api.keys;

import org.jspecify.annotations.NullMarked;
