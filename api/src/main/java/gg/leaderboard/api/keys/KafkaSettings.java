package gg.leaderboard.api.keys;

import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** Reads the settings of Kafka's clients for a command, from the same files and variables as the api. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({SslAutoConfiguration.class, KafkaAutoConfiguration.class})
class KafkaSettings {

    /** @param properties as {@code --name=value} */
    static Map<String, Object> read(List<String> properties) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(KafkaSettings.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties("spring.config.name=api", "logging.level.root=error");
        try (ConfigurableApplicationContext context = application.run(properties.toArray(String[]::new))) {
            return context.getBean(KafkaAdmin.class).getConfigurationProperties();
        }
    }
}
