package gg.leaderboard.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL of {@code io.zonky.test.postgres} for a platform: an archive of programs and their files. */
record PostgresBinary(String resource) {

    static PostgresBinary of(Platform machine) {
        String processor = machine.processor().equals("amd64") ? "x86_64" : "arm_64";
        return new PostgresBinary("/postgres-" + machine.system() + "-" + processor + ".txz");
    }

    /** Unpacks the files that a server needs, without those for compilation. */
    void unpackInto(Path directory) throws IOException {
        try (InputStream packed = open();
                TarArchiveInputStream archive = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (!entry.getName().startsWith("include/") && !entry.getName().endsWith(".a")) {
                    unpack(entry, archive, directory.resolve(entry.getName()));
                }
            }
        }
    }

    /** Identifies the release. */
    String checksum() throws IOException {
        try (CheckedInputStream packed = new CheckedInputStream(open(), new CRC32())) {
            packed.transferTo(OutputStream.nullOutputStream());
            return Long.toHexString(packed.getChecksum().getValue());
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(path.resolveSibling(""));
            Files.copy(content, path);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private InputStream open() throws IOException {
        InputStream in = PostgresBinary.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("Missing on the class path: " + resource);
        }
        return new BufferedInputStream(in);
    }
}
