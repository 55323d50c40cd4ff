package org.headgate.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.headgate.access.Person;
import org.headgate.layout.Layout;
import org.headgate.layout.Recognition.UnknownHeader;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.SchoolYear;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Headers of refused files that nearly are a score file's, kept for specialists: TOMS may have a new layout. */
@Component
public class UnknownHeaders {

    private static final Pattern CODE = Pattern.compile("^([0-9]{14})(?![0-9])");

    private static final RowMapper<Seen> SEEN = (row, n) -> new Seen(
            row.getLong("id"),
            row.getString("district"),
            row.getString("file_name"),
            Arrays.asList(row.getString("header").split("\\^", -1)),
            row.getString("nearest"),
            row.getInt("school_year") == 0 ? Optional.empty() : Optional.of(new SchoolYear(row.getInt("school_year"))),
            row.getTimestamp("seen_at").toInstant(),
            row.getString("seen_by"),
            row.getInt("times"));

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final KnownLayouts layouts;
    private final Clock clock;

    UnknownHeaders(JdbcClient jdbc, KnownLayouts layouts, Clock clock) {
        this.jdbc = jdbc;
        this.layouts = layouts;
        this.clock = clock;
    }

    /** Keeps the names, never a row; the same header of the same district is kept once and counted. */
    void keep(Person who, String fileName, String sha256, UnknownHeader header) {
        jdbc.sql("""
                INSERT INTO submission.unknown_headers
                    (district, header, nearest, school_year, file_name, sha256, seen_by, seen_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (district, md5(header), school_year) DO UPDATE SET times = unknown_headers.times + 1,
                    file_name = excluded.file_name, sha256 = excluded.sha256,
                    seen_by = excluded.seen_by, seen_at = excluded.seen_at
                """)
                .params(
                        districtOf(who, fileName),
                        header.text(),
                        header.nearest().name(),
                        header.year().map(SchoolYear::spring).orElse(0),
                        fileName,
                        sha256,
                        who.email(),
                        OffsetDateTime.now(clock))
                .update();
    }

    /** How many wait for a specialist to say whether TOMS has a new layout; of the latest {@value #MOST}. */
    public int countWaiting() {
        return all().size();
    }

    /** Those that still are unknown, the latest first. */
    List<Seen> all() {
        return jdbc
                .sql("SELECT * FROM submission.unknown_headers ORDER BY seen_at DESC LIMIT ?")
                .param(MOST)
                .query(SEEN)
                .list()
                .stream()
                .filter(this::isUnknown)
                .toList();
    }

    Optional<Seen> find(long id) {
        return jdbc.sql("SELECT * FROM submission.unknown_headers WHERE id = ?")
                .param(id)
                .query(SEEN)
                .optional();
    }

    /** A specialist looked, and it is no new layout. */
    void forget(long id) {
        jdbc.sql("DELETE FROM submission.unknown_headers WHERE id = ?")
                .param(id)
                .update();
    }

    private boolean isUnknown(Seen seen) {
        var known = layouts.now();
        return seen.year().isPresent()
                ? known.named(seen.nearest())
                        .flatMap(nearest ->
                                known.find(nearest.kind(), seen.year().get()))
                        .isEmpty()
                : known.recognise(seen.names()).isEmpty();
    }

    // The file was refused before anybody read whose it is: its name may tell, else it is the sender's.
    private static String districtOf(Person who, String fileName) {
        var code = CODE.matcher(fileName);
        if (code.find() && who.sees(new DistrictCode(code.group(1)))) {
            return code.group(1);
        }
        return who.districts().stream().findFirst().orElse("");
    }

    /**
     * A header as it was seen.
     *
     * @param district empty where staff sent a file whose name has no code
     * @param year the school year its rows told, where the header is known for other years only
     */
    record Seen(
            long id,
            String district,
            String fileName,
            List<String> names,
            String nearest,
            Optional<SchoolYear> year,
            Instant at,
            String by,
            int times) {

        /** The year a new layout would be for, as far as can be guessed. */
        SchoolYear newYear(Layout nearest) {
            return year.orElse(new SchoolYear(nearest.year().spring() + 1));
        }
    }
}
