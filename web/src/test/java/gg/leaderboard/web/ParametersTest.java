package gg.leaderboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private static final MinimalService SERVICE = MinimalService.start();

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "x=%ff", "x=%zz", "%ff=1", "x=%", "x=1&=2", "x=%ED%A0%80", "x=%C0%80"})
    void invalid_query_parameters_are_a_problem(String query) throws IOException {
        assertRefused(query);
    }

    @Test
    void too_many_parameters_are_a_problem() throws IOException {
        assertRefused("x=1&".repeat(1001));
        assertThat(get("x=1&".repeat(999))).startsWith("HTTP/1.1 200 ");
    }

    private static void assertRefused(String query) throws IOException {
        assertThat(get(query))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json")
                .contains("\"status\":400")
                .contains("at most 1000")
                .doesNotContain("Exception")
                .hasSizeLessThan(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "x=", "&&x=1", "x=a=b", "x=%2B%26%3D", "x=%E2%98%83"})
    void other_parameters_are_read(String query) throws IOException {
        assertThat(get(query)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({
        "a%5Cb,a\\\\b",
        "a%2Fb,a/b",
        "a%252Fb,a%2Fb",
        "%2e%2e,..",
        "..,..",
        ".,.",
        "a;b,a;b",
        "a%3Bb;c;,a;b;c;",
        "%25,%",
        "%3F%23,?#",
        "a+b,a+b",
        "%E2%98%83,☃"
    })
    void an_id_in_a_url_may_contain_any_visible_character(String encoded, String id) throws IOException {
        assertThat(SERVICE.send(MinimalService.get("/players/" + encoded, "localhost")))
                .startsWith("HTTP/1.1 200 ")
                .contains("{\"player\":\"" + id + "\"}");
    }

    private static String get(String query) throws IOException {
        return SERVICE.send(MinimalService.get("/hello?" + query, "localhost"));
    }
}
