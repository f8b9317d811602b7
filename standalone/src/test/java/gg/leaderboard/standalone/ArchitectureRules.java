package gg.leaderboard.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import gg.leaderboard.standings.redis.RedisDefinitions;
import gg.leaderboard.standings.redis.RedisStandings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Value;

/** The rules for the dependencies and types of the modules. */
final class ArchitectureRules {
    static final ArchRule FOLDS_ARE_PURE = noClasses()
            .that()
            .resideInAPackage("gg.leaderboard.standings.fold..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "io.lettuce..",
                    "java.net..",
                    "java.nio.file..",
                    "gg.leaderboard.standings.redis..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a replay must come to the same standings");

    static final ArchRule THE_API_TOUCHES_NO_WRITER = noClasses()
            .that()
            .resideInAPackage("gg.leaderboard.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("gg.leaderboard.standings.fold..")
            .orShould()
            .dependOnClassesThat(belongToAnyOf(RedisStandings.class, RedisDefinitions.class))
            .because("only the processor writes standings");

    static final ArchRule NOTHING_DEPENDS_ON_LEGACY = noClasses()
            .that()
            .resideOutsideOfPackage("gg.leaderboard.api.legacy..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("gg.leaderboard.api.legacy..")
            .because("old addresses are a layer on top that can be removed");

    static final ArchRule SERVICES_ARE_STRANGERS = slices().matching(
                    "gg.leaderboard.(producer|processor|archive|api)..")
            .should()
            .notDependOnEachOther()
            .because("each is deployed on its own");

    static final ArchRule ONLY_STANDALONE_KNOWS_THE_EMBEDDED_SERVERS = noClasses()
            .that()
            .resideInAnyPackage(
                    "gg.leaderboard.events..",
                    "gg.leaderboard.standings..",
                    "gg.leaderboard.log..",
                    "gg.leaderboard.web..",
                    "gg.leaderboard.producer..",
                    "gg.leaderboard.processor..",
                    "gg.leaderboard.archive..",
                    "gg.leaderboard.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("gg.leaderboard.embedded..", "gg.leaderboard.standalone..")
            .because("services run against any Kafka and Redis");

    static final ArchRule THE_CONTRACT_KNOWS_ONLY_JACKSON = classes()
            .that()
            .resideInAPackage("gg.leaderboard.events..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "gg.leaderboard.events..",
                    "java..",
                    "org.jspecify..",
                    "tools.jackson..",
                    "com.ibm.icu..",
                    "com.fasterxml.jackson.annotation..")
            .because("everyone can use it");

    static final ArchRule JACKSON_IS_3 = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..")
            .because("two Jacksons would read the same JSON differently");

    static final ArchRule SETTINGS_ARE_RECORDS = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Value.class)
            .because("a @ConfigurationProperties record validates and documents them");

    static final ArchRule NULLS_ARE_DECLARED = classes()
            .should(new ArchCondition<>("reside in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(type, marked, type.getFullName()));
                }
            })
            .because("NullAway looks only there");

    static final ArchRule PROGRAMS_DEPEND_ON_NO_LOCALE = methods()
            .that()
            .haveName("main")
            .and()
            .areStatic()
            .should(new ArchCondition<>("set the default locale") {
                @Override
                public void check(JavaMethod main, ConditionEvents events) {
                    boolean set = main.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getTarget().getFullName().startsWith("java.util.Locale.setDefault"));
                    events.add(new SimpleConditionEvent(main, set, main.getFullName()));
                }
            })
            .because("Kafka does not start in Turkish, and %d prints the digits of the locale");

    static final ArchRule SERVERS_ARE_CONFIGURED_IN_NO_LANGUAGE = noClasses()
            .that()
            .resideInAPackage("gg.leaderboard.embedded..")
            .should()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .because("Redis and PostgreSQL read ASCII digits only");

    static final List<ArchRule> ALL = List.of(
            FOLDS_ARE_PURE,
            THE_API_TOUCHES_NO_WRITER,
            NOTHING_DEPENDS_ON_LEGACY,
            SERVICES_ARE_STRANGERS,
            ONLY_STANDALONE_KNOWS_THE_EMBEDDED_SERVERS,
            THE_CONTRACT_KNOWS_ONLY_JACKSON,
            JACKSON_IS_3,
            SETTINGS_ARE_RECORDS,
            NULLS_ARE_DECLARED,
            PROGRAMS_DEPEND_ON_NO_LOCALE,
            SERVERS_ARE_CONFIGURED_IN_NO_LANGUAGE);

    private ArchitectureRules() {}
}
