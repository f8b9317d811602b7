package gg.leaderboard.api.live;

import gg.leaderboard.api.leaderboard.Boards;
import gg.leaderboard.api.live.Subject.Overview;
import gg.leaderboard.api.problem.ProblemException;
import gg.leaderboard.events.InvalidEventException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection: what it asks for, and what it therefore watches. */
final class Client {

    private final Outbox outbox;
    private final Views views;
    private final Boards boards;
    private final Messages messages;
    private final LiveProperties properties;
    private final Set<Subject> watched = new HashSet<>();
    private final StringBuilder message = new StringBuilder();
    private boolean tooLong;
    private boolean gone;
    private final AtomicInteger unanswered = new AtomicInteger();

    Client(Outbox outbox, Views views, Boards boards, Messages messages, LiveProperties properties) {
        this.outbox = outbox;
        this.views = views;
        this.boards = boards;
        this.messages = messages;
        this.properties = properties;
    }

    /** Pings the client, or drops it if it has left too many pings unanswered. */
    void ping() {
        if (unanswered.getAndIncrement() < properties.maxUnanswered()) {
            outbox.answer(State.PING);
        } else {
            outbox.drop("did not answer pings");
        }
    }

    void ponged() {
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

    /** Takes a part of a message, and answers the message when it is whole. */
    synchronized void receive(String part, boolean last) {
        tooLong |= message.length() + part.length() > properties.maxMessage();
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
            if (!readable) {
                throw ProblemException.badRequest(
                        "A message may have at most " + properties.maxMessage() + " characters.");
            }
            answer(Request.read(whole));
        } catch (InvalidEventException e) {
            outbox.answer(messages.error(e.getMessage()));
        } catch (ProblemException e) {
            outbox.answer(messages.error(e.detail()));
        }
    }

    private void answer(Request request) {
        switch (request.type()) {
            case PING -> outbox.answer(messages.pong());
            case SUBSCRIBE -> subscribe(board(request), request.keepsOverview());
            case UNSUBSCRIBE -> unsubscribe(board(request));
            case SNAPSHOT -> views.showAgain(watched(board(request)), outbox);
            case FOLLOW -> follow(player(request));
            case UNFOLLOW -> unfollow(player(request));
        }
    }

    private Subject.Board board(Request request) {
        return new Subject.Board(request.board(), boards.window(request.window()));
    }

    private Subject.Player player(Request request) {
        return new Subject.Player(board(request), request.player(), request.top());
    }

    private void subscribe(Subject.Board board, boolean keepOverview) {
        boards.require(board.id());
        checkRoomFor(board);
        if (!keepOverview) {
            unwatch(Overview.ONLY);
        }
        watched.add(board);
        outbox.answer(messages.ok("subscribed", board));
        watch(board);
    }

    private void unsubscribe(Subject.Board board) {
        boolean lastOne = watched.remove(board) && subscriptions() == 0;
        unwatch(board);
        outbox.answer(messages.ok("unsubscribed", board));
        if (lastOne) {
            watch(Overview.ONLY);
        }
    }

    private void follow(Subject.Player player) {
        boards.require(player.board().id());
        checkRoomFor(player);
        watched.add(player);
        outbox.answer(messages.ok("following", player));
        watch(player);
    }

    // Whatever the top was that somebody asked to hear of.
    private void unfollow(Subject.Player player) {
        List<Subject.Player> followed = watched.stream()
                .filter(Subject.Player.class::isInstance)
                .map(Subject.Player.class::cast)
                .filter(p -> p.board().equals(player.board()) && p.playerId().equals(player.playerId()))
                .toList();
        followed.forEach(watched::remove);
        followed.forEach(this::unwatch);
        outbox.answer(messages.ok("unfollowed", player));
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
                    + " leaderboards and players; give up another first.");
        }
    }

    private void watch(Subject subject) {
        outbox.open(subject);
        views.join(subject, outbox);
    }

    private void unwatch(Subject subject) {
        views.leave(subject, outbox);
        outbox.shut(subject);
    }
}
