package org.headgate.process;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.headgate.submission.SlotId;
import org.springframework.stereotype.Component;

/** Every flow that runs or ran, for the admin's list. */
@Component
class Flows {

    private final HistoryService history;
    private final Timeline timeline;

    Flows(HistoryService history, Timeline timeline) {
        this.history = history;
        this.timeline = timeline;
    }

    /** {@code which} is open, ended or incidents; newest first. */
    List<Flow> of(String which, int first, int count) {
        return query(which).orderByProcessInstanceStartTime().desc().listPage(first, count).stream()
                .map(this::flow)
                .toList();
    }

    long count(String which) {
        return query(which).count();
    }

    private HistoricProcessInstanceQuery query(String which) {
        var query = history.createHistoricProcessInstanceQuery().processDefinitionKey(Rounds.SUBMISSION);
        return switch (which) {
            case "ended" -> query.finished();
            case "incidents" -> query.unfinished().incidentStatus("open");
            default -> query.unfinished();
        };
    }

    private Flow flow(HistoricProcessInstance instance) {
        var slot = SlotId.of(instance.getBusinessKey());
        return new Flow(slot, timeline.roundOf(slot, instance));
    }

    record Flow(SlotId slot, Timeline.Round round) {}
}
