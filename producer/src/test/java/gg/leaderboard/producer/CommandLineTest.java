package gg.leaderboard.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommandLineTest {

    @Test
    void short_options_become_properties() {
        assertThat(CommandLine.parse(null, "--rate=0.5", "--players=100000", "--kafka=kafka:9092"))
                .containsExactlyInAnyOrder(
                        "--leaderboard.producer.rate=0.5",
                        "--leaderboard.producer.simulator.players=100000",
                        "--leaderboard.producer.scores.players=100000",
                        "--spring.kafka.bootstrap-servers=kafka:9092");
    }

    @Test
    void one_dash_equals_two_and_a_space_equals_an_equals_sign() {
        String[] usual = CommandLine.parse(
                null,
                "--source=scores",
                "--leaderboard=arena",
                "--players=1000",
                "--topic=leaderboard-scores",
                "--batch=100",
                "--initial-only");

        assertThat(CommandLine.parse(
                        null,
                        "-source",
                        "scores",
                        "-leaderboard=arena",
                        "-players",
                        "1000",
                        "-topic",
                        "leaderboard-scores",
                        "-batch",
                        "100",
                        "-initial-only"))
                .isEqualTo(usual);
        assertThat(usual)
                .contains("--leaderboard.producer.topic=leaderboard-scores", "--leaderboard.producer.batch=100");
    }

    @Test
    void a_value_after_a_space_may_be_a_negative_number_or_standard_input() {
        assertThat(CommandLine.parse(null, "-seed", "-5")).containsExactly("--leaderboard.producer.simulator.seed=-5");
        assertThat(CommandLine.parse(null, "--source", "ndjson", "-file", "-"))
                .contains("--leaderboard.producer.ndjson.files[0]=-");
    }

    @Test
    void any_spring_property_is_accepted_with_one_dash() {
        assertThat(CommandLine.parse(null, "-spring.kafka.security.protocol=SASL_SSL"))
                .containsExactly("--spring.kafka.security.protocol=SASL_SSL");
    }

    @Test
    void any_spring_property_is_accepted() {
        assertThat(CommandLine.parse(null, "--spring.kafka.security.protocol=SASL_SSL"))
                .containsExactly("--spring.kafka.security.protocol=SASL_SSL");
    }

    @Test
    void files_may_be_given_without_an_option_and_contain_commas() {
        assertThat(CommandLine.parse(null, "--source=log", "--file=a.log", "b,c.log"))
                .contains("--leaderboard.producer.log.files[0]=a.log", "--leaderboard.producer.log.files[1]=b,c.log");
    }

    @Test
    void a_lone_dash_is_standard_input() {
        assertThat(CommandLine.parse(null, "--source=ndjson", "-"))
                .contains("--leaderboard.producer.ndjson.files[0]=-");
    }

    @Test
    void a_flag_may_have_a_value() {
        assertThat(CommandLine.parse(null, "--source=log", "--follow", "--ends-now=false"))
                .contains("--leaderboard.producer.log.follow=true", "--leaderboard.producer.log.ends-now=false");
    }

    @Test
    void the_source_may_be_set_by_property_or_environment() {
        assertThat(CommandLine.parse(null, "--leaderboard.producer.source=log", "--match=1"))
                .hasSize(2);
        assertThat(CommandLine.parse("log", "--match=1")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --sourc=log               | There is no option --sourc=log; --help lists all
            -v                        | There is no option -v; --help lists all
            --rate                    | --rate needs a value: --rate=N
            --rate --players=5        | --rate needs a value: --rate=N
            -rate                     | --rate needs a value: --rate=N
            --rate=1 --rate=2         | --rate is given twice
            --file=x                  | --file is for --source=log or ndjson, not simulator
            --source=log --players=5  | --players is for --source=simulator or scores, not log
            --source=scores --games=5 | --games is for --source=simulator, not scores
            --leaderboard=board       | --leaderboard is for --source=scores, not simulator
            --source=ndjson --speed=5 | --speed is for --source=log, not ndjson
            """)
    void options_without_an_effect_are_rejected(String args, String message) {
        assertThatThrownBy(() -> CommandLine.parse(null, args.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @EnumSource(Option.class)
    void help_lists_every_option(Option option) {
        assertThat(CommandLine.help()).contains("  " + option.usage());
    }

    @Test
    void help_is_accepted_anywhere_on_the_command_line() {
        assertThat(CommandLine.hasHelpOption("--source=log", "--help")).isTrue();
        assertThat(CommandLine.hasHelpOption("--source=log")).isFalse();
    }
}
