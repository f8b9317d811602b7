/**
 * Common HTTP code of the services: allowed hosts and origins, request bodies, parameters, envelopes, and errors as RFC
 * 9457 {@code application/problem+json}.
 */
@NullMarked
package gg.leaderboard.web;

import org.jspecify.annotations.NullMarked;
