@NullMarked
package gg.leaderboard.producer.files;

import org.jspecify.annotations.NullMarked;
