package gg.leaderboard.standalone.monitoring;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Threads of another JVM that are suspended by its debug interface, so that one service freezes and the others go on. They
 * continue when this is closed.
 */
final class FrozenThreads implements AutoCloseable {

    private final VirtualMachine machine;

    private FrozenThreads(VirtualMachine machine) {
        this.machine = machine;
    }

    /** The option of a JVM whose threads can be frozen. */
    static String option(int port) {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:" + port;
    }

    /** Freezes the threads with these names. */
    static FrozenThreads of(int port, Predicate<String> names) throws IOException {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        argument(arguments, "hostname", "127.0.0.1");
        argument(arguments, "port", String.valueOf(port));
        try {
            FrozenThreads frozen = new FrozenThreads(connector.attach(arguments));
            frozen.freeze(names);
            return frozen;
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void argument(Map<String, Connector.Argument> arguments, String name, String value) {
        arguments.computeIfPresent(name, (key, argument) -> {
            argument.setValue(value);
            return argument;
        });
    }

    private void freeze(Predicate<String> names) {
        List<ThreadReference> threads = machine.allThreads().stream()
                .filter(thread -> names.test(thread.name()))
                .toList();
        if (threads.isEmpty()) {
            throw new AssertionError("no such thread among "
                    + machine.allThreads().stream().map(ThreadReference::name).toList());
        }
        threads.forEach(ThreadReference::suspend);
    }

    @Override
    public void close() {
        // Resumes all threads.
        machine.dispose();
    }
}
