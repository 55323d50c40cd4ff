package org.headgate.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.headgate.submission.SlotId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a slot, round by round and step by step, as the engine remembers it. */
@Component
class Timeline {

    // What a reader takes for a step; gateways and the frame of a call are only on the diagram.
    private static final Set<String> NOT_STEPS =
            Set.of("exclusiveGateway", "callActivity", "subProcess", "processDefinition", "multiInstanceBody");

    private final HistoryService history;
    private final RuntimeService runtime;
    private final Repairs repairs;

    Timeline(HistoryService history, RuntimeService runtime, Repairs repairs) {
        this.history = history;
        this.runtime = runtime;
        this.repairs = repairs;
    }

    /** Newest first. */
    List<Round> of(SlotId slot) {
        var found = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(slot.text())
                .processDefinitionKey(Rounds.SUBMISSION)
                .orderByProcessInstanceStartTime()
                .desc()
                .list();
        var rounds = new ArrayList<Round>();
        for (var i = 0; i < found.size(); i++) {
            rounds.add(round(slot, found.size() - i, found.get(i)));
        }
        return rounds;
    }

    /** One of the slot's rounds. */
    Round roundOf(SlotId slot, HistoricProcessInstance submission) {
        var number = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(slot.text())
                .processDefinitionKey(Rounds.SUBMISSION)
                .startedBefore(submission.getStartTime())
                .count();
        return round(slot, (int) number, submission);
    }

    private Round round(SlotId slot, int number, HistoricProcessInstance submission) {
        var failures = new HashMap<String, Repairs.Failed>();
        if (submission.getEndTime() == null) {
            repairs.failuresOf(slot).forEach(failure -> failures.put(failure.element(), failure));
        }
        var steps = new ArrayList<Step>();
        var elements = new ArrayList<Element>();
        partsOf(submission).forEach(part -> {
            var activities = history.createHistoricActivityInstanceQuery()
                    .processInstanceId(part.getId())
                    .orderPartiallyByOccurrence()
                    .asc()
                    .list();
            activities.forEach(activity -> {
                var state = stateOf(activity, failures);
                elements.add(new Element(part.getProcessDefinitionKey(), activity.getActivityId(), state));
                if (!NOT_STEPS.contains(activity.getActivityType()) && !isLeftTimer(activity)) {
                    steps.add(step(part, activity, state, failures));
                }
            });
            if (part.getEndTime() == null) {
                aboutToRun(part, failures).forEach(step -> {
                    steps.add(step);
                    elements.add(new Element(step.diagram(), step.element(), step.state()));
                });
            }
        });
        steps.sort(Comparator.comparing(Step::since));
        return new Round(
                number,
                submission.getStartTime().toInstant(),
                Optional.ofNullable(submission.getEndTime()).map(Date::toInstant),
                steps,
                elements,
                words(submission));
    }

    /** The round itself and the follow-ups it called. */
    private List<HistoricProcessInstance> partsOf(HistoricProcessInstance submission) {
        return Stream.concat(
                        Stream.of(submission),
                        history
                                .createHistoricProcessInstanceQuery()
                                .superProcessInstanceId(submission.getId())
                                .orderByProcessInstanceStartTime()
                                .asc()
                                .list()
                                .stream())
                .toList();
    }

    private static boolean isLeftTimer(HistoricActivityInstance activity) {
        return activity.isCanceled() && activity.getActivityType().startsWith("boundary");
    }

    private static State stateOf(HistoricActivityInstance activity, Map<String, Repairs.Failed> failures) {
        if (activity.isCanceled()) {
            return State.LEFT;
        }
        if (activity.getEndTime() != null) {
            return State.DONE;
        }
        return failures.containsKey(activity.getActivityId()) ? State.FAILED : State.NOW;
    }

    private static Step step(
            HistoricProcessInstance part,
            HistoricActivityInstance activity,
            State state,
            Map<String, Repairs.Failed> failures) {
        return new Step(
                part.getProcessDefinitionKey(),
                activity.getActivityId(),
                activity.getActivityName(),
                state,
                activity.getStartTime().toInstant(),
                Optional.ofNullable(activity.getEndTime()).map(Date::toInstant),
                Optional.ofNullable(activity.getAssignee()),
                state == State.FAILED ? cause(failures, activity.getActivityId()) : Optional.empty());
    }

    private static Optional<String> cause(Map<String, Repairs.Failed> failures, String element) {
        return Optional.ofNullable(failures.get(element)).map(Repairs.Failed::cause);
    }

    // A step that runs by itself enters the history only when it is through; until then it waits in a queue.
    private List<Step> aboutToRun(HistoricProcessInstance part, Map<String, Repairs.Failed> failures) {
        var steps = new ArrayList<Step>();
        var shown = new HashSet<String>();
        for (var waiting : transitions(runtime.getActivityInstance(part.getId()))) {
            var failure = failures.get(waiting.getActivityId());
            shown.add(waiting.getActivityId());
            steps.add(new Step(
                    part.getProcessDefinitionKey(),
                    waiting.getActivityId(),
                    waiting.getActivityName(),
                    failure == null ? State.QUEUED : State.FAILED,
                    failure == null ? Instant.now() : failure.since(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.ofNullable(failure).map(Repairs.Failed::cause)));
        }
        return steps;
    }

    private static List<TransitionInstance> transitions(@Nullable ActivityInstance tree) {
        if (tree == null) {
            return List.of();
        }
        return Stream.concat(
                        Stream.of(tree.getChildTransitionInstances()),
                        Stream.of(tree.getChildActivityInstances()).flatMap(child -> transitions(child).stream()))
                .toList();
    }

    private Map<String, String> words(HistoricProcessInstance submission) {
        var words = new java.util.TreeMap<String, String>();
        history.createHistoricVariableInstanceQuery()
                .processInstanceId(submission.getId())
                .list()
                .forEach(word -> words.put(word.getName(), String.valueOf(word.getValue())));
        return words;
    }

    /** Where a step stands; each is a sentence in {@code messages.properties}. */
    enum State {
        DONE,
        NOW,
        QUEUED,
        FAILED,
        LEFT;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One step of a round.
     *
     * @param diagram submission or followUp
     * @param element the activity in that diagram
     * @param by email of who did it or holds it, when a person does
     * @param cause why it failed
     */
    record Step(
            String diagram,
            String element,
            String name,
            State state,
            Instant since,
            Optional<Instant> until,
            Optional<String> by,
            Optional<String> cause) {}

    /** Something on a diagram that was reached. */
    record Element(String diagram, String id, State state) {}

    /** One way of a slot through the diagrams; {@code words} are the flow's variables. */
    record Round(
            int number,
            Instant began,
            Optional<Instant> ended,
            List<Step> steps,
            List<Element> elements,
            Map<String, String> words) {

        public boolean hasFailed() {
            return steps.stream().anyMatch(step -> step.state() == State.FAILED);
        }

        /** The step the round is at, or the last one when it has ended. */
        public Step current() {
            return steps.stream()
                    .filter(step -> step.state() == State.FAILED)
                    .findFirst()
                    .or(() -> steps.stream()
                            .filter(step -> step.state() == State.NOW || step.state() == State.QUEUED)
                            .reduce((earlier, later) -> later))
                    .orElseGet(() -> steps.get(steps.size() - 1));
        }

        /** Elements of a diagram in states of these words, as their ids with spaces between. */
        public String marked(String diagram, String... words) {
            return String.join(
                    " ",
                    elements.stream()
                            .filter(element -> element.diagram().equals(diagram))
                            .filter(element ->
                                    List.of(words).contains(element.state().word()))
                            .map(Element::id)
                            .distinct()
                            .toList());
        }

        public boolean shows(String diagram) {
            return elements.stream().anyMatch(element -> element.diagram().equals(diagram));
        }
    }
}
