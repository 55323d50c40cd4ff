package org.headgate.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.headgate.layout.Layouts;
import org.headgate.layout.Recogniser;
import org.headgate.layout.Recognition;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Side;

/** Checks one file with no server and no database: all that the file alone can tell. */
final class Inspection {

    private final Recogniser recogniser;
    private final Rules rules;

    Inspection(Layouts layouts, Rules rules) {
        this.recogniser = new Recogniser(layouts);
        this.rules = rules;
    }

    /**
     * Looks at a file that is not an archive.
     *
     * @param name as the file was called; the path's own name may be another
     * @param side what the sender says, for files of which nothing else tells
     * @throws UncheckedIOException when the file can't be read at all, never for what is in it
     */
    Report of(Path file, String name, Optional<Side> side, LocalDate today) {
        var recognition = recogniser.recognise(name, file);
        if (recognition instanceof Recognition.Refused refused) {
            return Report.refused(name, refused);
        }
        var scoreFile = (Recognition.ScoreFile) recognition;
        var claim = new Claim(
                scoreFile.districts().stream().findFirst().orElse(new DistrictCode("00000000000000")),
                scoreFile.kind(),
                scoreFile.side().or(() -> side).orElse(Side.TESTED),
                scoreFile.year(),
                today);
        return read(file, name, scoreFile, claim);
    }

    /** Reads the file again and hands over all that is found in it. Nothing for a file that was refused. */
    void read(Path file, Report report, Findings findings) throws IOException {
        if (report.recognition() instanceof Recognition.ScoreFile scoreFile
                && report.claim().isPresent()) {
            new FileReading(rules, scoreFile.layout(), report.claim().get(), findings)
                    .read(Files.newInputStream(file), new FileReading.Nowhere());
        }
    }

    private Report read(Path file, String name, Recognition.ScoreFile scoreFile, Claim claim) {
        var causes = new Causes();
        var rows = new FileReading.Nowhere();
        try {
            new FileReading(rules, scoreFile.layout(), claim, causes).read(Files.newInputStream(file), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Report.of(name, scoreFile, claim, rows.rows(), causes, rules);
    }
}
