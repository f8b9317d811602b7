/**
 * What services share of HTTP: which hosts they answer for, how bodies are received, and errors as RFC 9457 {@code
 * application/problem+json}.
 */
@NullMarked
package gg.leaderboard.web;

import org.jspecify.annotations.NullMarked;
