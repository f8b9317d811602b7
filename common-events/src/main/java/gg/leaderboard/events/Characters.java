package gg.leaderboard.events;

import com.ibm.icu.text.UnicodeSet;

/**
 * Visibility of characters, by the Unicode properties of the bundled ICU library, so that the result does not depend on the
 * JDK.
 */
final class Characters {

    // Most text is ASCII, which needs no tables.
    private static final int ASCII = 0x7F;

    private Characters() {}

    /** Whether {@code c} is visible on its own. A combining mark is not: it needs a character before it. */
    static boolean isVisible(int c) {
        return c < ASCII ? c > ' ' : !Tables.INVISIBLE.contains(c);
    }

    /** Whether {@code c} is a combining mark, such as an accent. Variation selectors are not: they are invisible. */
    static boolean isMark(int c) {
        return c > ASCII && Tables.MARKS.contains(c);
    }

    /** Whether {@code c} is allowed in a text of one line. */
    static boolean isPrintable(int c) {
        return c < ASCII ? c >= ' ' : !Tables.BREAKS_LINES.contains(c);
    }

    private static final class Tables {

        private static final UnicodeSet BREAKS_LINES = set("[[:Cc:][:Cs:][:Zl:][:Zp:]]");

        private static final UnicodeSet MARKS = set("[[:M:]-[:Default_Ignorable_Code_Point:]]");

        // No property says that these four have an empty glyph: BRAILLE PATTERN BLANK, the two EGYPTIAN HIEROGLYPH
        // BLANKs, and MUSICAL SYMBOL NULL NOTEHEAD. They count as symbols and letters.
        private static final String BLANKS = "\\u2800\\U00013441\\U00013442\\U0001D159";

        // Unassigned and private-use characters are visible: they are drawn as a box or by the game's own font. So a
        // newer Unicode version cannot make an old record valid.
        private static final UnicodeSet INVISIBLE = set("[[:Default_Ignorable_Code_Point:][:White_Space:][:M:]"
                + "[:Cc:][:Cf:][:Cs:][:Zl:][:Zp:][:Zs:][:Noncharacter_Code_Point:]" + BLANKS + "]");

        private static UnicodeSet set(String pattern) {
            return new UnicodeSet(pattern).freeze();
        }
    }
}
