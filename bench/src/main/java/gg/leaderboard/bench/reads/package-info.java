/** How fast standings are read over HTTP, beside what the same server and the same Redis do without us. */
@NullMarked
package gg.leaderboard.bench.reads;

import org.jspecify.annotations.NullMarked;
