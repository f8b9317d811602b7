package gg.leaderboard.api.live;

import gg.leaderboard.api.leaderboard.Boards;
import gg.leaderboard.api.problem.ProblemException;
import java.util.HashSet;
import java.util.Set;

/** One connection: what it asks for, and what it therefore watches. */
final class Client {

    private final Outbox outbox;
    private final Views views;
    private final Boards boards;
    private final Messages messages;
    private final LiveProperties properties;
    private final Set<String> subscribed = new HashSet<>();
    private final StringBuilder message = new StringBuilder();
    private boolean tooLong;
    private boolean gone;

    Client(Outbox outbox, Views views, Boards boards, Messages messages, LiveProperties properties) {
        this.outbox = outbox;
        this.views = views;
        this.boards = boards;
        this.messages = messages;
        this.properties = properties;
    }

    synchronized void connected() {
        watch(Views.OVERVIEW);
    }

    synchronized void disconnected() {
        gone = true;
        subscribed.forEach(this::unwatch);
        unwatch(Views.OVERVIEW);
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
        } catch (ProblemException e) {
            outbox.answer(messages.error(e.detail()));
        }
    }

    private void answer(Request request) {
        switch (request.type()) {
            case PING -> outbox.answer(messages.pong());
            case SUBSCRIBE -> subscribe(request.board());
            case UNSUBSCRIBE -> unsubscribe(request.board());
        }
    }

    private void subscribe(String board) {
        boards.require(board);
        if (subscribed.size() >= properties.maxBoards() && !subscribed.contains(board)) {
            throw ProblemException.badRequest("One connection may watch at most " + properties.maxBoards()
                    + " leaderboards; unsubscribe from another first.");
        }
        if (subscribed.isEmpty()) {
            unwatch(Views.OVERVIEW);
        }
        subscribed.add(board);
        outbox.answer(messages.subscribed(board));
        watch(board);
    }

    private void unsubscribe(String board) {
        boolean lastOne = subscribed.remove(board) && subscribed.isEmpty();
        unwatch(board);
        outbox.answer(messages.unsubscribed(board));
        if (lastOne) {
            watch(Views.OVERVIEW);
        }
    }

    private void watch(String view) {
        outbox.open(view);
        views.join(view, outbox);
    }

    private void unwatch(String view) {
        views.leave(view, outbox);
        outbox.shut(view);
    }
}
