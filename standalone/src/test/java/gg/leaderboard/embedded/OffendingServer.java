package gg.leaderboard.embedded;

/** Depends on the locale in every possible way. */
@SuppressWarnings({"StringCaseLocaleUsage", "AnnotateFormatMethod"})
public final class OffendingServer {

    public static void main(String[] args) {
        System.out.println("port %d".formatted(args.length) + String.format("%d", args.length));
        System.out.println(args[0].toLowerCase() + args[0].toUpperCase());
    }
}
