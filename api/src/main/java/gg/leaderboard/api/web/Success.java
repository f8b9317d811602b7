package gg.leaderboard.api.web;

/** An answer that all is well. */
public record Success<T>(boolean success, T data) {

    public static <T> Success<T> of(T data) {
        return new Success<>(true, data);
    }

    /** Of a call that has nothing else to tell. */
    public static Success<Status> status(String status) {
        return of(new Status(status));
    }

    /** What was done, in a word. */
    public record Status(String status) {}
}
