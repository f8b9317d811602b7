/** Tokens of players: issued to game servers for the players of their games, and checked in later calls. */
@NullMarked
package gg.leaderboard.api.token;

import org.jspecify.annotations.NullMarked;
