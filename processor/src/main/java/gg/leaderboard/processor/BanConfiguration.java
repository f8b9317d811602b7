package gg.leaderboard.processor;

import gg.leaderboard.standings.redis.BanReader;
import gg.leaderboard.standings.redis.Keys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class BanConfiguration {

    @Bean
    BanReader banReader(StringRedisTemplate redis, Keys keys) {
        return new BanReader(redis, keys);
    }
}
