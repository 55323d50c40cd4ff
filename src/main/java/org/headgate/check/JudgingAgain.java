package org.headgate.check;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.headgate.platform.Scope;
import org.headgate.platform.SqlFile;
import org.headgate.submission.Snapshot;
import org.headgate.submission.SnapshotId;
import org.headgate.submission.Snapshots;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges snapshots in force again when the rules have changed, one after the other, in the background: what a slot
 * shows, and its newest. The file is read again and nothing is staged; the earlier verdict stays beside the new one.
 */
@Component
class JudgingAgain {

    private static final Logger log = LoggerFactory.getLogger(JudgingAgain.class);
    private static final String LOCK = "judge-again";

    private final JdbcClient jdbc;
    private final DataSource database;
    private final Snapshots snapshots;
    private final Rules rules;
    private final Rereading rereading;
    private final Waivers waivers;
    private final Verdicts verdicts;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    JudgingAgain(
            JdbcClient jdbc,
            DataSource database,
            Snapshots snapshots,
            Rules rules,
            Rereading rereading,
            Waivers waivers,
            Verdicts verdicts,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.database = database;
        this.snapshots = snapshots;
        this.rules = rules;
        this.rereading = rereading;
        this.waivers = waivers;
        this.verdicts = verdicts;
        this.transaction = transaction;
        this.events = events;
    }

    /** The verdict of a snapshot whose rows are loaded: it is judged again here, and not by the job that stages rows. */
    Optional<Verdict> standingOfLoaded(SnapshotId snapshot) {
        return snapshots.find(snapshot).filter(this::isLoaded).flatMap(loaded -> verdicts.find(loaded.id()));
    }

    private boolean isLoaded(Snapshot snapshot) {
        return jdbc.sql("SELECT to_regclass(?) IS NOT NULL")
                .param("analytics.score_facts_" + snapshot.number())
                .query(Boolean.class)
                .single();
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "P1D")
    void judgeInBackground() {
        Scope.everything().run(() -> {
            waivers.endThoseOver();
            judgeAll();
        });
    }

    /** All that wait for it, unless another node is at it. Each is done whole or not at all, so a kill costs one. */
    void judgeAll() {
        // Held on a connection of its own, the lock dies with the node.
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("SELECT pg_try_advisory_lock(hashtextextended(?, 0))");
                var unlock = connection.prepareStatement("SELECT pg_advisory_unlock(hashtextextended(?, 0))")) {
            lock.setString(1, LOCK);
            unlock.setString(1, LOCK);
            try (var answer = lock.executeQuery()) {
                answer.next();
                if (!answer.getBoolean(1)) {
                    return;
                }
            }
            try {
                judgeEach();
            } finally {
                unlock.execute();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database was out of reach while snapshots were judged again", e);
        }
    }

    private void judgeEach() {
        for (var id : judgedByOtherRules()) {
            try {
                judge(snapshots.find(id).orElseThrow());
            } catch (IOException | RuntimeException e) {
                log.warn("Snapshot {} could not be judged again; tomorrow it is tried again", id, e);
            }
        }
    }

    private List<SnapshotId> judgedByOtherRules() {
        return jdbc
                .sql(SqlFile.read("check", "find-judged-by-other-rules"))
                .param("rule_set", rules.version())
                .query(String.class)
                .list()
                .stream()
                .map(SnapshotId::new)
                .toList();
    }

    private void judge(Snapshot snapshot) throws IOException {
        var was = verdicts.find(snapshot.id()).orElseThrow();
        var given = waivers.of(snapshot.slot());
        var waived = waivers.rowsInForce(snapshot.slot());
        var inFile = new Causes(waived);
        var inCounty = new Causes(waived);
        var counted = new FileReading.Nowhere();
        rereading.readFile(snapshot, inFile, counted);
        rereading.askCounty(snapshot, was, inCounty);
        var kept = Boolean.TRUE.equals(transaction.execute(inOne -> {
            // What was waived while the file was read is not in what was found.
            var isAsItWas =
                    verdicts.holdLatest(was) && waivers.of(snapshot.slot()).equals(given);
            if (isAsItWas) {
                keep(snapshot, was, inFile, inCounty, counted);
            }
            return isAsItWas;
        }));
        if (!kept) {
            log.info(
                    "Snapshot {} was waived or judged by somebody meanwhile; tomorrow it is tried again",
                    snapshot.id());
        }
    }

    private void keep(Snapshot snapshot, Verdict was, Causes inFile, Causes inCounty, FileReading.Nowhere counted) {
        var connection = DataSourceUtils.getConnection(database);
        try {
            verdicts.keep(connection, snapshot, Verdicts.SeenIn.READING, inFile, counted.rows());
            verdicts.keep(connection, snapshot, Verdicts.SeenIn.ROWS, inCounty, counted.rows());
        } catch (SQLException e) {
            throw new IllegalStateException("What was found in " + snapshot.id() + " could not be kept", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
        verdicts.judge(snapshot, counted.rows(), counted.setAside());
        var is = verdicts.find(snapshot.id()).orElseThrow();
        log.info("Snapshot {} was judged again: was {}, is {}", snapshot.id(), was.word(), is.word());
        VerdictChanged.between(was, is).ifPresent(events::publishEvent);
    }
}
