package org.headgate.load;

import java.util.Map;
import org.headgate.platform.Scope;
import org.headgate.platform.SqlFile;
import org.headgate.submission.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows that the check left in {@code stage}, on their way into analytics. Each method is one statement or a few
 * over all rows; each may be repeated.
 */
@Component
class StagedRows {

    private static final Logger log = LoggerFactory.getLogger(StagedRows.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    StagedRows(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    void mergePupils(Snapshot snapshot) {
        run("merge-pupils", snapshot, Map.of("load", snapshot.number()));
        run("merge-schools", snapshot, Map.of("load", snapshot.number()));
    }

    /** The staged table, without the lines set aside, becomes a part of the facts. Nothing is copied. */
    void attachScores(Snapshot snapshot) {
        run("keep-set-aside", snapshot, Map.of("load", snapshot.number()));
        call("analytics.attach", snapshot);
    }

    void countCells(Snapshot snapshot) {
        jdbc.sql("DELETE FROM analytics.cube_cells WHERE load_id = ?")
                .param(snapshot.number())
                .update();
        // With less, the eleven groupings are sorted one after the other instead of hashed in one reading.
        jdbc.sql("SET LOCAL work_mem = '64MB'").update();
        var slot = snapshot.slot();
        run(
                "count-cells",
                snapshot,
                Map.of(
                        "load", snapshot.number(),
                        "district", slot.district().text(),
                        "side", slot.side().word(),
                        "year", slot.year().spring()));
    }

    long loaded(Snapshot snapshot) {
        return count("SELECT count(*) FROM analytics.score_facts WHERE load_id = ?", snapshot);
    }

    long setAside(Snapshot snapshot) {
        return count("SELECT count(*) FROM analytics.set_aside WHERE load_id = ?", snapshot);
    }

    /** What is left in {@code stage} has done its work. */
    void clear(Snapshot snapshot) {
        call("stage.drop", snapshot);
        jdbc.sql("DELETE FROM stage.set_aside WHERE load_id = ?")
                .param(snapshot.number())
                .update();
    }

    /**
     * Rows of files that were checked and never loaded, and whose slot shows a newer file: no pupil's row stays without
     * a use. Those judged within the last day are left, and those that a load is at.
     */
    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT6H")
    void clearReplaced() {
        // The scope comes first: a connection keeps the one it began with.
        Scope.everything()
                .run(() -> transaction.executeWithoutResult(inOne -> jdbc.sql(SqlFile.read("load", "clear-replaced"))
                        .query(Long.class)
                        .list()
                        .forEach(number ->
                                log.info("Snapshot number {} was replaced: its checked rows are gone", number))));
    }

    // A table's name can't be bound; the files say stage.scores_N and stage.pupils_N, and N is a number.
    private void run(String statement, Snapshot snapshot, Map<String, Object> parameters) {
        var sql = SqlFile.read("load", statement).replace("_N ", "_" + snapshot.number() + " ");
        jdbc.sql(sql).params(parameters).update();
    }

    private void call(String function, Snapshot snapshot) {
        jdbc.sql("SELECT " + function + "(?)").param(snapshot.number()).query().singleRow();
    }

    private long count(String sql, Snapshot snapshot) {
        return jdbc.sql(sql).param(snapshot.number()).query(Long.class).single();
    }
}
