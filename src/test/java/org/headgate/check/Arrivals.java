package org.headgate.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.headgate.reference.District;
import org.headgate.reference.Districts;
import org.headgate.submission.KeptFile;
import org.headgate.submission.Seasons;
import org.headgate.submission.SlotId;
import org.headgate.submission.SnapshotId;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a file arrive as a snapshot without the pages in front of it. */
final class Arrivals {

    private static final Random RANDOM = new Random();

    private final JdbcClient jdbc;
    private final ApplicationContext context;
    private final Districts districts;
    private final Seasons seasons;
    private final Checks checks;

    private Arrivals(JdbcClient jdbc, ApplicationContext context, Districts districts, Seasons seasons, Checks checks) {
        this.jdbc = jdbc;
        this.context = context;
        this.districts = districts;
        this.seasons = seasons;
        this.checks = checks;
    }

    static Arrivals in(ApplicationContext context) {
        return new Arrivals(
                context.getBean(JdbcClient.class),
                context,
                context.getBean(Districts.class),
                context.getBean(Seasons.class),
                context.getBean(Checks.class));
    }

    /** A file of 450 sound rows and one for each gender (Q is in no list of codes), for 2024-25; it has been checked. */
    SnapshotId checked(String district, String... genders) {
        var snapshot = of(
                SlotId.of(district, "caaspp", "tested", "2024-25"),
                CaasppFile.of(district).withPupils(150, 1).withGenders(genders));
        checks.ensure(snapshot);
        return snapshot;
    }

    SnapshotId of(SlotId slot, CaasppFile file) {
        return of(slot, file.bytes());
    }

    /** With as many rows as an upload would count. */
    SnapshotId of(SlotId slot, byte[] bytes) {
        try {
            var file = Files.write(Files.createTempFile("arrival", ".csv"), bytes);
            return of(slot, file, KeptFile.rowsOf(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the file away from where it is. */
    SnapshotId of(SlotId slot, Path file, long rows) {
        try {
            districts.list(new District(slot.district(), "Test " + slot.district(), "Test"));
            seasons.open("Checks", LocalDate.of(2026, 12, 12), List.of(slot));
            var sha256 = KeptFile.in(context, slot.district(), file);
            var known = jdbc.sql("SELECT id FROM submission.snapshots WHERE slot = ? AND sha256 = ?")
                    .params(slot.text(), sha256)
                    .query(String.class)
                    .optional();
            if (known.isPresent()) {
                Files.delete(file);
                return new SnapshotId(known.get());
            }
            var size = Files.size(file);
            Files.delete(file);
            var id = RANDOM.ints(13, 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            jdbc.sql("""
                    INSERT INTO submission.snapshots
                        (id, slot, district, file_name, arrived_as, sha256, bytes, rows, layout, sent_by)
                    VALUES (?, ?, ?, 'test.csv', 'test.csv', ?, ?, ?, ?, 'test@check.example')
                    """)
                    .params(
                            id,
                            slot.text(),
                            slot.district().text(),
                            sha256,
                            size,
                            rows,
                            slot.kind().word() + "-" + slot.year().text())
                    .update();
            return new SnapshotId(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
