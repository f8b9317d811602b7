package gg.leaderboard.api.web;

/** The response to a successful call. */
public record Success<T>(boolean success, T data) {

    public static <T> Success<T> of(T data) {
        return new Success<>(true, data);
    }

    /** The response of a call that returns no data. */
    public static Success<Status> status(String status) {
        return of(new Status(status));
    }

    /** The action that was done, as one word. */
    public record Status(String status) {}
}
