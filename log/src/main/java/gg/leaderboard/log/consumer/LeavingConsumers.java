package gg.leaderboard.log.consumer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Makes static members leave their group when they are closed. By default they do not leave, and their partitions are not read
 * until they are started again or their session ends. A service takes longer to start than a session should last.
 */
final class LeavingConsumers {

    private LeavingConsumers() {}

    /**
     * Returns a consumer whose {@link Consumer#close()} also leaves the group. Its {@link Consumer#unsubscribe()} does nothing:
     * listener containers call it only before they close the consumer, and then it forgets its membership without leaving.
     */
    @SuppressWarnings("unchecked")
    static <K, V> Consumer<K, V> leaving(Consumer<K, V> consumer) {
        CloseOptions leave = CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);
        return (Consumer<K, V>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(), new Class<?>[] {Consumer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("unsubscribe")) {
                        return null;
                    }
                    if (method.getName().equals("close") && arguments == null) {
                        consumer.close(leave);
                        return null;
                    }
                    try {
                        return method.invoke(consumer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
