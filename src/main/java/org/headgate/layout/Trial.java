package org.headgate.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.reference.Sentence;

/**
 * A new layout tried on a sample file before anybody relies on it.
 *
 * @param changes against last year's layout; empty where the kind has none
 * @param sample what reading the sample showed, good and bad
 * @param surprises cells of the sample that the layout does not expect, one sentence a column
 */
public record Trial(
        Sheet sheet, Outcome outcome, Optional<Changes> changes, List<Sentence> sample, List<Sentence> surprises) {

    // A big district's file has 25,000 rows; more would only repeat what these say.
    private static final int MOST_ROWS = 20_000;
    private static final long MOST_UNPACKED = 4L << 30;

    /** What to make of it. The order is that of the exit codes. */
    public enum Outcome {
        FINE,
        DOUBTFUL,
        NOT_USABLE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Tries a sheet without a sample: what is wrong with it and what is new. */
    public static Trial of(Sheet sheet) {
        return of(
                sheet,
                sheet.isUsable()
                        ? new Fit(false, true, List.of(Sentence.of("layout.trial.no-sample")), List.of())
                        : Fit.none());
    }

    /**
     * Tries a sheet on a sample file, which is only read.
     *
     * @param sample a score file, or the ZIP of TOMS, which is unpacked beside it and removed again
     * @param sampleName what the person's computer calls the sample; a hint for recognition
     * @throws UncheckedIOException when the sample can't be read at all
     */
    public static Trial of(Sheet sheet, String sampleName, Path sample, Layouts known) {
        if (!sheet.isUsable()) {
            return of(sheet, Fit.none());
        }
        return Archive.is(sample)
                ? ofArchive(sheet, sample, known)
                : of(sheet, fit(sheet.layout(), sampleName, sample, known));
    }

    private static Trial ofArchive(Sheet sheet, Path zip, Layouts known) {
        try {
            var folder = Files.createTempDirectory(zip.toAbsolutePath().getParent(), "sample");
            try {
                var contents = Archive.open(zip, folder, MOST_UNPACKED);
                if (contents.refusal().isPresent()) {
                    return of(
                            sheet,
                            new Fit(true, true, List.of(contents.refusal().get()), List.of()));
                }
                var first = contents.taken().get(0);
                return of(sheet, fit(sheet.layout(), first.name(), first.file(), known));
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static Trial of(Sheet sheet, Fit fit) {
        var changes = sheet.before()
                .filter(older -> !sheet.columns().isEmpty())
                .map(older -> Changes.between(older, sheet.layout()));
        var outcome = !sheet.isUsable() || fit.isUseless()
                ? Outcome.NOT_USABLE
                : fit.isDoubtful() || !sheet.doubts().isEmpty() ? Outcome.DOUBTFUL : Outcome.FINE;
        return new Trial(sheet, outcome, changes, fit.sentences(), fit.surprises());
    }

    private static Fit fit(Layout layout, String sampleName, Path sample, Layouts known) {
        try (var reader = RowReader.open(Files.newInputStream(sample))) {
            return fit(layout, sampleName, sample, known, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fit fit(Layout layout, String sampleName, Path sample, Layouts known, RowReader reader)
            throws IOException {
        var said = new ArrayList<Sentence>();
        var header = reader.header();
        var nearest = Nearest.between(layout, header);
        if (!nearest.isLikely()) {
            var refusal = Signature.refusal(Head.of(sample).bytes());
            said.add(refusal.orElseGet(() -> Sentence.of(
                    "layout.trial.other-header",
                    nearest.known(),
                    layout.columns().size(),
                    header.size())));
            return new Fit(true, true, said, List.of());
        }
        boolean differs = !Layouts.sameNames(layout, header);
        if (differs) {
            said.addAll(Differences.all(nearest));
        } else {
            said.add(Sentence.of("layout.trial.header", header.size()));
        }
        var rows = new SampleRows(layout, header);
        rows.read(reader, MOST_ROWS);
        said.addAll(rows.said());
        boolean refused = false;
        boolean ofOtherYear = false;
        if (!differs) {
            var recognition = new Recogniser(known.with(List.of(layout))).recognise(sampleName, sample);
            refused = recognition instanceof Recognition.Refused;
            said.addAll(said(recognition));
            if (recognition instanceof Recognition.ScoreFile file
                    && !file.year().equals(layout.year())) {
                ofOtherYear = true;
                said.add(Sentence.of(
                        "layout.trial.other-year",
                        file.year().text(),
                        layout.year().text()));
            }
        }
        return new Fit(
                rows.whole() == 0,
                differs
                        || refused
                        || ofOtherYear
                        || rows.whole() < rows.rows()
                        || !rows.surprises().isEmpty(),
                said,
                rows.surprises());
    }

    private static List<Sentence> said(Recognition recognition) {
        return recognition instanceof Recognition.ScoreFile file
                ? file.reasons().stream().map(Reason::why).toList()
                : recognition instanceof Recognition.Refused refused ? List.of(refused.why()) : List.of();
    }

    /** How the sample fits the layout. */
    private record Fit(boolean isUseless, boolean isDoubtful, List<Sentence> sentences, List<Sentence> surprises) {

        static Fit none() {
            return new Fit(false, false, List.of(), List.of());
        }
    }
}
