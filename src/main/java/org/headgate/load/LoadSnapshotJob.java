package org.headgate.load;

import java.util.function.Consumer;
import org.headgate.platform.EnsuredJob;
import org.headgate.submission.Snapshot;
import org.headgate.submission.SnapshotId;
import org.headgate.submission.Snapshots;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Takes an accepted snapshot's staged rows into analytics and shows them: each step is one transaction. */
@Component
class LoadSnapshotJob {

    private final EnsuredJob jobs;
    private final Job loadSnapshot;

    LoadSnapshotJob(EnsuredJob jobs, Job loadSnapshot) {
        this.jobs = jobs;
        this.loadSnapshot = loadSnapshot;
    }

    void ensure(SnapshotId snapshot) {
        jobs.ensure(
                loadSnapshot,
                new JobParametersBuilder()
                        .addString("snapshot", snapshot.text())
                        .toJobParameters());
    }

    @Bean
    static Job loadSnapshot(
            JobRepository repository,
            PlatformTransactionManager transactions,
            Snapshots snapshots,
            StagedRows rows,
            Publishings publishings) {
        var steps = new Steps(repository, transactions, snapshots);
        return new JobBuilder("load-snapshot", repository)
                .start(steps.step("merge-pupils", rows::mergePupils))
                .next(steps.step("attach-scores", rows::attachScores))
                .next(steps.step("apply-cube-deltas", rows::countCells))
                .next(steps.step("publish-snapshot", snapshot -> publish(snapshot, rows, publishings)))
                .build();
    }

    private static void publish(Snapshot snapshot, StagedRows rows, Publishings publishings) {
        var loaded = rows.loaded(snapshot);
        var setAside = rows.setAside(snapshot);
        if (loaded + setAside != snapshot.rows()) {
            throw new IllegalStateException("The file of snapshot %s has %d rows, but %d were loaded and %d set aside. "
                            .formatted(snapshot.id(), snapshot.rows(), loaded, setAside)
                    + "Nothing was published; tell Headgate's makers, for this is a mistake in Headgate");
        }
        publishings.publish(snapshot, loaded, setAside);
        rows.clear(snapshot);
    }

    private record Steps(JobRepository repository, PlatformTransactionManager transactions, Snapshots snapshots) {

        Step step(String name, Consumer<Snapshot> work) {
            return new StepBuilder(name, repository)
                    .tasklet(
                            (contribution, context) -> {
                                var id = context.getStepContext()
                                        .getJobParameters()
                                        .get("snapshot");
                                work.accept(snapshots
                                        .find(new SnapshotId(String.valueOf(id)))
                                        .orElseThrow());
                                return RepeatStatus.FINISHED;
                            },
                            transactions)
                    .build();
        }
    }
}
