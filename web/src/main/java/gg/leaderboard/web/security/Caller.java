package gg.leaderboard.web.security;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a call, and what they may do.
 *
 * @param id names the caller in logs, audits and limits: {@code key:ID} for an API key, {@code player:ID} for a player's token,
 *     {@code user:SUBJECT} for a token of the issuer, {@code local} while security is open, {@code anonymous} without credentials
 * @param sender names the caller in the ids of events. As {@code id}, but {@code key:NAME} for an API key, so that keys with the
 *     same name are one sender
 * @param boards the boards that the caller may write; empty for all
 * @param games the games whose events the caller may send; empty for all
 * @param player the player whose scores a caller with {@link Role#PLAYER} may send; otherwise null
 */
public record Caller(
        String id,
        String sender,
        Set<Role> roles,
        Set<String> boards,
        Set<String> games,
        @Nullable String player) {

    /** Every caller while security is open: all roles. */
    public static final Caller LOCAL = new Caller("local", EnumSet.allOf(Role.class), Set.of(), Set.of(), null);

    /** A caller without credentials, who may only read what is public. */
    public static final Caller ANONYMOUS = new Caller("anonymous", Set.of(), Set.of(), Set.of(), null);

    public Caller {
        roles = Set.copyOf(roles);
        boards = Set.copyOf(boards);
        games = Set.copyOf(games);
    }

    /** A caller whose id names the sender. */
    public Caller(String id, Set<Role> roles, Set<String> boards, Set<String> games, @Nullable String player) {
        this(id, id, roles, boards, games, player);
    }

    /** Whether the caller has sent valid credentials. */
    public boolean isIdentified() {
        return !equals(LOCAL) && !equals(ANONYMOUS);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean mayWriteBoard(String board) {
        return boards.isEmpty() || boards.contains(board);
    }

    public boolean mayWriteGame(@Nullable String game) {
        return games.isEmpty() || (game != null && games.contains(game));
    }
}
