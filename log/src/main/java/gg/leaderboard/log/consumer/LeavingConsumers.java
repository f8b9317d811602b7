package gg.leaderboard.log.consumer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes static members leave their group when they are closed. By default they do not leave, and their partitions are not read
 * until they are started again or their session ends. A service takes longer to start than a session should last.
 */
public final class LeavingConsumers {

    private LeavingConsumers() {}

    /**
     * Returns a consumer whose {@link Consumer#close()} also leaves the group. Its {@link Consumer#unsubscribe()} does nothing:
     * listener containers call it only before they close the consumer, and then it forgets its membership without leaving.
     */
    @SuppressWarnings("unchecked")
    static <K, V> Consumer<K, V> leaving(Consumer<K, V> consumer) {
        return (Consumer<K, V>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(), new Class<?>[] {Consumer.class}, new Leaving(consumer));
    }

    /** Returns the consumer that was passed to {@link #leaving}; another consumer unchanged. */
    public static Consumer<?, ?> original(Consumer<?, ?> consumer) {
        return Proxy.isProxyClass(consumer.getClass())
                        && Proxy.getInvocationHandler(consumer) instanceof Leaving leaving
                ? leaving.consumer
                : consumer;
    }

    private record Leaving(Consumer<?, ?> consumer) implements InvocationHandler {

        private static final CloseOptions LEAVE =
                CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("unsubscribe")) {
                return null;
            }
            if (method.getName().equals("close") && arguments == null) {
                consumer.close(LEAVE);
                return null;
            }
            try {
                return method.invoke(consumer, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
