package org.headgate.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A real PostgreSQL 17 for those who configure none. Its data stays in a directory, across restarts and kills of the
 * JVM. It trusts every local user on its port: production configures a server of its own.
 */
class EmbeddedDatabase implements AutoCloseable {

    static final String OWNER = "headgate_owner";
    static final String APP = "headgate_app";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final FileChannel lockFile;
    private final FileLock lock;
    private final EmbeddedPostgres postgres;

    EmbeddedDatabase(Path directory) {
        try {
            Files.createDirectories(directory);
            lockFile = FileChannel.open(
                    directory.resolve("headgate.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = takeLock(directory);
            var data = directory.toAbsolutePath().resolve("postgres");
            stopOrphan(data);
            postgres = start(data);
            makeRoles();
        } catch (IOException e) {
            throw new IllegalStateException("The embedded PostgreSQL in " + directory + " did not start: " + e, e);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        lock.release();
        lockFile.close();
    }

    private FileLock takeLock(Path directory) throws IOException {
        @Nullable FileLock taken;
        try {
            taken = lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            taken = null;
        }
        if (taken == null) {
            throw new IllegalStateException("Another Headgate is running on " + directory.toAbsolutePath()
                    + ": stop it, or give this one a directory of its own with --headgate.data-directory");
        }
        return taken;
    }

    private static EmbeddedPostgres start(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                // The artifact's own defaults trade safety for speed; what we acknowledge must be on disk.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("listen_addresses", "localhost")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    /** A kill -9 of the JVM leaves its postmaster alive; two may not serve one directory. */
    private static void stopOrphan(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var lines = Files.readAllLines(pidFile);
        if (lines.size() < 2 || !Path.of(lines.get(1)).equals(data)) {
            return;
        }
        var process = ProcessHandle.of(Long.parseLong(lines.get(0).trim()));
        var isPostgres = process.flatMap(p -> p.info().command()).filter(c -> c.contains("postgres"));
        if (isPostgres.isEmpty()) {
            return;
        }
        log.info("A PostgreSQL that an earlier Headgate left behind still serves {}; stopping it", data);
        var gone = process.orElseThrow().onExit();
        new ProcessBuilder("kill", "-INT", lines.get(0).trim()).start();
        waitFor(gone, data);
    }

    private static void waitFor(CompletableFuture<ProcessHandle> gone, Path data) {
        try {
            gone.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "A PostgreSQL that an earlier Headgate left behind still serves " + data + ": stop it by hand", e);
        }
    }

    private void makeRoles() {
        var admin = new JdbcTemplate(postgres.getPostgresDatabase());
        for (var role : new String[] {OWNER, APP}) {
            var missing = admin.queryForList("SELECT 1 FROM pg_roles WHERE rolname = ?", role)
                    .isEmpty();
            if (missing) {
                admin.execute("CREATE ROLE " + role + " LOGIN");
            }
        }
        admin.execute("GRANT CREATE ON DATABASE postgres TO " + OWNER);
        admin.execute("GRANT CREATE ON SCHEMA public TO " + OWNER);
    }
}
