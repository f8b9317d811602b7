package gg.leaderboard.log;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ServerUrlCheckTest {

    @ParameterizedTest
    @CsvSource({
        "spring.data.redis.url, http://:secret@cache:6379",
        "spring.data.redis.url, redis://:secret",
        "spring.data.redis.url, redis://ada:sec ret@cache:6379",
        "spring.data.redis.url, secret",
        "spring.datasource.url, jdbc:postgresql://ada:secret@db:5432/leaderboard",
        "spring.datasource.url, jdbc:postgresql://ada:secret@db"
    })
    void an_invalid_url_is_rejected_without_its_value(String property, String url) {
        assertThatThrownBy(() -> check(property, url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(property)
                .hasMessageNotContainingAny("secret", "sec ret");
    }

    @ParameterizedTest
    @CsvSource({
        "spring.data.redis.url, redis://:secret@cache:6379",
        "spring.data.redis.url, rediss://ada:secret@cache:6379/1",
        "spring.data.redis.url, ''",
        "spring.datasource.url, jdbc:postgresql://db:5432/leaderboard?user=ada&password=a@b",
        "spring.datasource.url, jdbc:postgresql://db/leaderboard"
    })
    void a_valid_url_is_accepted(String property, String url) {
        assertThatCode(() -> check(property, url)).doesNotThrowAnyException();
    }

    private static void check(String property, String url) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(property, url)));
        new ServerUrlCheck().postProcessEnvironment(environment, new SpringApplication());
    }
}
