package org.headgate.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.headgate.platform.EnsuredJob;
import org.headgate.submission.Snapshot;
import org.headgate.submission.SnapshotId;
import org.headgate.submission.Snapshots;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Checks one snapshot: reads its file once, stages its rows, applies the rules, writes the verdict. */
@Configuration(proxyBeanMethods = false)
class CheckSnapshotJob {

    private static final String SNAPSHOT = "snapshot";

    private final EnsuredJob jobs;
    private final JobRepository repository;
    private final DataSource database;
    private final Snapshots snapshots;
    private final Rules rules;
    private final SnapshotFiles files;
    private final Waivers waivers;
    private final SqlRules sqlRules;
    private final Verdicts verdicts;
    private final Progress progress;
    private final Job job;

    CheckSnapshotJob(
            EnsuredJob jobs,
            JobRepository repository,
            DataSource database,
            Snapshots snapshots,
            Rules rules,
            SnapshotFiles files,
            Waivers waivers,
            SqlRules sqlRules,
            Verdicts verdicts,
            Progress progress) {
        this.jobs = jobs;
        this.repository = repository;
        this.database = database;
        this.snapshots = snapshots;
        this.rules = rules;
        this.files = files;
        this.waivers = waivers;
        this.sqlRules = sqlRules;
        this.verdicts = verdicts;
        this.progress = progress;
        this.job = job();
    }

    @Bean
    Job checkSnapshot() {
        return job;
    }

    private Job job() {
        return new JobBuilder("check-snapshot", repository)
                .start(step("recognise-layout", this::recogniseLayout))
                .next(step("stage-rows", this::stageRows))
                .next(step("apply-rules", this::applyRules))
                .next(step("write-verdict", this::writeVerdict))
                .build();
    }

    /** Blocks until the snapshot has been checked by the rules of today. */
    void ensure(SnapshotId snapshot) {
        var key = new JobParametersBuilder()
                .addString(SNAPSHOT, snapshot.text())
                .addString("rule-set", rules.version())
                .toJobParameters();
        jobs.ensure(job, key);
    }

    private void recogniseLayout(Snapshot snapshot) {
        files.layoutOf(snapshot);
    }

    private void stageRows(Snapshot snapshot) {
        inOneTransaction(connection -> {
            var findings = new Causes(waivers.rowsInForce(snapshot.slot()));
            try (var staging = new Staging(connection, snapshot)) {
                var watched = new Watched(staging, snapshot, findings);
                files.read(snapshot, findings, watched);
                watched.tellAll();
                staging.finish();
                verdicts.keep(connection, snapshot, Verdicts.SeenIn.READING, findings, watched.rows);
            } catch (IOException e) {
                throw new UncheckedIOException("The bytes of snapshot " + snapshot.id() + " could not be read", e);
            }
        });
    }

    private void applyRules(Snapshot snapshot) {
        var findings = new Causes(waivers.rowsInForce(snapshot.slot()));
        var rows = new long[1];
        inPassing(connection -> {
            rows[0] = rowsOf(connection, snapshot);
            sqlRules.apply(connection, snapshot, findings);
        });
        inOneTransaction(connection -> verdicts.keep(connection, snapshot, Verdicts.SeenIn.ROWS, findings, rows[0]));
    }

    private void writeVerdict(Snapshot snapshot) {
        var counts = new long[2];
        inPassing(connection -> {
            counts[0] = rowsOf(connection, snapshot);
            counts[1] = setAsideOf(connection, snapshot);
        });
        verdicts.judge(snapshot, counts[0], counts[1]);
        progress.isDone(snapshot);
    }

    // rows in file = rows staged + rows set aside
    private static long rowsOf(Connection connection, Snapshot snapshot) throws SQLException {
        return count(connection, "stage.scores_" + snapshot.number()) + setAsideOf(connection, snapshot);
    }

    private static long setAsideOf(Connection connection, Snapshot snapshot) throws SQLException {
        return count(connection, "stage.set_aside WHERE load_id = " + snapshot.number());
    }

    private static long count(Connection connection, String rows) throws SQLException {
        try (var count = connection.createStatement();
                var answer = count.executeQuery("SELECT count(*) FROM " + rows)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    // The steps' own transactions are theirs to open: Batch needs none around them.
    private Step step(String name, Work work) {
        return new StepBuilder(name, repository)
                .tasklet(
                        (contribution, chunk) -> {
                            var id = chunk.getStepContext().getJobParameters().get(SNAPSHOT);
                            var snapshot = snapshots
                                    .find(new SnapshotId(String.valueOf(id)))
                                    .orElseThrow(() -> new IllegalStateException("Snapshot " + id + " is gone"));
                            progress.enters(snapshot, name);
                            work.on(snapshot);
                            return RepeatStatus.FINISHED;
                        },
                        new ResourcelessTransactionManager())
                .build();
    }

    private void inOneTransaction(SqlWork work) {
        inTransaction(work, true);
    }

    private void inPassing(SqlWork work) {
        inTransaction(work, false);
    }

    private void inTransaction(SqlWork work, boolean keep) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.on(connection);
                if (keep) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The check's work in the database failed: " + e.getMessage(), e);
        }
    }

    private interface Work {
        void on(Snapshot snapshot);
    }

    private interface SqlWork {
        void on(Connection connection) throws SQLException;
    }

    /** Tells the page after the first rows, and then about twice a second, how far reading is and what it has found. */
    private final class Watched implements FileReading.Rows {

        private static final long HALF_A_SECOND = 500_000_000L;

        private final FileReading.Rows inner;
        private final Snapshot snapshot;
        private final Causes findings;
        private long rows;
        private long told = System.nanoTime() - HALF_A_SECOND;

        Watched(FileReading.Rows inner, Snapshot snapshot, Causes findings) {
            this.inner = inner;
            this.snapshot = snapshot;
            this.findings = findings;
        }

        @Override
        public void take(Facts facts) {
            inner.take(facts);
            tell();
        }

        @Override
        public void setAside(long line, Rule rule) {
            inner.setAside(line, rule);
            tell();
        }

        private void tell() {
            rows++;
            if ((rows & 0xFF) == 0 && System.nanoTime() - told > HALF_A_SECOND) {
                told = System.nanoTime();
                tellAll();
            }
        }

        private void tellAll() {
            progress.reads(snapshot, rows, findings);
        }
    }
}
