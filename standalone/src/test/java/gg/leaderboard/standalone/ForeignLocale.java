package gg.leaderboard.standalone;

import java.util.List;

/**
 * Locales under which the tests start the program. Nepali and Egyptian Arabic have digits that are not ASCII. In Turkish
 * the capital of i is not I.
 */
enum ForeignLocale {
    NEPALI("ne", "NP"),
    ARABIC("ar", "EG"),
    TURKISH("tr", "TR");

    private final List<String> jvmOptions;

    ForeignLocale(String language, String country) {
        jvmOptions = List.of("-Duser.language=" + language, "-Duser.country=" + country);
    }

    List<String> jvmOptions() {
        return jvmOptions;
    }
}
