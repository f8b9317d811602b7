package gg.leaderboard.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every port of a service obeys.
 *
 * @param allowedHosts names, without ports, under which the service may be asked; on loopback those of loopback always
 *     are. Without any, a service that listens elsewhere may be asked under every name
 */
@ConfigurationProperties("leaderboard.web")
record WebProperties(@DefaultValue List<String> allowedHosts) {}
