package gg.leaderboard.api.web;

import gg.leaderboard.web.AsOf;

/**
 * The result of a read of standings, ready to be sent.
 *
 * @param <T> type that the JSON is made from
 */
@SuppressWarnings("UnusedTypeParameter") // The API documentation is generated from it.
public record ReadResponse<T>(byte[] json, String etag, AsOf asOf) {}
