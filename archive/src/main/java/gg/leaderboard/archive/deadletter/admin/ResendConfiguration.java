package gg.leaderboard.archive.deadletter.admin;

import gg.leaderboard.log.inlet.Inlets;
import gg.leaderboard.log.inlet.RelayProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RelayProperties.class)
class ResendConfiguration {

    @Bean
    Inlets inlets(RelayProperties properties) {
        return new Inlets(properties);
    }
}
