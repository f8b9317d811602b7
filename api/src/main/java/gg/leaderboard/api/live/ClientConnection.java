package gg.leaderboard.api.live;

import gg.leaderboard.api.leaderboard.BoardCatalog;
import gg.leaderboard.api.leaderboard.ReadAccess;
import gg.leaderboard.api.limit.Buckets;
import gg.leaderboard.api.live.Subject.Overview;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.security.CallerSession;
import io.github.bucket4j.Bucket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.web.socket.CloseStatus;

/** One WebSocket connection: handles its requests and holds its subscriptions. */
final class ClientConnection {

    // Tokens of some issuers have several kilobytes.
    private static final int MOST_OF_TOKEN = 8 * 1024;
    private static final int MOST_WITH_TOKEN = MOST_OF_TOKEN + 128;

    private static final CloseStatus UNAUTHENTICATED =
            new CloseStatus(4401, "the API key or token is invalid, expired or revoked");
    private static final int FORBIDDEN = 4403;
    private static final String NO_PONG = "did not respond to pings";

    /** The reasons of {@link SendQueue#drop} for clients that are no longer there. */
    static final Set<String> GONE = Set.of(NO_PONG, SendQueue.CANNOT_SEND);

    private final SendQueue outbox;
    private final LiveViews views;
    private final BoardCatalog boards;
    private final ReadAccess access;
    private final MessageFactory messages;
    private final LiveProperties properties;
    private final CallerSession caller;
    private final Consumer<CloseStatus> end;
    private final Bucket parts;
    // Concurrent, because the check of the caller does not wait for a request.
    private final Set<Subject> watched = ConcurrentHashMap.newKeySet();
    private final StringBuilder message = new StringBuilder();
    private boolean tooLong;
    private boolean gone;
    private final AtomicInteger unanswered = new AtomicInteger();

    /** @param end disconnects the client; must not block */
    ClientConnection(
            SendQueue outbox,
            LiveViews views,
            BoardCatalog boards,
            ReadAccess access,
            MessageFactory messages,
            LiveProperties properties,
            CallerSession caller,
            Consumer<CloseStatus> end) {
        this.outbox = outbox;
        this.views = views;
        this.boards = boards;
        this.access = access;
        this.messages = messages;
        this.properties = properties;
        this.caller = caller;
        this.end = end;
        this.parts = Buckets.of(properties.messages());
    }

    /** Disconnects the client if its API key or token is no longer valid, or it may no longer read what it watches. */
    void checkCaller() {
        if (!caller.isValid()) {
            end.accept(UNAUTHENTICATED);
            return;
        }
        watched.stream()
                .map(Subject::boardId)
                .filter(board -> !access.isReadable(caller.caller(), board))
                .findAny()
                .ifPresent(board -> end.accept(
                        new CloseStatus(FORBIDDEN, "the client may no longer read the leaderboard " + board)));
    }

    /** Pings the client, or disconnects it if too many pings are unanswered. */
    void ping() {
        if (unanswered.getAndIncrement() < properties.maxUnanswered()) {
            outbox.reply(OutgoingMessage.PING);
        } else {
            outbox.drop(NO_PONG);
        }
    }

    void pongReceived() {
        unanswered.set(0);
    }

    synchronized void connected() {
        watch(Overview.ONLY);
    }

    synchronized void disconnected() {
        gone = true;
        watched.forEach(this::unwatch);
        unwatch(Overview.ONLY);
    }

    /** Receives a part of a message, and handles the message when it is complete. */
    synchronized void receive(String part, boolean last) {
        if (!parts.tryConsume(1)) {
            outbox.drop("sent more than " + properties.messages() + " messages");
            return;
        }
        tooLong |= message.length() + part.length() > Math.max(MOST_WITH_TOKEN, properties.maxMessage());
        if (!tooLong) {
            message.append(part);
        }
        if (last) {
            String whole = message.toString();
            boolean readable = !tooLong;
            message.setLength(0);
            tooLong = false;
            answer(whole, readable);
        }
    }

    private void answer(String whole, boolean readable) {
        if (gone) {
            return;
        }
        try {
            answer(read(whole, readable));
        } catch (InvalidEventException e) {
            outbox.reply(messages.error(LiveProblem.of(e.getMessage())));
        } catch (ProblemException e) {
            outbox.reply(messages.error(LiveProblem.of(e)));
        }
    }

    private ClientRequest read(String whole, boolean readable) {
        boolean isLong = whole.length() > properties.maxMessage();
        if (readable && (!isLong || whole.contains(ClientRequest.Type.AUTHENTICATE.label()))) {
            ClientRequest request = ClientRequest.read(whole);
            if (!isLong || request.type() == ClientRequest.Type.AUTHENTICATE) {
                return request;
            }
        }
        throw ProblemException.badRequest("A message may have at most " + properties.maxMessage()
                + " characters, and a token " + MOST_OF_TOKEN + ".");
    }

    private void answer(ClientRequest request) {
        switch (request.type()) {
            case PING -> outbox.reply(messages.pong());
            case SUBSCRIBE -> subscribe(board(request), request.keepsOverview());
            case UNSUBSCRIBE -> unsubscribe(board(request));
            case SNAPSHOT -> views.resend(watched(board(request)), outbox);
            case FOLLOW -> follow(player(request));
            case UNFOLLOW -> unfollow(player(request));
            case AUTHENTICATE -> authenticate(request.token());
        }
    }

    private void authenticate(String token) {
        if (caller.replace(token)) {
            outbox.reply(messages.authenticated());
        } else {
            end.accept(UNAUTHENTICATED);
        }
    }

    private Subject.Board board(ClientRequest request) {
        return new Subject.Board(request.board(), boards.window(request.window()));
    }

    private Subject.Player player(ClientRequest request) {
        return new Subject.Player(board(request), request.player(), request.top());
    }

    private void requireReadable(Subject.Board board) {
        access.check(caller.caller(), board.id());
        boards.require(board.id());
    }

    private void subscribe(Subject.Board board, boolean keepOverview) {
        requireReadable(board);
        checkRoomFor(board);
        if (!keepOverview) {
            unwatch(Overview.ONLY);
        }
        watched.add(board);
        outbox.reply(messages.ok(LiveMessage.Type.SUBSCRIBED, board));
        watch(board);
    }

    private void unsubscribe(Subject.Board board) {
        boolean lastOne = watched.remove(board) && subscriptions() == 0;
        unwatch(board);
        outbox.reply(messages.ok(LiveMessage.Type.UNSUBSCRIBED, board));
        if (lastOne) {
            watch(Overview.ONLY);
        }
    }

    private void follow(Subject.Player player) {
        requireReadable(player.board());
        checkRoomFor(player);
        watched.add(player);
        outbox.reply(messages.ok(LiveMessage.Type.FOLLOWING, player));
        watch(player);
    }

    // Ends every subscription to the player, regardless of its top.
    private void unfollow(Subject.Player player) {
        List<Subject.Player> followed = watched.stream()
                .filter(Subject.Player.class::isInstance)
                .map(Subject.Player.class::cast)
                .filter(p -> p.board().equals(player.board()) && p.playerId().equals(player.playerId()))
                .toList();
        followed.forEach(watched::remove);
        followed.forEach(this::unwatch);
        outbox.reply(messages.ok(LiveMessage.Type.UNFOLLOWED, player));
    }

    private Subject watched(Subject.Board board) {
        if (watched.contains(board)) {
            return board;
        }
        throw ProblemException.badRequest(
                "Subscribe to " + board.id() + " (" + board.window().label() + ") first.");
    }

    private long subscriptions() {
        return watched.stream().filter(Subject.Board.class::isInstance).count();
    }

    private void checkRoomFor(Subject subject) {
        if (watched.size() >= properties.maxSubscriptions() && !watched.contains(subject)) {
            throw ProblemException.badRequest("One connection may watch at most " + properties.maxSubscriptions()
                    + " leaderboards and players. Unsubscribe from one first.");
        }
    }

    private void watch(Subject subject) {
        outbox.addView(subject);
        views.subscribe(subject, outbox);
    }

    private void unwatch(Subject subject) {
        views.unsubscribe(subject, outbox);
        outbox.removeView(subject);
    }
}
