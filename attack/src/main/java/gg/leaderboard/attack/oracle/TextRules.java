package gg.leaderboard.attack.oracle;

import java.util.Optional;

/** The documented rules for ids and names, for the characters that this code can classify. */
final class TextRules {

    private static final int MAX_ID = 128;
    private static final int MAX_NAME = 64;
    private static final int MAX_TEXT = 500;

    private enum CharacterKind {
        VISIBLE,
        MARK,
        SPACE,
        INVISIBLE,
        CONTROL,
        UNSURE
    }

    private TextRules() {}

    /** 1–128 visible characters. The first must not be a combining mark. */
    static ExpectedVerdict id(String value) {
        int length = value.codePointCount(0, value.length());
        if (length == 0 || length > MAX_ID) {
            return ExpectedVerdict.REFUSED;
        }
        ExpectedVerdict verdict = ExpectedVerdict.COUNTS;
        boolean first = true;
        for (int c : value.codePoints().toArray()) {
            CharacterKind look = look(c);
            if (look == CharacterKind.UNSURE) {
                verdict = ExpectedVerdict.OPEN;
            } else if (look != CharacterKind.VISIBLE && (look != CharacterKind.MARK || first)) {
                return ExpectedVerdict.REFUSED;
            }
            first = false;
        }
        return verdict;
    }

    /** 1–64 printable characters, at least one of them visible. */
    static ExpectedVerdict name(String value) {
        return printable(value, MAX_NAME);
    }

    /** The same rule as for a name, but up to 500 characters. */
    static ExpectedVerdict text(String value) {
        return printable(value, MAX_TEXT);
    }

    private static ExpectedVerdict printable(String value, int most) {
        int length = value.codePointCount(0, value.length());
        if (length == 0 || length > most) {
            return ExpectedVerdict.REFUSED;
        }
        boolean visible = false;
        boolean unsure = false;
        for (int c : value.codePoints().toArray()) {
            CharacterKind look = look(c);
            if (look == CharacterKind.CONTROL) {
                return ExpectedVerdict.REFUSED;
            }
            visible |= look == CharacterKind.VISIBLE;
            unsure |= look == CharacterKind.UNSURE;
        }
        if (unsure) {
            return ExpectedVerdict.OPEN;
        }
        return visible ? ExpectedVerdict.COUNTS : ExpectedVerdict.REFUSED;
    }

    static ExpectedVerdict optionalId(Optional<String> value) {
        return value.map(TextRules::id).orElse(ExpectedVerdict.COUNTS);
    }

    static ExpectedVerdict optionalName(Optional<String> value) {
        return value.map(TextRules::name).orElse(ExpectedVerdict.COUNTS);
    }

    private static CharacterKind look(int c) {
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xD800 && c < 0xE000) || c == 0x2028 || c == 0x2029) {
            return CharacterKind.CONTROL;
        }
        if (c == 0x20 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x3000) {
            return CharacterKind.SPACE;
        }
        if (c < 0x7F || isLetterOfCommonScript(c)) {
            return CharacterKind.VISIBLE;
        }
        if (c >= 0x0300 && c <= 0x036F && c != 0x034F) {
            return CharacterKind.MARK;
        }
        return isInvisible(c) ? CharacterKind.INVISIBLE : CharacterKind.UNSURE;
    }

    // Latin, Greek, Cyrillic, Chinese, Hangul and emoji. They have been in Unicode for so long that all implementations
    // agree.
    private static boolean isLetterOfCommonScript(int c) {
        return (c >= 0xA1 && c <= 0x024F && c != 0xAD)
                || (c >= 0x0391 && c <= 0x03A1)
                || (c >= 0x03A3 && c <= 0x03CE)
                || (c >= 0x0410 && c <= 0x044F)
                || (c >= 0x4E00 && c <= 0x9FA5)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0x1F600 && c <= 0x1F64F)
                || c == 0x2603;
    }

    private static boolean isInvisible(int c) {
        return c == 0xAD
                || c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x2064)
                || c == 0x2800
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFEFF
                || c == 0xFFA0;
    }
}
