/** The overview of the console: sources, topics, folds, stores and problems of the installation. */
@NullMarked
package gg.leaderboard.api.console;

import org.jspecify.annotations.NullMarked;
