package gg.leaderboard.archive.leaderboard;

import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.archive.fixture.FixedDefinitions;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The archive's own fold and reader of current standings. The test passes the log to them. */
public final class ArchiveUnderTest implements StandingsUnderTest {

    private final ConfigurableApplicationContext context;
    private final Function<ApplicationContext, PartitionFold.Factory> folds;
    private final Class<? extends CurrentStandings> standings;
    private final Consumer<ConfigurableApplicationContext> empty;
    private Definitions boards = Definitions.NONE;

    /**
     * @param folds finds the factory of the folds under test
     * @param others further post-processors of the archive's beans
     * @param empty empties the store
     * @param arguments the address of the store
     */
    public ArchiveUnderTest(
            Function<ApplicationContext, PartitionFold.Factory> folds,
            Class<? extends CurrentStandings> standings,
            Consumer<ConfigurableApplicationContext> empty,
            List<BeanPostProcessor> others,
            String... arguments) {
        this.folds = folds;
        this.standings = standings;
        this.empty = empty;
        this.context = ArchiveApplication.application()
                .initializers(c -> {
                    c.getBeanFactory().addBeanPostProcessor(new Boards());
                    others.forEach(c.getBeanFactory()::addBeanPostProcessor);
                })
                .run(Stream.concat(
                                Stream.of(
                                        "--server.address=127.0.0.1",
                                        "--server.port=0",
                                        "--leaderboard.archive.folds=",
                                        "--leaderboard.archive.restore.enabled=false"),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Override
    public void begin(Definitions all) {
        boards = all;
        empty.accept(context);
    }

    @Override
    public PartitionFold fold(LogPartition partition) {
        return folds().create(partition);
    }

    /** Creates folds. */
    public PartitionFold.Factory folds() {
        return folds.apply(context);
    }

    @Override
    public CurrentStandings standings() {
        return context.getBean(standings);
    }

    @Override
    public void close() {
        context.close();
    }

    private final class Boards implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return FixedDefinitions.inPlaceOf(bean, name, () -> boards);
        }
    }
}
