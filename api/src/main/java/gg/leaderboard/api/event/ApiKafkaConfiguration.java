package gg.leaderboard.api.event;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.support.ProducerListener;

@Configuration(proxyBeanMethods = false)
class ApiKafkaConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(EventProducer.class);

    // Every caller has a response by then. By default the shutdown could wait 30 seconds for an unavailable Kafka.
    @Bean
    DefaultKafkaProducerFactoryCustomizer closeProducersImmediately() {
        return producers -> producers.setPhysicalCloseTimeout(0);
    }

    // By default every failed event is logged in full with a stack trace.
    @Bean
    ProducerListener<Object, Object> sendFailureLogger() {
        return new ProducerListener<>() {
            @Override
            public void onError(
                    ProducerRecord<Object, Object> event, @Nullable RecordMetadata where, @Nullable Exception problem) {
                if (!(problem instanceof TimeoutException)) {
                    LOG.warn(
                            "Kafka did not accept an event, and the caller got 503. Check the brokers and the rights of this user: {}",
                            String.valueOf(problem));
                }
            }
        };
    }
}
