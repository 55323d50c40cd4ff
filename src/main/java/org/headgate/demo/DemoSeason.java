package org.headgate.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.headgate.access.People;
import org.headgate.access.Person;
import org.headgate.access.Role;
import org.headgate.platform.HeadgateSettings;
import org.headgate.platform.Scope;
import org.headgate.reference.District;
import org.headgate.reference.Districts;
import org.headgate.submission.Seasons;
import org.headgate.submission.Slots;
import org.headgate.submission.Snapshots;
import org.headgate.submission.Stage;
import org.headgate.submission.Uploads;
import org.headgate.submission.Uploads.Shown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Plays the demo's season at a start: districts, people, what is owed, and most of it sent, through the same doors that
 * people use. Each step looks first what is there already, so a start that was killed midway is gone on with.
 */
@Component
@ConditionalOnProperty("headgate.demo.enabled")
class DemoSeason implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DemoSeason.class);
    private static final String PASSWORD = "demo";
    private static final String COLLECTION = "2024-25 season";

    private final Districts districts;
    private final People people;
    private final Seasons seasons;
    private final Slots slots;
    private final Snapshots snapshots;
    private final Uploads uploads;
    private final Clock clock;
    private final Environment environment;
    private final Path folder;
    private final Thread background = new Thread(this::playQuietly, "demo-season");

    DemoSeason(
            Districts districts,
            People people,
            Seasons seasons,
            Slots slots,
            Snapshots snapshots,
            Uploads uploads,
            Clock clock,
            Environment environment,
            HeadgateSettings settings) {
        this.districts = districts;
        this.people = people;
        this.seasons = seasons;
        this.slots = slots;
        this.snapshots = snapshots;
        this.uploads = uploads;
        this.clock = clock;
        this.environment = environment;
        this.folder = folder(settings);
    }

    /** Where the sample ZIPs lie. */
    static Path folder(HeadgateSettings settings) {
        return settings.dataDirectory().toAbsolutePath().normalize().resolve("demo");
    }

    @EventListener
    void begin(ApplicationReadyEvent ready) {
        Scope.everything().run(this::addDistrictsAndPeople);
        log.info(
                "Headgate is ready at http://localhost:{} - demo sign-ins lead@alder.example, lead@bluff.example,"
                        + " lead@cedar.example, specialist@county.example, admin@county.example, each with password"
                        + " demo - sample ZIPs in {}",
                environment.getProperty("local.server.port", "8080"),
                folder);
        background.setDaemon(true);
        background.start();
    }

    @Override
    public void destroy() {
        background.interrupt();
    }

    private void playQuietly() {
        try {
            play();
        } catch (InterruptedException e) {
            log.info("Demo season: interrupted; the next start goes on");
        } catch (IOException | RuntimeException e) {
            log.error("Demo season: stopped; the next start goes on. If it stops again, remove {}", folder, e);
        }
    }

    private void play() throws IOException, InterruptedException {
        Scope.everything()
                .run(() -> seasons.open(COLLECTION, LocalDate.now(clock).plusDays(14), Samples.slots()));
        Samples.writeInto(folder, Samples.SEED, (sample, file) -> {});
        var sent = 0;
        for (var sample : Samples.toSend()) {
            sent += sendUnlessSomethingIsThere(sample);
        }
        // Only next to last year's file can the check see which schools are missing.
        waitUntilLastYearIsVisible();
        sent += sendUnlessSomethingIsThere(Samples.INCOMPLETE);
        log.info(sent == 0 ? "Demo season: everything was sent before" : "Demo season: {} files sent", sent);
    }

    private void addDistrictsAndPeople() {
        Season.THREE_DISTRICTS.forEach(districts::list);
        var alder = Season.THREE_DISTRICTS.get(0);
        var bluff = Season.THREE_DISTRICTS.get(1);
        var cedar = Season.THREE_DISTRICTS.get(2);
        add("lead@alder.example", "Ana Reyes", Role.LEAD, List.of(alder));
        add("lead@bluff.example", "Ben Okafor", Role.LEAD, List.of(bluff));
        add("lead@cedar.example", "Chloe Tran", Role.LEAD, List.of(cedar));
        add("specialist@county.example", "Sam Whitfield", Role.SPECIALIST, List.of());
        add("admin@county.example", "Ada Lindqvist", Role.ADMIN, List.of());
    }

    private void add(String email, String name, Role role, List<District> hers) {
        if (people.find(email).isEmpty()) {
            people.add(
                    email,
                    name,
                    role,
                    PASSWORD,
                    hers.stream().map(District::code).toList());
        }
    }

    private int sendUnlessSomethingIsThere(Sample sample) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        var lead = people.leadsOf(sample.slot().district()).get(0);
        try (var ignored = Scope.of(lead.districts()).enter()) {
            return snapshots.of(sample.slot()).isEmpty() ? send(lead, sample) : 0;
        }
    }

    private int send(Person lead, Sample sample) throws IOException {
        // Looking takes the file away, and visitors want theirs to stay.
        var desk = Files.createTempDirectory(folder, "sending");
        try {
            var copy = Files.copy(folder.resolve(sample.fileName()), desk.resolve("copy.zip"));
            var upload = uploads.look(lead, List.of(new Shown(sample.fileName(), copy)));
            var received = uploads.send(lead, upload.id());
            if (received.isEmpty()) {
                log.warn("Demo season: {} was not received", sample.fileName());
            }
            return received.size();
        } finally {
            FileSystemUtils.deleteRecursively(desk);
        }
    }

    private void waitUntilLastYearIsVisible() throws InterruptedException {
        var lastYear = Samples.INCOMPLETE.slot().lastYear();
        var patience = clock.instant().plus(Duration.ofMinutes(10));
        while (clock.instant().isBefore(patience)
                && Scope.everything()
                        .call(() -> slots.find(lastYear))
                        .filter(slot -> slot.stage() == Stage.VISIBLE)
                        .isEmpty()) {
            Thread.sleep(1_000);
        }
    }
}
