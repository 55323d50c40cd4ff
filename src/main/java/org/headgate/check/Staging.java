package org.headgate.check;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.headgate.submission.Snapshot;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes the typed rows of one snapshot into its staged tables while another thread reads the file. Everything is one
 * transaction of the caller's connection: a run that dies leaves nothing behind.
 */
final class Staging implements FileReading.Rows, AutoCloseable {

    // Four batches in flight, half filled and half being written, stay far below any heap that Java starts with.
    private static final int BATCH_BYTES = 1 << 20;
    private static final int BATCHES = 4;

    private final Connection connection;
    private final Snapshot snapshot;
    private final CopyManager copy;
    private final String scoresSql;
    private final String pupilsSql;
    private final BlockingQueue<Batch> full = new ArrayBlockingQueue<>(BATCHES + 1);
    private final BlockingQueue<Batch> empty = new ArrayBlockingQueue<>(BATCHES + 1);
    private final Thread writer;
    private volatile @Nullable Throwable fault;

    private Batch filling = new Batch();
    private long staged;

    Staging(Connection connection, Snapshot snapshot) throws SQLException {
        this.connection = connection;
        this.snapshot = snapshot;
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
        this.scoresSql = copySql("scores", "load_id, line, district, side, school_year, ", Facts.SCORES);
        this.pupilsSql = copySql("pupils", "load_id, line, district, ", Facts.PUPILS);
        this.writer = new Thread(this::writeBatches, "stage-rows-" + snapshot.number());
        openTables();
        for (var i = 1; i < BATCHES; i++) {
            empty.add(new Batch());
        }
        writer.start();
    }

    // The tables are new in this very transaction, so their rows can be written as if long committed.
    private String copySql(String table, String keys, List<Facts.Fact> facts) {
        return "COPY stage." + table + "_" + snapshot.number() + " (" + keys + Facts.names(facts)
                + ") FROM STDIN (FORMAT binary, FREEZE)";
    }

    private void openTables() throws SQLException {
        try (var open = connection.prepareStatement("SELECT stage.drop(?), stage.open(?)");
                var forget = connection.prepareStatement("DELETE FROM stage.set_aside WHERE load_id = ?")) {
            open.setLong(1, snapshot.number());
            open.setLong(2, snapshot.number());
            open.execute();
            forget.setLong(1, snapshot.number());
            forget.executeUpdate();
        }
    }

    @Override
    public void take(Facts facts) {
        var line = Math.toIntExact(facts.line());
        filling.scores.row(5 + Facts.SCORES.size());
        filling.scores.bigint(snapshot.number());
        filling.scores.integer(line);
        filling.scores.text(snapshot.slot().district().text());
        filling.scores.text(snapshot.slot().side().word());
        filling.scores.smallint(snapshot.slot().year().spring());
        facts.writeScores(filling.scores);
        filling.pupils.row(3 + Facts.PUPILS.size());
        filling.pupils.bigint(snapshot.number());
        filling.pupils.integer(line);
        filling.pupils.text(snapshot.slot().district().text());
        facts.writePupil(filling.pupils);
        staged++;
        if (filling.scores.size() >= BATCH_BYTES) {
            hand(filling);
            filling = nextEmpty();
        }
    }

    @Override
    public void setAside(long line, Rule rule) {
        // A file can be broken on every line; what is remembered goes out in the same rhythm as the rows.
        filling.setAside.add(new SetAside(Math.toIntExact(line), rule.id()));
        if (filling.setAside.size() >= 10_000) {
            hand(filling);
            filling = nextEmpty();
        }
    }

    /** Writes what is left and seals the tables; the caller commits. */
    long finish() throws SQLException {
        hand(filling);
        hand(Batch.LAST);
        join();
        failIfWriterDid();
        try (var seal = connection.prepareStatement("SELECT stage.seal(?)")) {
            seal.setLong(1, snapshot.number());
            seal.execute();
        }
        return staged;
    }

    /** After a fault: stops the writer, so that the caller can roll back. */
    @Override
    public void close() {
        if (writer.isAlive()) {
            writer.interrupt();
            join();
        }
    }

    private void hand(Batch batch) {
        try {
            while (!full.offer(batch, 1, TimeUnit.SECONDS)) {
                failIfWriterDid();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Batch nextEmpty() {
        try {
            @Nullable Batch batch = null;
            while (batch == null) {
                failIfWriterDid();
                batch = empty.poll(1, TimeUnit.SECONDS);
            }
            return batch;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void writeBatches() {
        try {
            for (var batch = full.take(); batch != Batch.LAST; batch = full.take()) {
                write(batch);
                batch.reset();
                empty.put(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            // An error must reach the reader too, or it would wait for a writer that is gone.
            fault = e;
        }
    }

    private void write(Batch batch) throws SQLException, IOException {
        batch.scores.end();
        batch.pupils.end();
        send(scoresSql, batch.scores);
        send(pupilsSql, batch.pupils);
        if (batch.setAside.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                INSERT INTO stage.set_aside (load_id, line, district, rule)
                SELECT ?, line, ?, rule FROM unnest(?, ?) AS gone (line, rule)
                """)) {
            insert.setLong(1, snapshot.number());
            insert.setString(2, snapshot.slot().district().text());
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "int4", batch.setAside.stream().map(SetAside::line).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "text", batch.setAside.stream().map(SetAside::rule).toArray()));
            insert.executeUpdate();
        }
    }

    private void send(String sql, Copied rows) throws SQLException {
        var in = copy.copyIn(sql);
        try {
            in.writeToCopy(rows.bytes(), 0, rows.size());
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }

    private void failIfWriterDid() {
        var cause = fault;
        if (cause != null) {
            throw new IllegalStateException("The rows of snapshot " + snapshot.id() + " could not be staged", cause);
        }
    }

    private void join() {
        try {
            writer.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Staging of snapshot " + snapshot.id() + " was interrupted", e);
    }

    private record SetAside(int line, String rule) {}

    /** Rows on their way to the database. */
    private static final class Batch {

        private static final Batch LAST = new Batch(0);

        private final Copied scores;
        private final Copied pupils;
        private final List<SetAside> setAside = new java.util.ArrayList<>();

        private Batch() {
            this(BATCH_BYTES + (1 << 14));
        }

        private Batch(int bytes) {
            scores = new Copied(Math.max(bytes, 32));
            pupils = new Copied(Math.max(bytes / 2, 32));
        }

        private void reset() {
            scores.reset();
            pupils.reset();
            setAside.clear();
        }
    }
}
