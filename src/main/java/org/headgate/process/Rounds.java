package org.headgate.process;

import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.headgate.submission.SlotId;
import org.headgate.submission.SnapshotId;
import org.headgate.submission.Snapshots;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rounds of slots through {@code submission.bpmn}: at most one of a slot runs at a time. */
@Component
class Rounds {

    static final String SUBMISSION = "submission";
    static final String FOLLOW_UP = "followUp";

    private final RuntimeService runtime;
    private final HistoryService history;
    private final TaskService tasks;
    private final Snapshots snapshots;
    private final SlotLock lock;

    Rounds(RuntimeService runtime, HistoryService history, TaskService tasks, Snapshots snapshots, SlotLock lock) {
        this.runtime = runtime;
        this.history = history;
        this.tasks = tasks;
        this.snapshots = snapshots;
        this.lock = lock;
    }

    /** A slot is owed once; a file that came before we heard of it has begun its round already. */
    @Transactional
    public void owed(SlotId slot) {
        lock.hold(slot);
        if (history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(slot.text())
                        .count()
                == 0) {
            runtime.startProcessInstanceByKey(SUBMISSION, slot.text(), Map.of("slot", slot.text()));
        }
    }

    /** The file goes to whoever waits for it; else it replaces what is under way; else it begins a round. */
    @Transactional
    public void received(SlotId slot, SnapshotId snapshot) {
        lock.hold(slot);
        if (!isNewest(slot, snapshot) || isKnown(slot, snapshot)) {
            return;
        }
        if (!tell(slot, Message.FILE_RECEIVED, Map.of("snapshot", snapshot.text()))) {
            tell(slot, Message.NEWER_FILE, Map.of("newerSnapshot", snapshot.text()));
            runtime.startProcessInstanceByMessage(
                    Message.FILE_CAME.word(), slot.text(), Map.of("slot", slot.text(), "snapshot", snapshot.text()));
        }
    }

    /** Wakes a flow that waits for the district; a specialist who is at it reads the answer in the thread anyway. */
    @Transactional
    public void answered(SlotId slot) {
        lock.hold(slot);
        tell(slot, Message.DISTRICT_ANSWERED, Map.of());
    }

    /** The district signed that there is no file; that ends the wait for it. */
    @Transactional
    public void nothingToReport(SlotId slot) {
        lock.hold(slot);
        tasks.createTaskQuery()
                .processInstanceBusinessKey(slot.text())
                .taskDefinitionKey(Tasks.PULL_FILE)
                .list()
                .forEach(task -> tasks.complete(task.getId()));
    }

    // An older snapshot's announcement can arrive late; a newer file replaces, so there is nothing left to do for it.
    private boolean isNewest(SlotId slot, SnapshotId snapshot) {
        return snapshots.of(slot).stream()
                .findFirst()
                .filter(newest -> newest.id().equals(snapshot))
                .isPresent();
    }

    // After a crash an event is announced again.
    private boolean isKnown(SlotId slot, SnapshotId snapshot) {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(slot.text())
                        .variableValueEquals("snapshot", snapshot.text())
                        .count()
                > 0;
    }

    private boolean tell(SlotId slot, Message message, Map<String, Object> what) {
        return !runtime.createMessageCorrelation(message.word())
                .processInstanceBusinessKey(slot.text())
                .setVariables(what)
                .correlateAllWithResult()
                .isEmpty();
    }
}
