package gg.leaderboard.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentVariableAliasesTest {

    private static Map<String, Object> properties(Map<String, Object> variables) {
        return EnvironmentVariableAliases.properties(variables);
    }

    @Test
    void brokers_have_two_names() {
        assertThat(properties(Map.of("KAFKA_BROKERS", "a:9092,b:9092")))
                .isEqualTo(Map.of("spring.kafka.bootstrap-servers", "a:9092,b:9092"));
        assertThat(properties(Map.of("KAFKA_BROKERS", "a:9092", "KAFKA_BOOTSTRAP_SERVERS", "b:9092")))
                .isEqualTo(Map.of("spring.kafka.bootstrap-servers", "b:9092"));
    }

    @Test
    void a_kafka_user_logs_in_and_quotes_in_a_password_are_kept() {
        Map<String, Object> properties = properties(
                Map.of("KAFKA_USERNAME", "ada", "KAFKA_PASSWORD", "a\"b\\c", "KAFKA_SECURITY_PROTOCOL", "SASL_SSL"));

        assertThat(properties)
                .containsEntry("spring.kafka.security.protocol", "SASL_SSL")
                .containsEntry("spring.kafka.properties.sasl.mechanism", "PLAIN")
                .containsEntry(
                        "spring.kafka.properties.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"ada\""
                                + " password=\"a\\\"b\\\\c\";");
    }

    @Test
    void another_sasl_mechanism_has_its_login_and_selects_a_protocol_with_login() {
        assertThat(properties(Map.of("KAFKA_USERNAME", "ada", "KAFKA_SASL_MECHANISM", "SCRAM-SHA-512")))
                .containsEntry("spring.kafka.security.protocol", "SASL_PLAINTEXT")
                .containsEntry("spring.kafka.properties.sasl.mechanism", "SCRAM-SHA-512")
                .hasEntrySatisfying(
                        "spring.kafka.properties.sasl.jaas.config",
                        login -> assertThat(login.toString()).contains("ScramLoginModule"));
    }

    @Test
    void redis_is_given_by_host_and_port_or_by_both_in_one_variable() {
        assertThat(properties(Map.of("REDIS_ADDR", "redis:6380", "REDIS_PASSWORD", "s")))
                .isEqualTo(Map.of(
                        "spring.data.redis.host", "redis",
                        "spring.data.redis.port", "6380",
                        "spring.data.redis.password", "s"));
        assertThat(properties(Map.of("REDIS_ADDR", "redis"))).isEqualTo(Map.of("spring.data.redis.host", "redis"));
        assertThat(properties(Map.of("REDIS_ADDR", "::1"))).isEqualTo(Map.of("spring.data.redis.host", "::1"));
        assertThat(properties(Map.of("REDIS_ADDR", "[::1]:6380")))
                .isEqualTo(Map.of("spring.data.redis.host", "[::1]", "spring.data.redis.port", "6380"));
        assertThat(properties(Map.of("REDIS_HOST", "cache", "REDIS_PORT", "1", "REDIS_ADDR", "redis:2")))
                .isEqualTo(Map.of("spring.data.redis.host", "cache", "spring.data.redis.port", "1"));
    }

    @Test
    void a_database_has_two_sets_of_names() {
        assertThat(properties(Map.of(
                        "DB_HOST", "db", "DB_PORT", "5433", "DB_NAME", "my games", "DB_USER", "u", "DB_PASSWORD", "p")))
                .isEqualTo(Map.of(
                        "spring.datasource.url", "jdbc:postgresql://db:5433/my+games",
                        "spring.datasource.username", "u",
                        "spring.datasource.password", "p"));
        assertThat(properties(Map.of("POSTGRES_HOST", "pg", "POSTGRES_USER", "u", "POSTGRES_PASSWORD", "p")))
                .isEqualTo(Map.of(
                        "spring.datasource.url", "jdbc:postgresql://pg:5432/leaderboard",
                        "spring.datasource.username", "u",
                        "spring.datasource.password", "p"));
        assertThat(properties(Map.of("POSTGRES_PORT", "5434", "POSTGRES_DB", "games")))
                .isEqualTo(Map.of("spring.datasource.url", "jdbc:postgresql://localhost:5434/games"));
    }

    @Test
    void empty_variables_and_those_of_kubernetes_services_have_no_effect() {
        assertThat(properties(Map.of("REDIS_HOST", "", "DB_PASSWORD", " ", "REDIS_PORT", "tcp://10.0.0.1:6379")))
                .isEmpty();
    }

    @Test
    void an_invalid_port_is_reported_with_its_variable() {
        assertThatThrownBy(() -> properties(Map.of("DB_PORT", "many")))
                .hasMessage("DB_PORT must hold a port; was \"many\"");
        assertThatThrownBy(() -> properties(Map.of("REDIS_ADDR", "redis:"))).hasMessageContaining("REDIS_ADDR");
        assertThatThrownBy(() -> properties(Map.of("REDIS_ADDR", "redis://:secret@redis:6379")))
                .as("it may hold a password")
                .hasMessage("REDIS_ADDR must be host:port or a host");
    }
}
