package gg.leaderboard.api.leaderboard;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class LeaderboardConfiguration implements WebMvcConfigurer {

    private final NumberParameterResolver numbers;

    LeaderboardConfiguration(NumberParameterResolver numbers) {
        this.numbers = numbers;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SelectionParametersResolver());
        resolvers.add(numbers);
    }
}
