package gg.leaderboard.attack.access;

import gg.leaderboard.attack.access.AttackCaller.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Who calls the system, and which answers each caller may get. */
public final class Access {

    // The answers to requests that are refused before anyone looks at their caller.
    private static final Set<Integer> NOT_UNDERSTOOD =
            Set.of(400, 405, 406, 408, 411, 413, 414, 415, 417, 421, 426, 429, 431, 501, 503);

    private static final AttackCaller ANYONE = new AttackCaller("anyone", "none", null, Kind.VALID);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final @Nullable CallTable table;
    private final List<AttackCaller> callers;
    private final AttackCaller operator;

    private Access(@Nullable CallTable table, List<AttackCaller> callers, AttackCaller operator) {
        this.table = table;
        this.callers = List.copyOf(callers);
        this.operator = operator;
    }

    /** Everyone may do everything. */
    public static Access open() {
        return new Access(null, List.of(ANYONE), ANYONE);
    }

    /**
     * Calls need credentials.
     *
     * @param document the text of docs/SECURITY.md with the table of calls
     * @param callers all of them attack; the first one whose role is operate also checks the results
     */
    public static Access by(String document, List<AttackCaller> callers) {
        return new Access(
                new CallTable(document),
                callers,
                callers.stream()
                        .filter(caller -> caller.role().equals("operate") && caller.kind() == Kind.VALID)
                        .findFirst()
                        .orElseThrow());
    }

    /** One of the callers. */
    public AttackCaller any(RandomGenerator random) {
        return callers.get(random.nextInt(callers.size()));
    }

    /** A caller who may make every read. */
    public AttackCaller operator() {
        return operator;
    }

    /**
     * Checks whether a caller may get this answer.
     *
     * @param target path and query of the request
     * @param body returns the body of the answer
     * @throws AssertionError if the caller may not make the call but it succeeded, or may make it but was not recognized
     */
    public void check(AttackCaller caller, String method, String target, int status, Supplier<String> body) {
        CallTable documented = table;
        if (documented == null || NOT_UNDERSTOOD.contains(status) || method.equals("OPTIONS")) {
            return;
        }
        String path = target.split("\\?", 2)[0];
        Optional<CallTable.Row> row = documented.find(method, path);
        String cell =
                row.map(known -> known.cell(caller.role())).orElse(caller.role().equals("operate") ? "yes" : "");
        boolean isPlain = !path.contains("..") && !path.contains(";") && !path.contains("//") && !path.contains("%2e");
        boolean refused = status == UNAUTHORIZED || status == FORBIDDEN;
        if (caller.kind() == Kind.INVALID) {
            require(refused, caller, "an invalid credential was accepted", status);
        } else if (cell.isEmpty()) {
            // Other paths may be of no call, or of another one.
            boolean unknown = row.isEmpty() && isRead(method) && (!isPlain || status == NOT_FOUND);
            require(refused || unknown, caller, "a call succeeded without its role", status);
        } else if (cell.startsWith("own ") && caller.kind() == Kind.OF_OTHER_BOARDS) {
            require(
                    status > UNAUTHORIZED
                            || (path.endsWith("/batch") && !body.get().contains("\"event_id\"")),
                    caller,
                    "a call succeeded for the board of another caller",
                    status);
        } else {
            require(status != UNAUTHORIZED, caller, "a valid credential was not accepted", status);
        }
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static void require(boolean holds, AttackCaller caller, String finding, int status) {
        if (!holds) {
            throw new AssertionError(finding + "\n" + caller.name() + " got " + status);
        }
    }
}
