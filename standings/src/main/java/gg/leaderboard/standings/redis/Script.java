package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.redis.CommandPipeline.Command;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.script.DigestUtils;

/**
 * A Lua script in a resource file in the package of the calling class. It is called by its digest, and sent in full if
 * Redis does not have it.
 */
public final class Script {

    /** A module for scripts that depend on the generation. */
    public static final String GENERATION = "/gg/leaderboard/standings/redis/generation.lua";

    /** A module for scripts that write. Its read functions reject unexpected values. */
    public static final String READS = "/gg/leaderboard/standings/redis/reads.lua";

    private static final Pattern FOREIGN = Pattern.compile("^FOREIGN (.*?)(?: script: [^ ]*,? ?.*)?$", Pattern.DOTALL);

    private final byte[] source;
    private final String digest;

    private Script(byte[] source) {
        this.source = source;
        this.digest = DigestUtils.sha1DigestAsHex(new String(source, StandardCharsets.UTF_8));
    }

    /**
     * Loads a script from the package of {@code owner}. The last file is the script. Those before it are modules: each
     * is a function that runs once. The following files access its result by the module's file name without
     * {@code .lua}.
     */
    public static Script of(Class<?> owner, String... names) {
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        for (String name : Arrays.asList(names).subList(0, names.length - 1)) {
            String module = name.substring(name.lastIndexOf('/') + 1).replace(".lua", "");
            source.writeBytes(text("local " + module + " = (function()\n"));
            source.writeBytes(load(owner, name));
            source.writeBytes(text("end)()\n"));
        }
        source.writeBytes(load(owner, names[names.length - 1]));
        return new Script(source.toByteArray());
    }

    private static byte[] text(String lua) {
        return lua.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] load(Class<?> owner, String name) {
        try (InputStream resource = owner.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("no script " + name + " next to " + owner.getName());
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] source() {
        return source.clone();
    }

    /**
     * Runs the script, and returns its result with texts as bytes.
     *
     * @throws UnexpectedRedisValueException if it rejects the value of a key; it has written nothing
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // As in Spring's evalSha, the script decides the type.
    public <T> @Nullable T run(RedisConnection redis, ReturnType returns, int keyCount, byte[]... keysAndArguments) {
        return send(
                () -> redis.scriptingCommands().<T>evalSha(digest, returns, keyCount, keysAndArguments),
                () -> redis.scriptingCommands().<T>eval(source, returns, keyCount, keysAndArguments));
    }

    /**
     * Runs the script once for each of the calls, in one round trip. If Redis does not have the script, all calls are
     * sent again. This includes calls that another node of a cluster has executed, so a repeated call must be harmless.
     *
     * @return the result of each call, with texts as bytes
     * @throws UnexpectedRedisValueException if a call rejects the value of a key; others may have been executed
     */
    public <T> List<@Nullable T> runEach(RedisConnectionFactory redis, ReturnType returns, List<Call> calls) {
        ScriptOutputType output = ScriptOutputType.valueOf(returns.name());
        return send(
                () -> CommandPipeline.<T>execute(
                        redis, commands(calls, (to, keys, args) -> to.evalsha(digest, output, keys, args))),
                () -> CommandPipeline.<T>execute(
                        redis, commands(calls, (to, keys, args) -> to.eval(source, output, keys, args))));
    }

    private static <T> List<Command<T>> commands(List<Call> calls, Evaluation<T> evaluation) {
        return calls.stream()
                .map(call -> (Command<T>) redis ->
                        evaluation.send(redis, call.keys.toArray(byte[][]::new), call.arguments.toArray(byte[][]::new)))
                .toList();
    }

    private interface Evaluation<T> {

        RedisFuture<T> send(RedisClusterAsyncCommands<byte[], byte[]> redis, byte[][] keys, byte[][] arguments);
    }

    /** The keys and arguments of one call. */
    public record Call(List<byte[]> keys, List<byte[]> arguments) {}

    private static <R extends @Nullable Object> R send(Supplier<R> byDigest, Supplier<R> source) {
        try {
            return byDigest.get();
        } catch (DataAccessException e) {
            if (!messageOf(e).startsWith("NOSCRIPT")) {
                throw translated(e);
            }
        }
        try {
            return source.get();
        } catch (DataAccessException e) {
            throw translated(e);
        }
    }

    private static DataAccessException translated(DataAccessException e) {
        Matcher foreign = FOREIGN.matcher(messageOf(e));
        return foreign.find() ? new UnexpectedRedisValueException("Redis holds " + foreign.group(1)) : e;
    }

    private static String messageOf(DataAccessException e) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
    }
}
