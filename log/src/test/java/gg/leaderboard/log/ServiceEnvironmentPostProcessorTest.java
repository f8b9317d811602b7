package gg.leaderboard.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;

class ServiceEnvironmentPostProcessorTest {

    private static final class Nothing {}

    @TempDir
    Path directory;

    private ConfigurableApplicationContext service(Map<String, Object> variables, String... arguments) {
        StandardEnvironment environment = new StandardEnvironment() {
            @Override
            public Map<String, Object> getSystemEnvironment() {
                return variables;
            }
        };
        return new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .environment(environment)
                .properties("spring.config.name=service", "spring.config.location=" + directory.toUri())
                .run(arguments);
    }

    @Test
    void a_shared_file_is_read_and_the_own_file_of_a_service_takes_precedence() throws Exception {
        Files.writeString(directory.resolve("application.properties"), "shared=all\nboth=all\n");
        Files.writeString(directory.resolve("service.properties"), "both=service\n");

        try (ConfigurableApplicationContext service = service(Map.of())) {
            assertThat(service.getEnvironment().getProperty("shared")).isEqualTo("all");
            assertThat(service.getEnvironment().getProperty("both")).isEqualTo("service");
        }
    }

    @Test
    void a_variable_overrides_files_and_spring_variables_and_arguments_override_it() throws Exception {
        Files.writeString(directory.resolve("service.properties"), "spring.data.redis.host=file\n");

        assertThat(redisHost(Map.of("REDIS_HOST", "alias"))).isEqualTo("alias");
        assertThat(redisHost(Map.of("REDIS_HOST", "alias", "SPRING_DATA_REDIS_HOST", "spring")))
                .isEqualTo("spring");
        assertThat(redisHost(Map.of("REDIS_HOST", "alias"), "--spring.data.redis.host=argument"))
                .isEqualTo("argument");
    }

    private String redisHost(Map<String, Object> variables, String... arguments) {
        try (ConfigurableApplicationContext service = service(variables, arguments)) {
            return service.getEnvironment().getProperty("spring.data.redis.host", "");
        }
    }
}
