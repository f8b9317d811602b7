/**
 * What services share of HTTP: allowed hosts and origins, how bodies are received, parameters, envelopes, and errors as RFC
 * 9457 {@code application/problem+json}.
 */
@NullMarked
package gg.leaderboard.web;

import org.jspecify.annotations.NullMarked;
