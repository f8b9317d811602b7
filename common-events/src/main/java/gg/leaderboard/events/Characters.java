package gg.leaderboard.events;

import com.ibm.icu.text.UnicodeSet;

/**
 * What a reader sees of a character, by the Unicode properties of the library that this release comes with: another JDK judges
 * no differently.
 */
final class Characters {

    // Most text is ASCII, for which the tables need not be loaded.
    private static final int ASCII = 0x7F;

    private Characters() {}

    /** Whether a reader sees it when it stands alone. A combining mark needs a character before it. */
    static boolean isVisible(int c) {
        return c < ASCII ? c > ' ' : !Tables.INVISIBLE.contains(c);
    }

    /** Whether it is drawn on the character before it, such as an accent. Variation selectors are not drawn. */
    static boolean isMark(int c) {
        return c > ASCII && Tables.MARKS.contains(c);
    }

    /** Whether it may stand in a text of one line. */
    static boolean isPrintable(int c) {
        return c < ASCII ? c >= ' ' : !Tables.BREAKS_LINES.contains(c);
    }

    private static final class Tables {

        private static final UnicodeSet BREAKS_LINES = set("[[:Cc:][:Cs:][:Zl:][:Zp:]]");

        private static final UnicodeSet MARKS = set("[[:M:]-[:Default_Ignorable_Code_Point:]]");

        // No property says that these four have an empty glyph: BRAILLE PATTERN BLANK, the two EGYPTIAN HIEROGLYPH
        // BLANKs, and MUSICAL SYMBOL NULL NOTEHEAD. They count as symbols and letters.
        private static final String BLANKS = "\\u2800\\U00013441\\U00013442\\U0001D159";

        // Unassigned and private characters pass: they are drawn as a box or by the game's own font. A newer Unicode
        // must not make an old record valid.
        private static final UnicodeSet INVISIBLE = set("[[:Default_Ignorable_Code_Point:][:White_Space:][:M:]"
                + "[:Cc:][:Cf:][:Cs:][:Zl:][:Zp:][:Zs:][:Noncharacter_Code_Point:]" + BLANKS + "]");

        private static UnicodeSet set(String pattern) {
            return new UnicodeSet(pattern).freeze();
        }
    }
}
