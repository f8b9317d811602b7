package gg.leaderboard.standings.ban;

/** A player and the player's current bans. */
public record BannedPlayer(String playerId, Bans bans) {}
