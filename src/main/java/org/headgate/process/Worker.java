package org.headgate.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.headgate.check.Checks;
import org.headgate.load.Loads;
import org.headgate.platform.EnsuredJob;
import org.headgate.platform.Scope;
import org.headgate.submission.SlotId;
import org.headgate.submission.SnapshotId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does the long work the diagrams ask for, outside of every engine transaction: it takes a check or a load under a
 * lock, keeps the lock warm, sees to it that the work is done, and says so. A dead node's lock runs out and another
 * node takes over.
 */
@Component
class Worker implements SmartLifecycle {

    static final String CHECK_SNAPSHOT = "check-snapshot";
    static final String LOAD_SNAPSHOT = "load-snapshot";

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration IDLE = Duration.ofMillis(400);
    private static final Duration COME_BACK = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ExternalTaskService externalTasks;
    private final Checks checks;
    private final Loads loads;
    private final SlotLock lock;
    private final TransactionTemplate transaction;
    private final ProcessSettings settings;
    private final String name = "worker-" + UUID.randomUUID();
    private final List<Thread> threads = new ArrayList<>();

    private volatile boolean running;
    private @Nullable ScheduledExecutorService heartbeats;

    Worker(
            ExternalTaskService externalTasks,
            Checks checks,
            Loads loads,
            SlotLock lock,
            TransactionTemplate transaction,
            ProcessSettings settings) {
        this.externalTasks = externalTasks;
        this.checks = checks;
        this.loads = loads;
        this.lock = lock;
        this.transaction = transaction;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        running = true;
        heartbeats = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "worker-heartbeat"));
        for (var n = 1; n <= settings.threads(); n++) {
            var thread = new Thread(() -> Scope.everything().run(this::work), "worker-" + n);
            threads.add(thread);
            thread.start();
        }
    }

    /** Takes nothing new, gives what is under way a moment, then stops it; it goes on later where it stopped. */
    @Override
    public synchronized void stop() {
        running = false;
        try {
            var end = System.nanoTime() + PATIENCE.toNanos();
            for (var thread : threads) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            }
            for (var thread : threads) {
                thread.interrupt();
                thread.join(1_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
        if (heartbeats != null) {
            heartbeats.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                var taken = externalTasks
                        .fetchAndLock(1, name, true)
                        .topic(CHECK_SNAPSHOT, settings.lock().toMillis())
                        .topic(LOAD_SNAPSHOT, settings.lock().toMillis())
                        .execute();
                if (taken.isEmpty()) {
                    Thread.sleep(IDLE.toMillis());
                }
                taken.forEach(this::see);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                // The database may be away for a while; whatever was locked comes back when its lock runs out.
                log.warn("The worker could not reach its work and tries again: {}", Failure.briefly(e));
                pause();
            }
        }
    }

    private void see(LockedExternalTask task) {
        var warm = new Warm(task);
        try {
            var words = ensure(task);
            if (warm.release()) {
                completeOrFail(task, words);
            }
        } catch (EnsuredJob.StillRunning e) {
            warm.release();
            externalTasks.extendLock(task.getId(), name, COME_BACK.toMillis());
        } catch (OptimisticLockingException e) {
            log.info("The flow of {} moved meanwhile; {} is seen again", task.getBusinessKey(), task.getTopicName());
        } catch (NotFoundException e) {
            log.info("{} of {} is not asked for any more", task.getTopicName(), task.getBusinessKey());
        } catch (RuntimeException | Error e) {
            if (warm.release()) {
                fail(task, e);
            }
        }
    }

    // Without an attempt counted, a step behind this one that always fails would be tried for ever, unseen.
    private void completeOrFail(LockedExternalTask task, Map<String, Object> words) {
        try {
            complete(task, words);
        } catch (OptimisticLockingException | NotFoundException e) {
            throw e;
        } catch (RuntimeException e) {
            fail(task, e);
        }
    }

    private Map<String, Object> ensure(LockedExternalTask task) {
        var snapshot = new SnapshotId(task.getVariables().<String>getValue("snapshot", String.class));
        if (task.getTopicName().equals(CHECK_SNAPSHOT)) {
            return Map.of("verdict", checks.ensure(snapshot).word());
        }
        var load = loads.ensure(snapshot);
        return Map.of("loaded", load.loaded(), "setAside", load.setAside());
    }

    private void complete(LockedExternalTask task, Map<String, Object> words) {
        transaction.executeWithoutResult(status -> {
            lock.hold(SlotId.of(task.getBusinessKey()));
            externalTasks.complete(task.getId(), name, words);
        });
    }

    private void fail(LockedExternalTask task, Throwable e) {
        var before = task.getRetries() == null ? settings.attempts() : task.getRetries();
        var left = running ? before - 1 : before;
        var pause = settings.attemptAgainAfter().multipliedBy(1L << Math.max(0, settings.attempts() - before));
        log.warn("{} of {} failed, {} attempts left", task.getTopicName(), task.getBusinessKey(), left, e);
        try {
            externalTasks.handleFailure(task.getId(), name, Failure.briefly(e), left, running ? pause.toMillis() : 0);
        } catch (NotFoundException gone) {
            log.info("{} of {} is not asked for any more", task.getTopicName(), task.getBusinessKey());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(IDLE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The lock on a task, extended every third of its time; when that fails somebody else may be at it, so we stop. */
    private final class Warm {

        private final Thread worker = Thread.currentThread();
        private final AtomicBoolean held = new AtomicBoolean(true);
        private final ScheduledFuture<?> beat;

        Warm(LockedExternalTask task) {
            var third = settings.lock().dividedBy(3).toMillis();
            beat = java.util.Objects.requireNonNull(heartbeats)
                    .scheduleAtFixedRate(() -> extend(task), third, third, TimeUnit.MILLISECONDS);
        }

        private synchronized void extend(LockedExternalTask task) {
            if (!held.get()) {
                return;
            }
            try {
                externalTasks.extendLock(task.getId(), name, settings.lock().toMillis());
            } catch (RuntimeException lost) {
                log.warn("{} of {} is no longer ours", task.getTopicName(), task.getBusinessKey());
                held.set(false);
                worker.interrupt();
            }
        }

        /** Ends the heartbeat; true when the task was ours to the end. */
        synchronized boolean release() {
            beat.cancel(false);
            Thread.interrupted();
            return held.getAndSet(false);
        }
    }
}
