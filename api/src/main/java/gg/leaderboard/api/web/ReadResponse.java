package gg.leaderboard.api.web;

import gg.leaderboard.web.AsOf;

/**
 * What a read of standings found, as it will be sent.
 *
 * @param <T> of what the JSON is made
 */
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
