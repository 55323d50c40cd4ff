package org.headgate.process;

import org.headgate.submission.SlotId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets one transaction at a time move a slot's flow: events, people and the worker may come at once. */
@Component
class SlotLock {

    private final JdbcClient jdbc;

    SlotLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for the lock; the transaction's end gives it back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(SlotId slot) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("flow of " + slot.text())
                .query((row, n) -> n)
                .single();
    }
}
