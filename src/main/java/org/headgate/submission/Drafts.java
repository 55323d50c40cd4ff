package org.headgate.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.headgate.access.Person;
import org.headgate.layout.Reason;
import org.headgate.platform.HeadgateSettings;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Sentence;
import org.headgate.reference.Side;
import org.headgate.submission.Uploads.Passed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Chosen files between looking and sending: rows that survive a restart, and a folder a draft that holds the bytes. */
@Component
class Drafts {

    private static final Logger log = LoggerFactory.getLogger(Drafts.class);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final SubmissionSettings settings;
    private final Path directory;

    Drafts(JdbcClient jdbc, JsonMapper json, Clock clock, SubmissionSettings settings, HeadgateSettings headgate) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
        this.directory = headgate.dataDirectory().toAbsolutePath().resolve("uploads");
    }

    /** An empty folder for a new draft; its name is the draft's id. */
    Path open() {
        var folder = directory.resolve(SnapshotId.fresh().text());
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw StorageFull.or(e, "No folder for an upload could be made in " + directory);
        }
    }

    Path file(String id, File file) {
        return directory.resolve(id).resolve(file.stored());
    }

    /** Makes a draft of the folder's files, and removes from the folder whatever goes nowhere. */
    @Transactional
    void keep(String id, Person who, List<File> files, List<Passed> passed) throws IOException {
        jdbc.sql("INSERT INTO submission.uploads (id, person, expires_at, passed) VALUES (?, ?, ?, ?::jsonb)")
                .params(id, who.email(), at(clock.instant().plus(settings.draftsLast())), jsonOf(passed))
                .update();
        for (var file : files) {
            add(id, file);
        }
        removeAllBut(files.stream().map(File::stored).toList(), directory.resolve(id));
    }

    private void add(String id, File file) {
        jdbc.sql("""
                INSERT INTO submission.upload_files (upload, place, district, kind, side, school_year,
                    file_name, arrived_as, sha256, bytes, rows, layout, reasons)
                VALUES (?, ?, ?, ?, nullif(?, ''), ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """)
                .params(
                        id,
                        file.place(),
                        file.district().text(),
                        file.kind().word(),
                        file.side().map(Side::word).orElse(""),
                        file.year().spring(),
                        file.fileName(),
                        file.arrivedAs(),
                        file.sha256(),
                        file.bytes(),
                        file.rows(),
                        file.layout(),
                        jsonOfReasons(file.reasons()))
                .update();
    }

    Optional<Draft> find(String id, Person who) {
        return jdbc.sql("SELECT passed, sent_at FROM submission.uploads WHERE id = ? AND person = ? AND expires_at > ?")
                .params(id, who.email(), at(clock.instant()))
                .query((row, n) ->
                        new Draft(id, row.getTimestamp("sent_at") != null, files(id), passed(row.getString("passed"))))
                .optional();
    }

    List<Draft> unsent(Person who) {
        return jdbc.sql("""
                        SELECT id FROM submission.uploads
                        WHERE person = ? AND sent_at IS NULL AND expires_at > ? ORDER BY expires_at DESC
                        """).params(who.email(), at(clock.instant())).query(String.class).list().stream()
                .flatMap(id -> find(id, who).stream())
                .toList();
    }

    /** Removes a draft that its person does not want to send. */
    void discard(String id, Person who) {
        var gone = jdbc.sql("DELETE FROM submission.uploads WHERE id = ? AND person = ? AND sent_at IS NULL")
                .params(id, who.email())
                .update();
        if (gone == 1) {
            removeBytes(id);
        }
    }

    /** Holds the draft until the transaction ends: of two who press at once, the second waits, then sees it sent. */
    Optional<Draft> lock(String id, Person who) {
        jdbc.sql("SELECT 1 FROM submission.uploads WHERE id = ? AND person = ? FOR UPDATE")
                .params(id, who.email())
                .query(Integer.class)
                .optional();
        return find(id, who);
    }

    void decide(String id, File file, Side side, List<Reason> reasons) {
        jdbc.sql("UPDATE submission.upload_files SET side = ?, reasons = ?::jsonb WHERE upload = ? AND place = ?")
                .params(side.word(), jsonOfReasons(reasons), id, file.place())
                .update();
    }

    /** A file of the draft turned out to go nowhere. */
    void pass(Draft draft, File file, Passed passed) {
        jdbc.sql("DELETE FROM submission.upload_files WHERE upload = ? AND place = ?")
                .params(draft.id(), file.place())
                .update();
        jdbc.sql("UPDATE submission.uploads SET passed = passed || ?::jsonb WHERE id = ?")
                .params(jsonOf(List.of(passed)), draft.id())
                .update();
    }

    void sent(String id, File file, SnapshotId snapshot) {
        jdbc.sql("UPDATE submission.upload_files SET snapshot = ? WHERE upload = ? AND place = ?")
                .params(snapshot.text(), id, file.place())
                .update();
        jdbc.sql("UPDATE submission.uploads SET sent_at = coalesce(sent_at, ?) WHERE id = ?")
                .params(at(clock.instant()), id)
                .update();
    }

    void removeBytes(String id) {
        try {
            FileSystemUtils.deleteRecursively(directory.resolve(id));
        } catch (IOException e) {
            log.warn("The folder of upload {} could not be removed; the next sweep tries again", id, e);
        }
    }

    /** Removes drafts that waited too long, and folders that no draft knows. */
    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT1M")
    void sweep() throws IOException {
        jdbc.sql("DELETE FROM submission.uploads WHERE expires_at < ? RETURNING id")
                .param(at(clock.instant()))
                .query(String.class)
                .list()
                .forEach(this::removeBytes);
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var folders = Files.newDirectoryStream(directory)) {
            for (var folder : folders) {
                if (isOld(folder) && !isKnown(folder.getFileName().toString())) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        }
    }

    // A folder without a draft may be one that is being filled right now.
    private boolean isOld(Path folder) throws IOException {
        var changed = Files.getLastModifiedTime(folder).toInstant();
        return changed.isBefore(clock.instant().minus(settings.draftsLast()));
    }

    private boolean isKnown(String id) {
        return jdbc.sql("SELECT count(*) FROM submission.uploads WHERE id = ? AND sent_at IS NULL")
                        .param(id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private List<File> files(String id) {
        return jdbc.sql("SELECT * FROM submission.upload_files WHERE upload = ? ORDER BY place")
                .param(id)
                .query(file())
                .list();
    }

    private RowMapper<File> file() {
        return (row, n) -> new File(
                row.getInt("place"),
                row.getString("file_name"),
                row.getString("arrived_as"),
                new DistrictCode(row.getString("district")),
                Kind.of(row.getString("kind")),
                optional(row.getString("side")).map(Side::of),
                new SchoolYear(row.getInt("school_year")),
                row.getLong("bytes"),
                row.getLong("rows"),
                row.getString("sha256"),
                row.getString("layout"),
                json.readValue(row.getString("reasons"), new TypeReference<List<Reason>>() {}),
                optional(row.getString("snapshot")).map(SnapshotId::new));
    }

    private String jsonOf(List<Passed> passed) {
        return json.writeValueAsString(passed.stream()
                .map(p -> new Passed(
                        p.fileName(),
                        p.arrivedAs(),
                        p.refused(),
                        plain(p.why()),
                        p.details().stream().map(Drafts::plain).toList(),
                        p.already()))
                .toList());
    }

    private String jsonOfReasons(List<Reason> reasons) {
        return json.writeValueAsString(reasons.stream().map(Drafts::plain).toList());
    }

    private static Reason plain(Reason reason) {
        return new Reason(reason.about(), reason.confidence(), plain(reason.why()));
    }

    // Only numbers and text come back from JSON as they went in.
    private static Sentence plain(Sentence sentence) {
        return new Sentence(
                sentence.key(),
                sentence.arguments().stream()
                        .map(argument -> argument instanceof Number ? argument : argument.toString())
                        .toList());
    }

    private List<Passed> passed(String text) {
        return json.readValue(text, new TypeReference<List<Passed>>() {});
    }

    private static Optional<String> optional(@Nullable String value) {
        return Optional.ofNullable(value);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void removeAllBut(List<String> kept, Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                if (!kept.contains(entry.getFileName().toString())) {
                    FileSystemUtils.deleteRecursively(entry);
                }
            }
        }
    }

    /** What looking found, as it is kept. */
    record Draft(String id, boolean isSent, List<File> files, List<Passed> passed) {

        /** Whether somebody still has to say which side a file is of. */
        boolean isUndecided() {
            return files.stream().anyMatch(file -> file.side().isEmpty());
        }
    }

    /** A score file of a draft; {@code side} is empty until the person has said which. */
    record File(
            int place,
            String fileName,
            String arrivedAs,
            DistrictCode district,
            Kind kind,
            Optional<Side> side,
            SchoolYear year,
            long bytes,
            long rows,
            String sha256,
            String layout,
            List<Reason> reasons,
            Optional<SnapshotId> snapshot) {

        String stored() {
            return place + ".csv";
        }

        Optional<SlotId> slot() {
            return side.map(this::slot);
        }

        SlotId slot(Side ofSide) {
            return new SlotId(district, kind, ofSide, year);
        }
    }
}
