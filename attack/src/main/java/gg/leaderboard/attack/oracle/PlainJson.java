package gg.leaderboard.attack.oracle;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses JSON as RFC 8259 defines it: UTF-8, no duplicate keys. The values are maps, lists, strings, booleans,
 * {@link BigInteger} for whole numbers, {@link Double} for other numbers, and {@link #NULL}.
 */
public final class PlainJson {

    /** The value of a JSON null. */
    public static final Object NULL = new Object();

    private static final int DEEPEST = 500;
    private static final int LONGEST_NUMBER = 1000;

    private final String text;
    private int at;
    private int depth;

    private PlainJson(String text) {
        this.text = text;
    }

    /** Parses {@code json}; throws {@link NotJson} if it is invalid. */
    public static Object parse(byte[] json) {
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new NotJson("not UTF-8", true);
        }
    }

    /** Does the same as {@link #parse(byte[])}. */
    public static Object parse(String json) {
        PlainJson parser = new PlainJson(json);
        Object value = parser.value();
        parser.space();
        if (parser.at < json.length()) {
            throw parser.wrong("something after the end");
        }
        return value;
    }

    /** Returns {@code value} if it is an object; an empty map otherwise. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    /** Returns {@code value} if it is a list; an empty list otherwise. */
    @SuppressWarnings("unchecked")
    public static List<Object> list(@Nullable Object value) {
        return value instanceof List ? (List<Object>) value : List.of();
    }

    /** Returns {@code value} if it is text. */
    public static Optional<String> text(@Nullable Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private Object value() {
        space();
        char c = peek();
        return switch (c) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", NULL);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        enter();
        if (!next('}')) {
            do {
                space();
                String key = string();
                space();
                expect(':');
                if (object.put(key, value()) != null) {
                    throw wrong("a key twice");
                }
                space();
            } while (next(','));
            expect('}');
        }
        depth--;
        return object;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        enter();
        if (!next(']')) {
            do {
                list.add(value());
                space();
            } while (next(','));
            expect(']');
        }
        depth--;
        return list;
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw wrong("nested too deeply");
        }
        at++;
        space();
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw wrong("a control character");
            }
            value.append(c == '\\' ? escaped() : c);
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("an unknown escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++, at++) {
            char c = peek();
            int digit = c > 'f' ? -1 : Character.digit(c, 16);
            if (digit < 0) {
                throw wrong("no hexadecimal digit");
            }
            code = 16 * code + digit;
        }
        return (char) code;
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("an unknown word");
        }
        at += word.length();
        return value;
    }

    private Object number() {
        int begin = at;
        next('-');
        int digits = at;
        skipDigits();
        if (at == digits || (text.charAt(digits) == '0' && at > digits + 1)) {
            throw wrong("no number");
        }
        boolean whole = true;
        if (next('.')) {
            whole = false;
            atLeastOneDigit();
        }
        if (next('e') || next('E')) {
            whole = false;
            if (!next('+')) {
                next('-');
            }
            int exponent = at;
            atLeastOneDigit();
            if (at - exponent > 8) {
                throw new NotJson("an exponent of many digits", true);
            }
        }
        if (at - begin > LONGEST_NUMBER) {
            throw new NotJson("a number of more than " + LONGEST_NUMBER + " digits", at - begin < LONGEST_NUMBER + 3);
        }
        String number = text.substring(begin, at);
        return whole ? new BigInteger(number) : (Object) Double.valueOf(number);
    }

    private void atLeastOneDigit() {
        int begin = at;
        skipDigits();
        if (at == begin) {
            throw wrong("no digit");
        }
    }

    private void skipDigits() {
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean next(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(char c) {
        if (!next(c)) {
            throw wrong("no " + c);
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("nothing more");
        }
        return text.charAt(at);
    }

    private NotJson wrong(String what) {
        return new NotJson(what + " at " + at, false);
    }

    /** The reason why a text is not JSON. */
    public static final class NotJson extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean debatable;

        NotJson(String what, boolean debatable) {
            super(what, null, false, false);
            this.debatable = debatable;
        }

        /** Returns whether reputable parsers differ on the text. */
        public boolean isDebatable() {
            return debatable;
        }
    }
}
