package gg.leaderboard.attack.input;

import gg.leaderboard.attack.Attacker;
import gg.leaderboard.attack.FuzzValues;
import gg.leaderboard.attack.Target;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Sends transactions of a few records: committed, aborted, or left open for a moment. */
public final class TransactionAttacker implements Attacker {

    private static final int MOST = 20;

    private final KafkaProducer<byte[], byte[]> producer;
    private final RandomRecords records = new RandomRecords();
    private int left;

    public TransactionAttacker(Target target) {
        producer = AttackProducers.with(target, Map.of("transactional.id", "attack"));
        producer.initTransactions();
    }

    @Override
    public String attack(RandomGenerator random) throws InterruptedException {
        if (left == 0) {
            producer.beginTransaction();
            left = 1 + random.nextInt(MOST);
        }
        // Only small records: the producer, not the broker, refuses one that is too large, which would end the
        // transaction.
        var unused = producer.send(records.small(random));
        left--;
        if (left > 0) {
            return "in a transaction";
        }
        if (FuzzValues.chance(random, 2)) {
            producer.flush();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(1000));
        }
        boolean abort = FuzzValues.chance(random, 30);
        if (abort) {
            producer.flush();
            producer.abortTransaction();
        } else {
            producer.commitTransaction();
        }
        return abort ? "a transaction aborted" : "a transaction committed";
    }

    @Override
    public void close() {
        if (left > 0) {
            producer.abortTransaction();
        }
        producer.close();
    }
}
