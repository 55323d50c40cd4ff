package org.headgate.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.headgate.access.People;
import org.headgate.access.Person;
import org.headgate.reference.Districts;
import org.headgate.reference.Wording;
import org.headgate.submission.SlotId;
import org.springframework.stereotype.Component;

/** How flows and tasks are said to people: {@code @taskWords} in the templates. */
@Component("taskWords")
class TaskWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMMM d, uuuu 'at' h:mm a", Locale.US);

    // Steps of the diagrams at which a flow stays until somebody or something comes; the others run by themselves.
    private static final Set<String> SOMEBODY = Set.of(
            "pullFile",
            "check",
            "load",
            "reviewFindings",
            "waitForDistrict",
            "districtAnswered",
            "fileReceivedAfterAsking",
            "noAnswer");

    private final Wording wording;
    private final Districts districts;
    private final People people;
    private final Clock clock;

    TaskWords(Wording wording, Districts districts, People people, Clock clock) {
        this.wording = wording;
        this.districts = districts;
        this.people = people;
        this.clock = clock;
    }

    /** {@code CAASPP, Tested, 2024-25}. */
    public String slot(SlotId slot) {
        return wording.say(
                "process.slot",
                wording.of(slot.kind()),
                wording.of(slot.side()),
                slot.year().text());
    }

    public String district(SlotId slot) {
        return districts.nameOf(slot.district());
    }

    public String day(LocalDate day) {
        return DAY.format(day);
    }

    public String moment(Instant moment) {
        return MOMENT.format(moment.atZone(clock.getZone()));
    }

    /** {@code today}, {@code since yesterday}, {@code for 5 days}. */
    public String age(Instant since) {
        var days = ChronoUnit.DAYS.between(LocalDate.ofInstant(since, clock.getZone()), LocalDate.now(clock));
        return wording.say("process.age", days);
    }

    public boolean isOverdue(LocalDate due) {
        return due.isBefore(LocalDate.now(clock));
    }

    /** The name behind an email. */
    public String name(String email) {
        return people.find(email).map(Person::name).orElse(email);
    }

    /** Whom a step of the diagrams waits for. */
    public String waitsFor(Timeline.Step step) {
        return wording.say("process.waits."
                + (step.state() == Timeline.State.FAILED
                        ? "failed"
                        : SOMEBODY.contains(step.element()) ? step.element() : "any"));
    }
}
