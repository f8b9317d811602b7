package gg.leaderboard.api.keys;

import gg.leaderboard.web.security.keys.ApiKeyConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(ApiKeyConfiguration.class)
class KeyConfiguration {}
