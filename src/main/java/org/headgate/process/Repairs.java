package org.headgate.process;

import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.headgate.submission.SlotId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Steps that failed as often as they may, and the button that gives them another go. */
@Component
class Repairs {

    private final RuntimeService runtime;
    private final ManagementService jobs;
    private final ExternalTaskService externalTasks;
    private final ProcessSettings settings;
    private final SlotLock lock;

    Repairs(
            RuntimeService runtime,
            ManagementService jobs,
            ExternalTaskService externalTasks,
            ProcessSettings settings,
            SlotLock lock) {
        this.runtime = runtime;
        this.jobs = jobs;
        this.externalTasks = externalTasks;
        this.settings = settings;
        this.lock = lock;
    }

    /** What stands still in the slot's flow, and why. */
    List<Failed> failuresOf(SlotId slot) {
        return incidentsOf(slot).stream()
                .map(incident -> new Failed(
                        incident.getActivityId(),
                        Failure.firstLine(String.valueOf(incident.getIncidentMessage())),
                        incident.getIncidentTimestamp().toInstant()))
                .toList();
    }

    /** Gives every failed step of the slot its attempts back; answers how many were failed. */
    @Transactional
    public int tryAgain(SlotId slot) {
        lock.hold(slot);
        var failed = incidentsOf(slot);
        failed.forEach(this::giveAttempts);
        return failed.size();
    }

    private void giveAttempts(Incident incident) {
        if (incident.getIncidentType().equals(Incident.EXTERNAL_TASK_HANDLER_TYPE)) {
            externalTasks.setRetries(incident.getConfiguration(), settings.attempts());
        } else {
            jobs.setJobRetries(incident.getConfiguration(), settings.attempts());
        }
    }

    // The engine repeats an incident on the calling instance; only the one with the cause can be mended.
    private List<Incident> incidentsOf(SlotId slot) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(slot.text()).list().stream()
                .map(ProcessInstance::getId)
                .flatMap(id -> runtime.createIncidentQuery().processInstanceId(id).list().stream())
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .toList();
    }

    /** {@code element} is the activity in the diagram. */
    record Failed(String element, String cause, Instant since) {}
}
