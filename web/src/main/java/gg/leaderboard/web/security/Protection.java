package gg.leaderboard.web.security;

/**
 * Whether the callers of this service's port need keys or tokens.
 *
 * @param isOpen whether every caller may make every call
 */
public record Protection(boolean isOpen) {}
