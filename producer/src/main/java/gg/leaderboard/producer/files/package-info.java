/** Sources that read lines from files and standard input. */
@NullMarked
package gg.leaderboard.producer.files;

import org.jspecify.annotations.NullMarked;
