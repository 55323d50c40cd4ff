package org.headgate.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/** The bench's own PostgreSQL: tuned for loading, as safe as the product's. */
final class Server implements AutoCloseable {

    static final String OWNER = "headgate_owner";
    static final String APP = "headgate_app";

    private static final Map<String, String> TUNING = new LinkedHashMap<>();

    static {
        TUNING.put("fsync", "on");
        TUNING.put("synchronous_commit", "on");
        TUNING.put("full_page_writes", "on");
        TUNING.put("wal_level", "minimal");
        TUNING.put("max_wal_senders", "0");
        TUNING.put("shared_buffers", "1GB");
        TUNING.put("max_wal_size", "8GB");
        TUNING.put("checkpoint_timeout", "30min");
        TUNING.put("maintenance_work_mem", "256MB");
        TUNING.put("max_connections", "60");
    }

    private final EmbeddedPostgres postgres;

    Server(Path directory) throws IOException, SQLException {
        var builder = EmbeddedPostgres.builder().setDataDirectory(directory).setCleanDataDirectory(true);
        TUNING.forEach(builder::setServerConfig);
        postgres = builder.start();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE ROLE " + OWNER + " LOGIN; CREATE ROLE " + APP + " LOGIN; GRANT CREATE ON DATABASE "
                            + "postgres TO " + OWNER + "; GRANT CREATE ON SCHEMA public TO " + OWNER);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    String tuning() {
        return "PostgreSQL 17 on the same machine: "
                + TUNING.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** Seconds that COPY takes to put the file, as text, into an unlogged table of as many text columns. */
    double copy(Path file) throws SQLException, IOException {
        settle();
        try (var connection = DriverManager.getConnection(url(), "postgres", "");
                var statement = connection.createStatement()) {
            var columns = IntStream.range(0, columnsOf(file))
                    .mapToObj(n -> "c" + n + " text")
                    .collect(Collectors.joining(", "));
            statement.execute("CREATE UNLOGGED TABLE copied (" + columns + ")");
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            var start = System.nanoTime();
            try (var bytes = Files.newInputStream(file)) {
                copies.copyIn(
                        "COPY copied FROM STDIN (FORMAT text, DELIMITER '^', NULL '', HEADER true)", bytes, 1 << 16);
            }
            var seconds = (System.nanoTime() - start) / 1e9;
            statement.execute("DROP TABLE copied");
            return seconds;
        }
    }

    /** Nobody pays for what the other left to be written. */
    void settle() throws SQLException {
        try (var connection = DriverManager.getConnection(url(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    private static int columnsOf(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return Arrays.asList(lines.readLine().split("\\^", -1)).size();
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
