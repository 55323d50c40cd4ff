package org.headgate.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.headgate.access.Audit;
import org.headgate.access.Person;
import org.headgate.layout.Layout;
import org.headgate.layout.Layouts;
import org.headgate.layout.Sheet;
import org.headgate.platform.Scope;
import org.headgate.reference.Sentence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The layouts that Headgate brings along and those a specialist has activated since; the same on every node. */
@Component
public class KnownLayouts {

    private static final Logger log = LoggerFactory.getLogger(KnownLayouts.class);

    // Another node sees an activation this much later; the node that activates sees it at once.
    private static final long FRESH = Duration.ofSeconds(3).toNanos();

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Audit audit;

    private volatile Seen seen = new Seen("", System.nanoTime() - FRESH, Layouts.onClassPath());

    private record Seen(String version, long at, Layouts layouts) {}

    KnownLayouts(JdbcClient jdbc, TransactionOperations transaction, Audit audit) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
    }

    /** All that are in force now. */
    public Layouts now() {
        var last = seen;
        if (System.nanoTime() - last.at < FRESH) {
            return last.layouts;
        }
        var version = version();
        var now = new Seen(version, System.nanoTime(), version.equals(last.version) ? last.layouts : withActivated());
        seen = now;
        return now.layouts;
    }

    /** Those activated here, by name. */
    List<Activated> activated() {
        return jdbc.sql("SELECT * FROM submission.layouts ORDER BY name")
                .query((row, n) -> new Activated(
                        row.getString("name"),
                        row.getString("sheet"),
                        row.getString("sha256"),
                        row.getString("activated_by"),
                        row.getTimestamp("activated_at").toInstant()))
                .list();
    }

    /** Why this sheet can't be activated; empty when it can. */
    Optional<Sentence> objection(Sheet sheet) {
        if (!sheet.isUsable()) {
            return Optional.of(Sentence.of("layouts.not-usable", sheet.faults().size()));
        }
        if (Layouts.onClassPath().named(sheet.name()).isPresent()) {
            return Optional.of(Sentence.of("layouts.comes-with-headgate", sheet.name()));
        }
        var uses = activated().stream().anyMatch(layout -> layout.name().equals(sheet.name())) ? uses(sheet.name()) : 0;
        return uses > 0 ? Optional.of(Sentence.of("layouts.in-use", sheet.name(), uses)) : Optional.empty();
    }

    /** From now on files with this header are recognised, checked and loaded; there must be no {@link #objection}. */
    void activate(Person who, Sheet sheet) {
        inOneTransaction(() -> {
            objection(sheet).ifPresent(why -> {
                throw new IllegalStateException("Layout " + sheet.name() + " can't be activated: " + why.key());
            });
            jdbc.sql("""
                    INSERT INTO submission.layouts (name, kind, school_year, sheet, sha256, activated_by, activated_at)
                    VALUES (?, ?, ?, ?, ?, ?, clock_timestamp())
                    ON CONFLICT (name) DO UPDATE SET sheet = excluded.sheet, sha256 = excluded.sha256,
                        activated_by = excluded.activated_by, activated_at = excluded.activated_at
                    """)
                    .params(
                            sheet.name(),
                            sheet.kind().word(),
                            sheet.year().spring(),
                            sheet.text(),
                            sha256(sheet.text()),
                            who.email())
                    .update();
            audit.note(who.email(), "activated layout", sheet.name());
        });
    }

    /**
     * Puts an activated layout out of use.
     *
     * @return how many files still need it; nothing was changed unless this is 0
     */
    long deactivate(Person who, String name) {
        var uses = new long[1];
        inOneTransaction(() -> {
            uses[0] = uses(name);
            if (uses[0] == 0
                    && jdbc.sql("DELETE FROM submission.layouts WHERE name = ?")
                                    .param(name)
                                    .update()
                            == 1) {
                audit.note(who.email(), "deactivated layout", name);
            }
        });
        return uses[0];
    }

    // A file that is chosen but not sent counts too: it is checked with the layout it was recognised by.
    private long uses(String name) {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM submission.snapshots WHERE layout = :name)
                             + (SELECT count(*) FROM submission.upload_files f JOIN submission.uploads u ON u.id = f.upload
                                WHERE f.layout = :name AND f.snapshot IS NULL AND u.expires_at > now())
                        """).param("name", name).query(Long.class).single();
    }

    private void inOneTransaction(Runnable work) {
        // Every district's snapshots count, whoever asks; the scope comes first, since a connection keeps its own.
        Scope.everything().run(() -> transaction.executeWithoutResult(status -> work.run()));
        seen = new Seen("", System.nanoTime() - FRESH, seen.layouts);
    }

    private String version() {
        return jdbc.sql("SELECT count(*) || ' ' || coalesce(max(activated_at)::text, '') FROM submission.layouts")
                .query(String.class)
                .single();
    }

    private Layouts withActivated() {
        var layouts = new ArrayList<Layout>();
        for (var active : activated()) {
            var sheet = Sheet.Name.of(active.name() + ".csv")
                    .map(name -> Sheet.read(name, active.sheet(), Layouts.onClassPath()));
            if (sheet.filter(Sheet::isUsable).isPresent()) {
                layouts.add(sheet.get().layout());
            } else {
                // One layout that a newer Headgate reads otherwise must not take all others out of use.
                log.error("Activated layout {} can no longer be read: activate it again on /layouts", active.name());
            }
        }
        return Layouts.onClassPath().with(layouts);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256; every Java must: check the installation", e);
        }
    }

    /** A layout that came at run time, as a sheet that stands alone. */
    record Activated(String name, String sheet, String sha256, String by, Instant at) {}
}
