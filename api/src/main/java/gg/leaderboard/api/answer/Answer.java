package gg.leaderboard.api.answer;

import gg.leaderboard.api.progress.AsOf;

/**
 * What a read of standings found, as it will be sent.
 *
 * @param <T> of what the JSON is made
 */
public final class Answer<T> {

    private final byte[] json;
    private final String etag;
    private final AsOf asOf;

    Answer(byte[] json, String etag, AsOf asOf) {
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
