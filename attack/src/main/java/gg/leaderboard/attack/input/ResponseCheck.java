package gg.leaderboard.attack.input;

import gg.leaderboard.attack.oracle.PlainJson;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks the rules for every response. */
public final class ResponseCheck {

    private static final int PROBLEMS_BEGIN = 400;
    private static final int UNAVAILABLE = 503;

    // A quotation of 200 characters and the text around it.
    private static final int LONGEST_DETAIL = 600;

    private static final Pattern LIBRARY = Pattern.compile(
            "\\b(java|javax|jakarta|tools\\.jackson|com\\.fasterxml|org\\.(apache|springframework|postgresql)|io\\.lettuce)\\.[a-z]"
                    + "|\\b\\w+(Exception|Constraints|Feature|Deserializer|JsonNode|JsonParser)\\b|^\\s+at \\w+\\.");

    private ResponseCheck() {}

    /** @throws AssertionError naming the fault of {@code answer} */
    static void check(RawResponse answer, boolean head) {
        int status = answer.status();
        if (status >= 500 && status != UNAVAILABLE) {
            throw new AssertionError("answered " + status + "\n" + answer.text());
        }
        if (head || status < 200 || status == 204 || status == 304) {
            return;
        }
        if (status >= PROBLEMS_BEGIN) {
            checkProblem(answer);
        } else if (answer.contentType().endsWith("json")) {
            parse(answer);
        }
    }

    private static void checkProblem(RawResponse answer) {
        if (!answer.contentType().equals("application/problem+json")) {
            throw new AssertionError("an error of type \"" + answer.contentType() + "\"\n" + answer.status() + " "
                    + answer.headers() + " " + answer.text());
        }
        Map<String, Object> problem = PlainJson.object(parse(answer));
        if (!String.valueOf(answer.status()).equals(String.valueOf(problem.get("status")))) {
            throw new AssertionError("a problem without its status\n" + answer.status() + " " + answer.text());
        }
        String error = PlainJson.text(problem.get("error")).orElse("");
        if (error.isEmpty()) {
            throw new AssertionError("a problem without error\n" + answer.text());
        }
        checkMessage(error);
    }

    /**
     * Checks the message of a problem.
     *
     * @throws AssertionError if a message quotes too much or names a class of a library
     */
    public static void checkMessage(String message) {
        if (message.length() > LONGEST_DETAIL) {
            throw new AssertionError("an error of more than " + LONGEST_DETAIL + " characters\n" + message);
        }
        if (LIBRARY.matcher(message).find()) {
            throw new AssertionError("an error that names a class\n" + message);
        }
    }

    private static Object parse(RawResponse answer) {
        try {
            return PlainJson.parse(answer.body());
        } catch (PlainJson.NotJson e) {
            throw new AssertionError("an answer that is not JSON\n" + e.getMessage() + ": " + answer.text(), e);
        }
    }
}
