package gg.leaderboard.standings.redis;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.fixture.EmptyRedis;
import gg.leaderboard.standings.profile.PlayerLabel;
import gg.leaderboard.standings.profile.ProfileFields;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileReaderTest {

    @RegisterExtension
    final EmptyRedis redis = new EmptyRedis();

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void every_player_has_a_label_and_players_without_a_name_have_their_id(int shards) {
        Keys keys = new Keys(new Shards(shards));
        ProfileReader reader = new ProfileReader(redis.template(), keys);
        List<String> players =
                IntStream.range(0, 50).mapToObj(i -> "p" + i % 40).toList();
        for (String named : players.subList(0, 20)) {
            redis.template().opsForHash().put(keys.profile(named), ProfileFields.PLAYER_NAME, "Name of " + named);
        }

        Function<String, PlayerLabel> labels = reader.labels(players);

        for (int i = 0; i < 40; i++) {
            String player = players.get(i);
            assertThat(labels.apply(player).name()).isEqualTo(i < 20 ? "Name of " + player : player);
        }
        assertThat(reader.labels(List.of()).apply("p1").name()).isEqualTo("p1");
    }
}
