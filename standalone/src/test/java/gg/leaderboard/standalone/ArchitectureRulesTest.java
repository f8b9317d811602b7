package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import gg.leaderboard.api.OffendingApi;
import gg.leaderboard.embedded.OffendingServer;
import gg.leaderboard.events.OffendingContract;
import gg.leaderboard.processor.OffendingProcessor;
import gg.leaderboard.producer.OffendingProducer;
import gg.leaderboard.standings.fold.OffendingFold;
import gg.leaderboard.unmarked.OffendingPackage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the rules hold, and that each rule detects the test class that breaks it. */
class ArchitectureRulesTest {

    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("gg.leaderboard");

    @ParameterizedTest
    @MethodSource("all")
    void holds(ArchRule rule) {
        rule.check(PROJECT);
    }

    static List<ArchRule> all() {
        return ArchitectureRules.ALL;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events",
                "standings",
                "log",
                "web",
                "producer",
                "processor",
                "archive",
                "api",
                "embedded",
                "standalone"
            })
    void every_module_is_checked(String module) {
        assertThat(PROJECT).anyMatch(type -> type.getPackageName().startsWith("gg.leaderboard." + module));
    }

    @Test
    void a_fold_that_uses_spring_kafka_redis_or_a_clock_is_detected() {
        assertThat(offences(ArchitectureRules.FOLDS_ARE_PURE, OffendingFold.class))
                .anyMatch(offence -> offence.contains("RedisOperations"))
                .anyMatch(offence -> offence.contains("standings.redis"))
                .anyMatch(offence -> offence.contains("TopicPartition"))
                .anyMatch(offence -> offence.contains("Clock"))
                .anyMatch(offence -> offence.contains("Instant.now"))
                .anyMatch(offence -> offence.contains("currentTimeMillis"));
    }

    @Test
    void an_api_that_writes_is_detected() {
        assertThat(offences(ArchitectureRules.THE_API_TOUCHES_NO_WRITER, OffendingApi.class))
                .anyMatch(offence -> offence.contains("RedisStandings"))
                .anyMatch(offence -> offence.contains("standings.fold"));
    }

    @Test
    void an_api_that_depends_on_legacy_types_is_detected() {
        assertThat(offences(ArchitectureRules.NOTHING_DEPENDS_ON_LEGACY, OffendingApi.class))
                .anyMatch(offence -> offence.contains("LegacyResponse"));
    }

    @Test
    void a_service_that_uses_another_is_detected() {
        assertThat(offences(ArchitectureRules.SERVICES_ARE_STRANGERS, OffendingApi.class, OffendingProducer.class))
                .isNotEmpty();
        assertThat(offences(
                        ArchitectureRules.SERVICES_ARE_STRANGERS, OffendingProcessor.class, OffendingProducer.class))
                .isNotEmpty();
    }

    @Test
    void a_service_that_uses_embedded_servers_is_detected() {
        assertThat(offences(ArchitectureRules.ONLY_STANDALONE_KNOWS_THE_EMBEDDED_SERVERS, OffendingProducer.class))
                .isNotEmpty();
    }

    @Test
    void a_contract_that_uses_kafka_is_detected() {
        assertThat(offences(ArchitectureRules.THE_CONTRACT_KNOWS_ONLY_JACKSON, OffendingContract.class))
                .isNotEmpty();
    }

    @Test
    void jackson_2_is_detected() {
        assertThat(offences(ArchitectureRules.JACKSON_IS_3, OffendingContract.class))
                .isNotEmpty();
    }

    @Test
    void a_value_annotation_on_a_field_or_a_parameter_is_detected() {
        assertThat(offences(ArchitectureRules.SETTINGS_ARE_RECORDS, OffendingApi.class))
                .isNotEmpty();
        assertThat(offences(ArchitectureRules.SETTINGS_ARE_RECORDS, OffendingProcessor.class))
                .isNotEmpty();
    }

    @Test
    void a_package_that_is_not_null_marked_is_detected() {
        assertThat(offences(ArchitectureRules.NULLS_ARE_DECLARED, OffendingPackage.class))
                .isNotEmpty();
    }

    @Test
    void code_or_configuration_that_depends_on_the_locale_is_detected() {
        assertThat(offences(ArchitectureRules.PROGRAMS_DEPEND_ON_NO_LOCALE, OffendingServer.class))
                .isNotEmpty();
        assertThat(offences(ArchitectureRules.SERVERS_ARE_CONFIGURED_IN_NO_LANGUAGE, OffendingServer.class))
                .hasSize(4);
    }

    private static List<String> offences(ArchRule rule, Class<?>... offenders) {
        return rule.evaluate(new ClassFileImporter().importClasses(offenders))
                .getFailureReport()
                .getDetails();
    }
}
