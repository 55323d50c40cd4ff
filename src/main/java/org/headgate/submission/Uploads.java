package org.headgate.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.access.Audit;
import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.headgate.layout.Archive;
import org.headgate.layout.Reason;
import org.headgate.layout.Recogniser;
import org.headgate.layout.Recognition.Refused;
import org.headgate.layout.Recognition.ScoreFile;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Sentence;
import org.headgate.reference.Side;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Files that somebody has shown Headgate but not yet sent: chosen is not sent. */
@Component
public class Uploads {

    private final KnownLayouts layouts;
    private final UnknownHeaders unknownHeaders;
    private final Slots slots;
    private final Snapshots snapshots;
    private final Drafts drafts;
    private final FileStore store;
    private final SubmissionSettings settings;
    private final UploadWords words;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Audit audit;

    Uploads(
            KnownLayouts layouts,
            UnknownHeaders unknownHeaders,
            Slots slots,
            Snapshots snapshots,
            Drafts drafts,
            FileStore store,
            SubmissionSettings settings,
            UploadWords words,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Audit audit) {
        this.layouts = layouts;
        this.unknownHeaders = unknownHeaders;
        this.slots = slots;
        this.snapshots = snapshots;
        this.drafts = drafts;
        this.store = store;
        this.settings = settings;
        this.words = words;
        this.transaction = transaction;
        this.events = events;
        this.audit = audit;
    }

    /**
     * Looks at files without keeping them: unpacks a ZIP, recognises each CSV, names the slot it goes to and what was
     * set aside. Nothing is received yet. The files are taken: each is moved away from where it lay.
     *
     * @param files name as the person's computer calls it, and where its bytes lie
     * @throws StorageFull when there is no room to unpack them
     */
    public Upload look(Person who, List<Shown> files) {
        var folder = drafts.open();
        var id = folder.getFileName().toString();
        try {
            var look = new Look(who, folder);
            for (var file : files) {
                look.at(file);
            }
            drafts.keep(id, who, look.files, look.passed);
        } catch (IOException | UncheckedIOException e) {
            drafts.removeBytes(id);
            throw StorageFull.or(e, "The files of an upload could not be looked at in " + folder);
        } catch (RuntimeException e) {
            drafts.removeBytes(id);
            throw e;
        }
        return find(who, id).orElseThrow();
    }

    /** An upload this person has looked at, if it is still there. */
    public Optional<Upload> find(Person who, String id) {
        return drafts.find(id, who).map(Uploads::upload);
    }

    /** Chosen by this person and still waiting to be sent, newest first. */
    public List<Upload> unsent(Person who) {
        return drafts.unsent(who).stream()
                .map(Uploads::upload)
                .filter(upload ->
                        !upload.found().isEmpty() || !upload.undecided().isEmpty())
                .toList();
    }

    /** Says which side a file is of, where neither its name nor its rows tell. */
    @Transactional
    public Upload decide(Person who, String id, Map<Integer, Side> sides) {
        var draft = drafts.lock(id, who).orElseThrow(NotHere::new);
        var taken = new HashMap<SlotId, String>();
        draft.files().forEach(file -> file.slot().ifPresent(slot -> taken.put(slot, file.sha256())));
        for (var file : draft.files()) {
            var side = sides.get(file.place());
            if (side == null || file.side().isPresent()) {
                continue;
            }
            var slot = file.slot(side);
            var passed = place(file, slot, taken);
            if (passed.isPresent()) {
                drafts.pass(draft, file, passed.get());
                clashing(drafts.find(id, who).orElseThrow().files(), slot, passed.get())
                        .ifPresent(other -> drafts.pass(draft, other, clash(other, slot)));
            } else {
                drafts.decide(
                        id,
                        file,
                        side,
                        file.reasons().stream()
                                .map(reason -> reason.about() == Reason.About.SIDE ? words.sideSaid(side) : reason)
                                .toList());
            }
        }
        return find(who, id).orElseThrow();
    }

    /** Throws away what was chosen and not sent. */
    public void discard(Person who, String id) {
        drafts.discard(id, who);
    }

    /**
     * Receives every file of the upload that goes to a slot: bytes durable, row committed, {@link SnapshotReceived}
     * announced, then this returns. Safe to call twice; an identical file is answered with the snapshot it already is.
     * Nothing is received, and nothing returned, while somebody still has to say which side a file is of.
     *
     * @throws StorageFull when there is no room to keep them; nothing was received then
     */
    public List<Snapshot> send(Person who, String id) {
        var draft = drafts.find(id, who).orElseThrow(NotHere::new);
        if (draft.isUndecided()) {
            return List.of();
        }
        if (!draft.isSent()) {
            draft.files()
                    .forEach(file -> file.slot()
                            .ifPresent(slot -> store.keep(slot.district(), file.sha256(), drafts.file(id, file))));
            transaction.executeWithoutResult(status -> receive(who, id, draft));
            drafts.removeBytes(id);
        }
        return drafts.find(id, who).orElseThrow(NotHere::new).files().stream()
                .flatMap(file -> file.snapshot().stream())
                .flatMap(snapshot -> snapshots.find(snapshot).stream())
                .toList();
    }

    private void receive(Person who, String id, Drafts.Draft kept) {
        var draft = drafts.lock(id, who).orElseThrow(NotHere::new);
        if (draft.isSent()) {
            return;
        }
        // Only bytes that are durable by now are received.
        for (var file : kept.files()) {
            file.slot().ifPresent(slot -> drafts.sent(id, file, receive(who, file, slot)));
        }
    }

    private SnapshotId receive(Person who, Drafts.File file, SlotId slot) {
        var received = snapshots.add(file, slot, who.email());
        if (received.isEmpty()) {
            return snapshots.find(slot, file.sha256()).orElseThrow().id();
        }
        var snapshot = received.get().id();
        // The page tells the truth from this commit on, not from when the flow wakes up.
        slots.enters(slot, Stage.CHECKING);
        audit.note(who.email(), "sent", "snapshot " + snapshot);
        events.publishEvent(new SnapshotReceived(slot.text(), snapshot.text()));
        return snapshot;
    }

    /** Why a file can't go to the slot after all; empty when it can. */
    private Optional<Passed> place(Drafts.File file, SlotId slot, Map<SlotId, String> taken) {
        if (slots.find(slot).isEmpty()) {
            return Optional.of(Passed.refused(file.fileName(), file.arrivedAs(), words.notAskedFor(slot)));
        }
        var here = snapshots.find(slot, file.sha256());
        if (here.isPresent()) {
            return Optional.of(new Passed(
                    file.fileName(),
                    file.arrivedAs(),
                    false,
                    words.alreadyHere(here.get()),
                    List.of(),
                    Optional.of(here.get().id())));
        }
        var other = taken.putIfAbsent(slot, file.sha256());
        if (other != null && !other.equals(file.sha256())) {
            // From now on none is the right one, not even the first if it comes again.
            taken.put(slot, "");
        }
        if (other != null) {
            return Optional.of(
                    other.equals(file.sha256())
                            ? Passed.setAside(file.fileName(), file.arrivedAs(), Sentence.of("upload.twice"))
                            : clash(file, slot));
        }
        return Optional.empty();
    }

    // Nobody but the person knows which of two is the right one.
    private static Optional<Drafts.File> clashing(List<Drafts.File> files, SlotId slot, Passed passed) {
        return files.stream()
                .filter(other -> passed.refused() && other.slot().equals(Optional.of(slot)))
                .findFirst();
    }

    private Passed clash(Drafts.File file, SlotId slot) {
        return Passed.refused(file.fileName(), file.arrivedAs(), words.slotTaken(slot));
    }

    private static Upload upload(Drafts.Draft draft) {
        var found = new ArrayList<Found>();
        var undecided = new ArrayList<Undecided>();
        for (var file : draft.files()) {
            file.slot()
                    .ifPresentOrElse(slot -> found.add(Found.of(file, slot)), () -> undecided.add(Undecided.of(file)));
        }
        var received =
                draft.files().stream().flatMap(file -> file.snapshot().stream()).toList();
        return new Upload(draft.id(), List.copyOf(found), draft.passed(), List.copyOf(undecided), received);
    }

    /** One person's files being looked at, one after the other. */
    private final class Look {

        private final Person who;
        private final Path folder;
        private final Recogniser recogniser = new Recogniser(layouts.now());
        private final List<Drafts.File> files = new ArrayList<>();
        private final List<Passed> passed = new ArrayList<>();
        private final Map<SlotId, String> taken = new HashMap<>();

        Look(Person who, Path folder) {
            this.who = who;
            this.folder = folder;
        }

        void at(Shown shown) throws IOException {
            var bytes = Files.move(shown.file(), folder.resolve("shown"));
            if (!Archive.is(bytes)) {
                csv(shown.name(), shown.name(), bytes);
                return;
            }
            var contents = Archive.open(
                    bytes,
                    Files.createTempDirectory(folder, "zip"),
                    settings.unpackedLimit().toBytes());
            Files.delete(bytes);
            contents.refusal().ifPresent(why -> passed.add(Passed.refused(shown.name(), shown.name(), why)));
            contents.setAside().forEach(file -> passed.add(Passed.setAside(file.name(), shown.name(), file.why())));
            for (var file : contents.taken()) {
                csv(file.name(), shown.name(), file.file());
            }
        }

        private void csv(String name, String arrivedAs, Path bytes) throws IOException {
            var recognition = recogniser.recognise(name, bytes);
            if (recognition instanceof Refused refused) {
                passed.add(Passed.refused(name, arrivedAs, refused.why(), details(name, bytes, refused)));
                Files.delete(bytes);
            } else if (recognition instanceof ScoreFile score) {
                scores(name, arrivedAs, bytes, score);
            }
        }

        private List<Sentence> details(String name, Path bytes, Refused refused) throws IOException {
            var details = new ArrayList<>(refused.details());
            if (refused.header().isPresent()) {
                unknownHeaders.keep(
                        who, name, Measure.of(bytes).sha256(), refused.header().get());
                details.add(words.headerKept());
            }
            return details;
        }

        private void scores(String name, String arrivedAs, Path bytes, ScoreFile score) throws IOException {
            var district = districtOf(score);
            if (district.isEmpty()) {
                passed.add(Passed.refused(name, arrivedAs, words.otherDistrict(who, score.districts())));
                Files.delete(bytes);
                return;
            }
            var measure = Measure.of(bytes);
            var file = new Drafts.File(
                    files.size() + passed.size(),
                    name,
                    arrivedAs,
                    district.get(),
                    score.kind(),
                    score.side(),
                    score.year(),
                    measure.bytes(),
                    measure.rows(),
                    measure.sha256(),
                    score.layout().name(),
                    score.reasons(),
                    Optional.empty());
            var nowhere = file.slot().isPresent() ? place(file, file.slot().get(), taken) : ofNeitherSide(file);
            if (nowhere.isPresent()) {
                passed.add(nowhere.get());
                Files.delete(bytes);
                file.slot()
                        .flatMap(slot -> clashing(files, slot, nowhere.get()))
                        .ifPresent(other -> {
                            files.remove(other);
                            passed.add(clash(other, other.slot().orElseThrow()));
                        });
            } else {
                files.add(file);
                Files.move(bytes, folder.resolve(file.stored()));
            }
        }

        private Optional<Passed> ofNeitherSide(Drafts.File file) {
            var isAskedFor = Arrays.stream(Side.values())
                    .anyMatch(side -> slots.find(file.slot(side)).isPresent());
            return isAskedFor
                    ? Optional.empty()
                    : Optional.of(Passed.refused(file.fileName(), file.arrivedAs(), words.notAskedFor(file)));
        }

        // A charter's code in the name differs from the one in its rows: the first that owes anything is meant.
        private Optional<DistrictCode> districtOf(ScoreFile score) {
            var hers = score.districts().stream().filter(who::sees).toList();
            return hers.stream()
                    .filter(district -> !slots.of(district).isEmpty())
                    .findFirst()
                    .or(() -> hers.stream().findFirst());
        }
    }

    /** A file as it was chosen. */
    public record Shown(String name, Path file) {}

    /**
     * What looking found.
     *
     * @param undecided files whose side only the person can tell
     * @param received what the files became once they were sent; empty before
     */
    public record Upload(
            String id, List<Found> found, List<Passed> passed, List<Undecided> undecided, List<SnapshotId> received) {

        public boolean isSent() {
            return !received.isEmpty();
        }

        public long bytes() {
            return found.stream().mapToLong(Found::bytes).sum();
        }
    }

    /** A CSV that goes to a slot, and why Headgate thinks so. */
    public record Found(
            String fileName,
            String arrivedAs,
            SlotId slot,
            long bytes,
            long rows,
            List<Reason> reasons,
            String sha256) {

        static Found of(Drafts.File file, SlotId slot) {
            return new Found(
                    file.fileName(), file.arrivedAs(), slot, file.bytes(), file.rows(), file.reasons(), file.sha256());
        }
    }

    /** A CSV of a known kind, year and district, and an unknown side. {@code place} names it in {@link #decide}. */
    public record Undecided(
            int place,
            String fileName,
            String arrivedAs,
            DistrictCode district,
            Kind kind,
            SchoolYear year,
            long bytes,
            long rows,
            List<Reason> reasons) {

        static Undecided of(Drafts.File file) {
            return new Undecided(
                    file.place(),
                    file.fileName(),
                    file.arrivedAs(),
                    file.district(),
                    file.kind(),
                    file.year(),
                    file.bytes(),
                    file.rows(),
                    file.reasons());
        }
    }

    /**
     * A file that goes nowhere, and why.
     *
     * @param details what exactly is wrong with it, one sentence each; often none
     * @param already the snapshot with the very same bytes
     */
    public record Passed(
            String fileName,
            String arrivedAs,
            boolean refused,
            Sentence why,
            List<Sentence> details,
            Optional<SnapshotId> already) {

        static Passed refused(String fileName, String arrivedAs, Sentence why) {
            return refused(fileName, arrivedAs, why, List.of());
        }

        static Passed refused(String fileName, String arrivedAs, Sentence why, List<Sentence> details) {
            return new Passed(fileName, arrivedAs, true, why, details, Optional.empty());
        }

        static Passed setAside(String fileName, String arrivedAs, Sentence why) {
            return new Passed(fileName, arrivedAs, false, why, List.of(), Optional.empty());
        }

        public boolean isFromZip() {
            return !arrivedAs.equals(fileName);
        }
    }
}
