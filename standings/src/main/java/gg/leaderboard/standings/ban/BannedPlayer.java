package gg.leaderboard.standings.ban;

/** A player with the bans in force. */
public record BannedPlayer(String playerId, Bans bans) {}
