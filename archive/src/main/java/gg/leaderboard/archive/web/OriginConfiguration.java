package gg.leaderboard.archive.web;

import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.web.FollowerFilter;
import gg.leaderboard.web.OriginFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;

@Configuration(proxyBeanMethods = false)
class OriginConfiguration {

    // A page that an operator has open must not be able to make operators' calls.
    @Bean
    FilterRegistrationBean<OriginFilter> originFilter() {
        return OriginFilter.register(
                request -> new CorsConfiguration(),
                "Web pages must not call the archive. They can call the api if its CORS settings allow it.");
    }

    @Bean
    FilterRegistrationBean<FollowerFilter> followerFilter(RegionProperties region) {
        return FollowerFilter.register(region.follower());
    }
}
