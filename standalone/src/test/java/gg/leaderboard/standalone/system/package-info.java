/** The services together, each as it is when it runs alone. */
@NullMarked
package gg.leaderboard.standalone.system;

import org.jspecify.annotations.NullMarked;
