package org.headgate.platform;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/**
 * Runs a job once, whatever happened before: done is done, a failed run goes on where it stopped, and a run whose
 * node died is taken over. Calling it again is always safe.
 */
@Component
public class EnsuredJob {

    private final JobOperator operator;
    private final JobRepository repository;
    private final DataSource database;

    EnsuredJob(JobOperator operator, JobRepository repository, DataSource database) {
        this.operator = operator;
        this.repository = repository;
        this.database = database;
    }

    /**
     * Blocks until the job is completed for these parameters.
     *
     * @throws StillRunning when another thread or node is at it right now
     * @throws IllegalStateException when the run failed; its cause is the step's
     */
    public JobExecution ensure(Job job, JobParameters key) {
        // Held on a connection of its own, the lock dies with the node: whoever gets it knows the owner is gone.
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("SELECT pg_try_advisory_lock(hashtextextended(?, 0))");
                var unlock = connection.prepareStatement("SELECT pg_advisory_unlock(hashtextextended(?, 0))")) {
            var name = job.getName() + key.getIdentifyingParameters();
            lock.setString(1, name);
            unlock.setString(1, name);
            try (var answer = lock.executeQuery()) {
                answer.next();
                if (!answer.getBoolean(1)) {
                    throw new StillRunning(name);
                }
            }
            try {
                return completed(run(job, key));
            } finally {
                unlock.execute();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database was out of reach while " + job.getName() + " ran", e);
        }
    }

    private JobExecution run(Job job, JobParameters key) {
        var last = repository.getLastJobExecution(job.getName(), key);
        try {
            if (last != null && last.getStatus() == BatchStatus.COMPLETED) {
                return last;
            }
            if (last != null && (last.getStatus().isRunning() || last.getStatus() == BatchStatus.UNKNOWN)) {
                operator.recover(last);
            }
            // The same parameters again go on where the failed run stopped; no registry has to know the job by name.
            return operator.start(job, key);
        } catch (JobExecutionException e) {
            throw new IllegalStateException(job.getName() + " could not be started: " + e.getMessage(), e);
        }
    }

    private static JobExecution completed(JobExecution execution) {
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            return execution;
        }
        var failure = new IllegalStateException(execution.getJobInstance().getJobName() + " ended as "
                + execution.getStatus() + ": " + execution.getExitStatus().getExitCode());
        execution.getAllFailureExceptions().forEach(failure::addSuppressed);
        throw failure;
    }

    /** Somebody else runs the very same job right now; come back later. */
    public static class StillRunning extends RuntimeException {
        StillRunning(String name) {
            super("Somebody else is at it: " + name);
        }
    }
}
