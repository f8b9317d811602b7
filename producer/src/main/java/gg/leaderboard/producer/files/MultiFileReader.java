package gg.leaderboard.producer.files;

import gg.leaderboard.producer.Ticker;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads several files sequentially, and tracks progress. */
public final class MultiFileReader implements LineReader {

    private final List<TextFile> files;
    private final Iterator<TextFile> remaining;
    private final @Nullable Ticker followLast;
    private final long totalBytes;
    private final AtomicLong linesRead = new AtomicLong();
    private final AtomicLong bytesOfEarlierFiles = new AtomicLong();
    private final List<String> finished = new CopyOnWriteArrayList<>();
    private volatile @Nullable LineReader open;
    private String openName = "";

    private MultiFileReader(List<TextFile> files, @Nullable Ticker followLast, long totalBytes) {
        this.files = files;
        this.remaining = files.iterator();
        this.followLast = followLast;
        this.totalBytes = totalBytes;
    }

    /** Reads all lines in {@code files}. */
    public static MultiFileReader whole(List<TextFile> files) throws IOException {
        long bytes = 0;
        for (TextFile file : files) {
            bytes += file.size();
        }
        return new MultiFileReader(files, null, bytes);
    }

    /** Reads all lines in {@code files}, and follows the last file. */
    public static MultiFileReader followingLast(List<TextFile> files, Ticker ticker) {
        return new MultiFileReader(files, ticker, 0);
    }

    @Override
    public @Nullable Line next() throws IOException, InterruptedException {
        while (true) {
            LineReader current = open == null ? openNext() : open;
            if (current == null) {
                return null;
            }
            Line line = current.next();
            if (line != null) {
                linesRead.incrementAndGet();
                return line;
            }
            closeCurrent(current);
        }
    }

    private @Nullable LineReader openNext() throws IOException {
        if (!remaining.hasNext()) {
            return null;
        }
        TextFile file = remaining.next();
        openName = file.name();
        open = followLast != null && !remaining.hasNext() ? file.follow(followLast) : file.read();
        return open;
    }

    private void closeCurrent(LineReader current) throws IOException {
        bytesOfEarlierFiles.addAndGet(current.bytesRead());
        finished.add(openName);
        open = null;
        current.close();
    }

    /** The file of the last line. */
    public String name() {
        return openName;
    }

    /** The files that have been read completely. */
    public List<String> finished() {
        return finished;
    }

    /** The location of {@code line}, which must be the last line: {@code "server.log, line 12"}. */
    public String location(Line line) {
        return openName + ", line " + line.number();
    }

    public String names() {
        return files.stream().map(TextFile::name).collect(Collectors.joining(", "));
    }

    /** For the log: {@code "1,234 lines (24%)"}, without the percentage if the size is unknown. */
    public String progress() {
        String lines = String.format(Locale.ROOT, "%,d lines", linesRead.get());
        return totalBytes == 0 ? lines : lines + " (" + Math.min(100, 100 * bytesRead() / totalBytes) + "%)";
    }

    @Override
    public long bytesRead() {
        LineReader current = open;
        return bytesOfEarlierFiles.get() + (current == null ? 0 : current.bytesRead());
    }

    @Override
    public void close() throws IOException {
        LineReader current = open;
        if (current != null) {
            current.close();
        }
    }
}
