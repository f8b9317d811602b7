package gg.leaderboard.api.web;

import gg.leaderboard.web.AsOf;

/**
 * The result of a read of standings, ready to be sent.
 *
 * @param <T> type that the JSON is made from
 */
@SuppressWarnings("UnusedTypeParameter") // The API documentation is generated from it.
public final class ReadResponse<T> {

    private final byte[] json;
    private final String etag;
    private final AsOf asOf;

    ReadResponse(byte[] json, String etag, AsOf asOf) {
        this.json = json;
        this.etag = etag;
        this.asOf = asOf;
    }

    byte[] json() {
        return json;
    }

    String etag() {
        return etag;
    }

    AsOf asOf() {
        return asOf;
    }
}
