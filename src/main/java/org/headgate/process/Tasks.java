package org.headgate.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.headgate.access.Audit;
import org.headgate.access.Person;
import org.headgate.submission.SlotId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the flows wait for people to do. Everybody finds only the tasks of the groups they work in. */
@Component
class Tasks {

    static final String PULL_FILE = "pullFile";
    static final String REVIEW_FINDINGS = "reviewFindings";

    private static final String HELD_SINCE = "heldSince";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Decisions decisions;
    private final SlotLock lock;
    private final Audit audit;
    private final Clock clock;

    Tasks(TaskService tasks, RuntimeService runtime, Decisions decisions, SlotLock lock, Audit audit, Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.decisions = decisions;
        this.lock = lock;
        this.audit = audit;
        this.clock = clock;
    }

    /** Which tasks a list shows: those I hold, those nobody holds, or all of my groups. */
    enum Which {
        MINE,
        OPEN,
        ALL
    }

    /** By due date, soonest first. */
    List<OpenTask> of(Person me, Which which, int first, int count) {
        return Groups.of(me).isEmpty()
                ? List.of()
                : withWords(query(me, which)
                        .orderByDueDate()
                        .asc()
                        .orderByTaskCreateTime()
                        .asc()
                        .listPage(first, count));
    }

    long count(Person me, Which which) {
        return Groups.of(me).isEmpty() ? 0 : query(me, which).count();
    }

    /** The slot's task of that name, if it waits and it is this person's to see. */
    Optional<OpenTask> find(Person me, SlotId slot, String key) {
        return me.sees(slot.district()) ? withWords(waiting(slot, key)).stream().findFirst() : Optional.empty();
    }

    /** Makes the task hers unless somebody else was faster; answers who holds it now, or empty when it is gone. */
    @Transactional
    public Optional<String> claim(Person me, SlotId slot, String key) {
        lock.hold(slot);
        return waiting(slot, key).stream().findFirst().map(task -> {
            if (task.getAssignee() == null) {
                give(task, me);
                return me.email();
            }
            return task.getAssignee();
        });
    }

    @Transactional
    public void handBack(Person me, SlotId slot, String key) {
        lock.hold(slot);
        waiting(slot, key).stream()
                .filter(task -> me.email().equals(task.getAssignee()))
                .forEach(task -> {
                    tasks.setAssignee(task.getId(), null);
                    audit.note(me.email(), "handed back", key + " of " + slot.text());
                });
    }

    /** Takes the task from whoever holds it; that is allowed, and logged. */
    @Transactional
    public void takeOver(Person me, SlotId slot, String key) {
        lock.hold(slot);
        waiting(slot, key).forEach(task -> {
            audit.note(me.email(), "took over", key + " of " + slot.text() + " from " + task.getAssignee());
            give(task, me);
        });
    }

    /**
     * Decides about the findings and lets the flow go on. Answers who holds the task when that is somebody else, or
     * {@code Decided.GONE} when it was decided meanwhile or a new file came.
     */
    @Transactional
    public Decided decide(Person me, SlotId slot, String word, String text) {
        lock.hold(slot);
        var open = find(me, slot, REVIEW_FINDINGS);
        if (open.isEmpty() || open.get().ticket().isEmpty()) {
            return Decided.GONE;
        }
        if (open.get().holder().filter(holder -> !holder.equals(me.email())).isPresent()) {
            return Decided.HELD_BY_ANOTHER;
        }
        var ticket = open.get().ticket().get();
        decisions.note(slot, ticket, word, me.email(), text);
        audit.note(me.email(), "decided " + word, "ticket " + ticket);
        for (var task : waiting(slot, REVIEW_FINDINGS)) {
            tasks.setAssignee(task.getId(), me.email());
            tasks.complete(task.getId(), Map.of("resolution", word));
        }
        return Decided.DONE;
    }

    /** How a decision went. */
    enum Decided {
        DONE,
        HELD_BY_ANOTHER,
        GONE
    }

    private void give(Task task, Person person) {
        tasks.setAssignee(task.getId(), person.email());
        tasks.setVariableLocal(task.getId(), HELD_SINCE, clock.instant().toString());
        audit.note(person.email(), "claimed", task.getTaskDefinitionKey() + " of " + slotOf(task));
    }

    private Object slotOf(Task task) {
        return runtime.getVariable(task.getExecutionId(), "slot");
    }

    private TaskQuery query(Person me, Which which) {
        var query = tasks.createTaskQuery()
                .active()
                .taskCandidateGroupIn(Groups.of(me))
                .includeAssignedTasks();
        return switch (which) {
            case MINE -> query.taskAssignee(me.email());
            case OPEN -> query.taskUnassigned();
            case ALL -> query;
        };
    }

    private List<Task> waiting(SlotId slot, String key) {
        return tasks.createTaskQuery()
                .active()
                .processInstanceBusinessKey(slot.text())
                .taskDefinitionKey(key)
                .list();
    }

    // One query for the words of all tasks of a page, however many there are.
    private List<OpenTask> withWords(List<Task> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        var words = new HashMap<String, Map<String, String>>();
        runtime.createVariableInstanceQuery()
                .processInstanceIdIn(found.stream()
                        .map(Task::getProcessInstanceId)
                        .distinct()
                        .toArray(String[]::new))
                .list()
                .forEach(word -> words.computeIfAbsent(word.getProcessInstanceId(), id -> new HashMap<>())
                        .put(word.getName(), String.valueOf(word.getValue())));
        return found.stream()
                .map(task -> open(task, words.getOrDefault(task.getProcessInstanceId(), Map.of())))
                .toList();
    }

    private static OpenTask open(Task task, Map<String, String> words) {
        var isReview = task.getTaskDefinitionKey().equals(REVIEW_FINDINGS);
        return new OpenTask(
                SlotId.of(words.getOrDefault("slot", "")),
                task.getTaskDefinitionKey(),
                Optional.ofNullable(task.getAssignee()),
                task.getAssignee() == null
                        ? Optional.empty()
                        : Optional.ofNullable(words.get(HELD_SINCE)).map(Instant::parse),
                task.getCreateTime().toInstant(),
                Optional.ofNullable(task.getDueDate())
                        .map(due -> LocalDate.ofInstant(due.toInstant(), java.time.ZoneId.systemDefault())),
                isReview ? Optional.ofNullable(words.get("ticketNumber")) : Optional.empty(),
                isReview ? Optional.ofNullable(words.get("contactEmail")) : Optional.empty(),
                isReview ? Optional.ofNullable(words.get("snapshot")) : Optional.empty());
    }
}
