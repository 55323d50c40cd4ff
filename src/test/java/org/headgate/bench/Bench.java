package org.headgate.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.headgate.access.People;
import org.headgate.access.Person;
import org.headgate.access.Role;
import org.headgate.check.Checks;
import org.headgate.demo.Season;
import org.headgate.load.Loads;
import org.headgate.platform.Scope;
import org.headgate.reference.District;
import org.headgate.reference.Districts;
import org.headgate.submission.Seasons;
import org.headgate.submission.SlotId;
import org.headgate.submission.Snapshot;
import org.headgate.submission.Uploads;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Sends files of the newest CAASPP layout through Headgate's own doors, and each of them by COPY into a table of text
 * columns on the same server: which costs how much? Run it by {@code bench/run}.
 */
final class Bench {

    private static final SlotId SLOT = SlotId.of("99900010000000", "caaspp", "tested", "2024-25");
    private static final District DISTRICT = new District(SLOT.district(), "Bench Unified", "Nowhere");
    // A server runs for weeks; what it does is compiled and steady after some hundred thousand rows.
    private static final int WARM_UP_ROWS = 100_000;
    private static final int WARM_UPS = 3;

    private final Path folder;
    private final Server server;
    private final ConfigurableApplicationContext headgate;
    private final Person lead;

    private Bench(Path folder, Server server, ConfigurableApplicationContext headgate) {
        this.folder = folder;
        this.server = server;
        this.headgate = headgate;
        headgate.getBean(Districts.class).list(DISTRICT);
        headgate.getBean(Seasons.class).open("Bench", LocalDate.now(), List.of(SLOT));
        lead = headgate.getBean(People.class)
                .add("lead@bench.example", "Lee Bench", Role.LEAD, "bench", List.of(SLOT.district()));
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        ((Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.WARN);
        var rows = Integer.parseInt(arguments[0]);
        var rounds = Integer.parseInt(arguments[1]);
        var seed = Long.parseLong(arguments[2]);
        var folder = Files.createTempDirectory("headgate-bench");
        try (var server = new Server(folder.resolve("postgres"));
                var headgate = SpringApplication.run(WithoutTheFlow.class, settings(server, folder))) {
            // The bench's own thread, like every background worker of Headgate.
            Scope.everything().run(() -> new Bench(folder, server, headgate).compare(rows, rounds, seed));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private static String[] settings(Server server, Path folder) {
        return new String[] {
            "--spring.datasource.url=" + server.url(),
            "--spring.datasource.username=" + Server.APP,
            "--spring.flyway.user=" + Server.OWNER,
            "--spring.flyway.password=",
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn",
            "--server.port=0",
            "--headgate.data-directory=" + folder.resolve("data")
        };
    }

    private void compare(int rows, int rounds, long seed) {
        System.out.printf(
                Locale.US,
                "%nHeadgate %s, seed %d, %d processors, %s, heap at most %d MB, %s%n%s%n%n",
                System.getProperty("bench.commit", "unknown"),
                seed,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("bench.memory", "unknown"),
                Runtime.getRuntime().maxMemory() >> 20,
                "Java " + System.getProperty("java.version"),
                server.tuning());
        for (var n = WARM_UPS; n > 0; n--) {
            round(WARM_UP_ROWS, seed - n);
        }
        System.out.printf(
                "%5s %9s %7s %8s %8s %8s %8s %10s %7s %7s%n",
                "round", "rows", "MB", "copy s", "word s", "check s", "load s", "heap MB", "check/c", "ratio");
        var measured = new ArrayList<Round>();
        for (var n = 0; n < rounds; n++) {
            var round = round(rows, seed + n);
            measured.add(round);
            print(String.valueOf(n + 1), round, round.checkRatio(), round.ratio());
        }
        var middle = new Round(
                rows,
                measured.get(0).megabytes(),
                median(measured, Round::copy),
                median(measured, Round::firstWord),
                median(measured, Round::check),
                median(measured, Round::load),
                (long) median(measured, Round::heap),
                Map.of());
        print("mid", middle, median(measured, Round::checkRatio), median(measured, Round::ratio));
        System.out.printf("%nsteps, middle of the rounds:%n");
        measured.get(0)
                .steps()
                .keySet()
                .forEach(step -> System.out.printf(
                        Locale.US,
                        "  %-18s %6.2f s%n",
                        step,
                        median(measured, round -> round.steps().get(step))));
        // Both sides of a round share the machine's mood, so the middle of the rounds' own ratios is the result.
        System.out.printf(Locale.US, "%nratio check+load : copy = %.2f%n", median(measured, Round::ratio));
    }

    private Round round(int rows, long seed) {
        try {
            var file = folder.resolve(
                    SLOT.district() + "_CAASPP_Student_Score_Data_File_TestedStudentScoreData_2025_DLMTR.CSV");
            try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                Season.writeLarge(DISTRICT, SLOT.year(), rows, seed, out);
            }
            var bytes = Files.size(file);
            var copy = server.copy(file);
            var snapshot = received(file);
            Files.deleteIfExists(file);
            server.settle();
            var firstWord =
                    CompletableFuture.supplyAsync(() -> Scope.everything().call(() -> firstWord(snapshot)));
            var check = seconds(() -> headgate.getBean(Checks.class).ensure(snapshot.id()));
            var load = seconds(() -> {
                var loaded = headgate.getBean(Loads.class).ensure(snapshot.id());
                if (loaded.rows() != rows || !loaded.published()) {
                    throw new IllegalStateException("The file has " + rows + " rows, but was loaded as " + loaded);
                }
            });
            var heap = heapPools().stream()
                    .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                    .sum();
            return new Round(rows, bytes / 1e6, copy, firstWord.join(), check, load, heap >> 20, steps(snapshot));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("A round of the bench failed: " + e.getMessage(), e);
        }
    }

    private Snapshot received(Path file) {
        var uploads = headgate.getBean(Uploads.class);
        var upload =
                uploads.look(lead, List.of(new Uploads.Shown(file.getFileName().toString(), file)));
        var snapshots = uploads.send(lead, upload.id());
        if (snapshots.size() != 1) {
            throw new IllegalStateException("The bench's file was not taken: " + upload.passed());
        }
        return snapshots.get(0);
    }

    /** Seconds until the page tells what the header and the first rows are like. */
    private double firstWord(Snapshot snapshot) {
        var look = headgate.getBean(JdbcClient.class)
                .sql(
                        "SELECT count(*) FROM checks.progress WHERE snapshot = ? AND done > 0 AND step <> 'recognise-layout'")
                .param(snapshot.id().text())
                .query(Long.class);
        return seconds(() -> {
            while (look.single() == 0) {
                LockSupport.parkNanos(10_000_000);
            }
        });
    }

    private Map<String, Double> steps(Snapshot snapshot) {
        return headgate
                .getBean(JdbcClient.class)
                .sql("""
                SELECT s.step_name, extract(epoch FROM s.end_time - s.start_time)::float8 AS seconds
                FROM batch.batch_step_execution s
                JOIN batch.batch_job_execution_params p USING (job_execution_id)
                WHERE p.parameter_value = ? ORDER BY s.step_execution_id
                """)
                .param(snapshot.id().text())
                .query((row, n) -> Map.entry(row.getString("step_name"), row.getDouble("seconds")))
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, java.util.LinkedHashMap::new));
    }

    private static void print(String name, Round round, double checkRatio, double ratio) {
        System.out.printf(
                Locale.US,
                "%5s %9d %7.1f %8.2f %8.2f %8.2f %8.2f %10d %7.2f %7.2f%n",
                name,
                round.rows(),
                round.megabytes(),
                round.copy(),
                round.firstWord(),
                round.check(),
                round.load(),
                round.heap(),
                checkRatio,
                ratio);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        var sorted = rounds.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    static double seconds(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    /** One file, both ways, in seconds. {@code heap} is what the JVM's last collections left over while checking and loading, in MB. */
    record Round(
            int rows,
            double megabytes,
            double copy,
            double firstWord,
            double check,
            double load,
            long heap,
            Map<String, Double> steps) {

        double checkRatio() {
            return check / copy;
        }

        double ratio() {
            return (check + load) / copy;
        }
    }
}
