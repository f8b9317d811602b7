package gg.leaderboard.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

class KafkaClientsTest {

    private final ApplicationContextRunner spring =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class));

    @Test
    void both_clients_use_the_security_settings_of_spring() {
        spring.withPropertyValues(
                        "spring.kafka.security.protocol=SASL_SSL",
                        "spring.kafka.ssl.trust-store-location=file:no-such-store.p12",
                        "spring.kafka.properties.sasl.mechanism=SCRAM-SHA-512",
                        "spring.kafka.properties.sasl.jaas.config="
                                + "org.apache.kafka.common.security.scram.ScramLoginModule required username=u password=p;")
                .run(context -> {
                    KafkaClients clients =
                            clients(context.getBean(KafkaAdmin.class), context.getBean(ProducerFactory.class));

                    assertThatThrownBy(clients::admin)
                            .isInstanceOf(UsageException.class)
                            .hasMessageContaining("no-such-store.p12");
                    assertThatThrownBy(clients::producer)
                            .isInstanceOf(UsageException.class)
                            .hasMessageContaining("no-such-store.p12");
                });
    }

    @Test
    void no_setting_disables_the_guarantees() {
        spring.withPropertyValues(
                        "spring.kafka.producer.acks=0",
                        "spring.kafka.producer.retries=0",
                        "spring.kafka.producer.properties.enable.idempotence=false",
                        "spring.kafka.producer.properties.delivery.timeout.ms=1",
                        "spring.kafka.producer.properties.linger.ms=0")
                .run(context -> clients(context.getBean(KafkaAdmin.class), context.getBean(ProducerFactory.class))
                        .producer()
                        .close());
    }

    @Test
    void the_servers_have_the_configured_addresses() {
        spring.withPropertyValues("spring.kafka.bootstrap-servers=one:9092,two:9092")
                .run(context -> assertThat(
                                clients(context.getBean(KafkaAdmin.class), context.getBean(ProducerFactory.class))
                                        .servers())
                        .isEqualTo("one:9092,two:9092"));
    }

    private static KafkaClients clients(KafkaAdmin admin, ProducerFactory<?, ?> producers) {
        return new KafkaClients(admin, producers, Ticker.SYSTEM);
    }
}
