package gg.leaderboard.api.keys;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gg.leaderboard.web.security.keys.ApiKey;
import gg.leaderboard.web.security.keys.ApiKeyToken;

/**
 * A new API key.
 *
 * @param key the key with its secret, which no other response contains
 */
record CreatedKey(String key, @JsonUnwrapped KeyResponse properties) {

    static CreatedKey of(ApiKeyToken token, ApiKey key) {
        return new CreatedKey(token.value(), KeyResponse.of(key, null));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return properties.toString();
    }
}
