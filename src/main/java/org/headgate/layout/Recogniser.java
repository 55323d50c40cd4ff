package org.headgate.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.layout.Reason.About;
import org.headgate.layout.Reason.Confidence;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Sentence;
import org.headgate.reference.Side;

/** Tells from name, header and content what a file is. */
public final class Recogniser {

    private final Layouts layouts;

    public Recogniser(Layouts layouts) {
        this.layouts = layouts;
    }

    /**
     * Looks at one file that is not an archive. Bad data is an answer, never an exception.
     *
     * @throws UncheckedIOException when the file can't be read at all
     */
    public Recognition recognise(String fileName, Path file) {
        try {
            var head = Head.of(file);
            return zip(file, head)
                    .or(() -> Signature.refusal(head.bytes()))
                    .map(Recogniser::refused)
                    .orElseGet(() -> text(fileName, file, head));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Sentence> zip(Path file, Head head) {
        if (!Signature.beginsWith(head.bytes(), 'P', 'K')) {
            return Optional.empty();
        }
        return Optional.of(
                Archive.is(file)
                        ? Sentence.of("layout.refused.zip")
                        : ZipDirectory.of(file)
                                .map(directory -> Signature.document(directory, head.bytes()))
                                .orElseGet(() -> Sentence.of("layout.refused.workbook")));
    }

    private Recognition text(String fileName, Path file, Head head) {
        try (var reader = RowReader.open(Files.newInputStream(file))) {
            var header = reader.header();
            var exact = layouts.recognise(header).filter(known -> !reader.withCommas() || known.comesWithCommas());
            if (exact.isPresent()) {
                return new Judgement(FileName.of(fileName), exact.get(), reader, List.of()).recognition();
            }
            var nearest = layouts.nearest(header);
            return nearest.isNearEnough() && !reader.withCommas()
                    ? new Judgement(FileName.of(fileName), nearest.layout(), reader, Differences.briefly(nearest))
                            .recognition()
                    : otherText(fileName, reader, head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text whose first line is no header of ours: what is it? */
    private Recognition otherText(String fileName, RowReader reader, Head head) {
        var lines = head.lines();
        var first = lines.get(0);
        if (reader.headerRow().flaw().equals(Optional.of(Row.Flaw.TOO_LONG))) {
            return refused(Sentence.of("layout.refused.one-long-line"));
        }
        return resaved(first)
                .or(() -> titleAbove(lines))
                .or(() -> fixedWidth(head))
                .or(() -> Strangers.refusal(first.cells()))
                .or(() -> emptyColumns(first))
                .or(() -> openedWithoutCarets(first))
                .or(() -> lettersDamaged(first))
                .map(Recogniser::refused)
                .or(() -> altered(first))
                .orElseGet(() -> refused(headerless(first)
                        .or(() -> Strangers.refusalByTitle(fileName, head.texts()))
                        .orElseGet(() -> unknown(lines))));
    }

    private Optional<Sentence> resaved(Head.Line first) {
        var nearest = layouts.nearest(first.cells());
        boolean ours =
                first.delimiter() != '^' && (layouts.recognise(first.cells()).isPresent() || nearest.isLikely());
        boolean usual = first.delimiter() == ',' && nearest.layout().comesWithCommas();
        return ours && !usual
                ? Optional.of(Sentence.of("layout.refused.resaved", delimiterName(first.delimiter())))
                : Optional.empty();
    }

    private static String delimiterName(char delimiter) {
        return switch (delimiter) {
            case ',' -> "commas";
            case '\t' -> "tabs";
            case ';' -> "semicolons";
            case '|' -> "vertical bars";
            default -> "carets";
        };
    }

    private Optional<Sentence> titleAbove(List<Head.Line> lines) {
        // Below rows of ours the header was sorted in, not pushed down.
        if (isRow(lines.get(0))) {
            return Optional.empty();
        }
        return lines.stream()
                .skip(1)
                .filter(line -> line.cells().size() > 50
                        && (layouts.recognise(line.cells()).isPresent()
                                || layouts.nearest(line.cells()).isLikely()))
                .filter(line -> !layouts.nearest(lines.get(0).cells()).isLikely())
                .map(line -> Sentence.of("layout.refused.title-above", line.number()))
                .findFirst();
    }

    // Lines of a .dat are all of one length, from 896 to 4,117 characters in the years documented, and hold no caret.
    private Optional<Sentence> fixedWidth(Head head) {
        var lines = head.texts();
        var first = lines.get(0);
        boolean fixed = first.length() >= 850
                && first.matches("[0-9]{2}[0-9 ].*")
                && lines.stream().allMatch(line -> line.length() == first.length() && line.indexOf('^') < 0);
        if (!fixed) {
            return Optional.empty();
        }
        return Optional.of(layouts.withRecordLength(first.length())
                .map(twin -> Sentence.of(
                        "layout.refused.fixed-width-of",
                        first.length(),
                        Titles.of(twin.kind()),
                        twin.year().text()))
                .orElseGet(() -> Sentence.of("layout.refused.fixed-width", first.length())));
    }

    private Optional<Sentence> emptyColumns(Head.Line first) {
        int named = first.cells().size();
        while (named > 0 && first.cells().get(named - 1).isBlank()) {
            named--;
        }
        int empty = first.cells().size() - named;
        return empty > 0 && layouts.recognise(first.cells().subList(0, named)).isPresent()
                ? Optional.of(Sentence.of("layout.refused.empty-columns", empty, named))
                : Optional.empty();
    }

    // Who opens the file as one with commas sees lines cut at the commas of names, and saves them all equally long.
    private Optional<Sentence> openedWithoutCarets(Head.Line first) {
        var cells = new ArrayList<>(first.cells());
        var last = cells.remove(cells.size() - 1);
        int length = last.length();
        while (length > 0 && ",;\t".indexOf(last.charAt(length - 1)) >= 0) {
            length--;
        }
        var bare = last.substring(0, length);
        cells.add(bare);
        return !bare.equals(last) && layouts.recognise(cells).isPresent()
                ? Optional.of(Sentence.of("layout.refused.opened-without-carets", last.length() - bare.length()))
                : Optional.empty();
    }

    private Optional<Sentence> lettersDamaged(Head.Line first) {
        return layouts.recogniseDamaged(first.cells())
                .map(layout -> Sentence.of(
                        "layout.refused.letters-damaged",
                        Titles.of(layout.kind()),
                        layout.year().text()));
    }

    /** A header that is nearly one of ours: names what differs, and keeps it for a specialist to look at. */
    private Optional<Recognition> altered(Head.Line first) {
        var nearest = layouts.nearest(first.cells());
        if (!nearest.isLikely()) {
            return Optional.empty();
        }
        var kind = Titles.of(nearest.layout().kind());
        var year = nearest.layout().year().text();
        int count = nearest.differences();
        return Optional.of(
                count == 0
                        ? refused(Sentence.of("layout.refused.header.too-many", kind, year))
                        : new Recognition.Refused(
                                Sentence.of("layout.refused.header", kind, year, count),
                                Differences.briefly(nearest),
                                Recognition.UnknownHeader.of(first.cells(), nearest, Optional.empty())));
    }

    private Optional<Sentence> headerless(Head.Line first) {
        return isRow(first)
                ? Optional.of(
                        Sentence.of("layout.refused.no-header", first.cells().size()))
                : Optional.empty();
    }

    private boolean isRow(Head.Line line) {
        int columns = line.cells().size();
        return line.cells().get(0).matches("0?[1-69]|2[1-4]|[SI]A")
                && layouts.all().stream().anyMatch(layout -> layout.columns().size() == columns);
    }

    private static Sentence unknown(List<Head.Line> lines) {
        var first = lines.get(0);
        int columns = first.cells().size();
        return tableBelow(lines)
                .orElseGet(() -> columns == 1
                        ? Sentence.of("layout.refused.plain-text")
                        : Sentence.of("layout.refused.unknown-table", columns, delimiterName(first.delimiter())));
    }

    /** Two lines alike are a table; what stands above them is none. */
    private static Optional<Sentence> tableBelow(List<Head.Line> lines) {
        for (int i = 0; i < lines.size() - 1; i++) {
            var line = lines.get(i);
            int columns = line.cells().size();
            if (columns > 1 && columns == lines.get(i + 1).cells().size()) {
                return i == 0
                        ? Optional.empty()
                        : Optional.of(Sentence.of(
                                "layout.refused.unknown-table-below",
                                columns,
                                delimiterName(line.delimiter()),
                                line.number()));
            }
        }
        return Optional.empty();
    }

    private static Recognition refused(Sentence why) {
        return new Recognition.Refused(why);
    }

    /** A file with a header of ours: does its content agree with its name, and whose is it? */
    private final class Judgement {

        private final FileName name;
        private final RowReader reader;
        private final List<Sentence> differences;
        private final Sample sample;
        private final String kind;
        private final List<Reason> reasons = new ArrayList<>();

        private Layout layout;
        private Optional<Side> side = Optional.empty();
        private List<DistrictCode> districts = List.of();
        private SchoolYear year;

        /** {@code differences}: harmless ones between the header and the layout. */
        Judgement(FileName name, Layout layout, RowReader reader, List<Sentence> differences) {
            this.name = name;
            this.layout = layout;
            this.reader = reader;
            this.differences = differences;
            this.sample = new Sample(layout, reader.header());
            this.kind = Titles.of(layout.kind());
            this.year = layout.year();
        }

        Recognition recognition() {
            sample.read(reader);
            return noRows().or(this::pasted)
                    .or(this::otherKind)
                    .or(this::agency)
                    .map(Recogniser::refused)
                    .or(this::schoolYear)
                    .orElseGet(this::scoreFile);
        }

        private Recognition scoreFile() {
            if (reader.withCommas()) {
                reasons.add(Reason.certain(About.NOTE, "layout.reason.commas"));
            }
            if (reader.quoted()) {
                reasons.add(Reason.certain(About.NOTE, "layout.reason.quoted"));
            }
            differences.forEach(difference -> reasons.add(new Reason(About.NOTE, Confidence.CERTAIN, difference)));
            return new Recognition.ScoreFile(
                    layout.kind(), side, year, districts, layout, sample.rows(), List.copyOf(reasons));
        }

        private Optional<Sentence> noRows() {
            if (sample.rows() == 0) {
                return because("layout.refused.header-only", kind, layout.year().text());
            }
            int columns = reader.header().size();
            if (sample.whole() == 0 && sample.rows() == 1 && !reader.endedWithLineEnd()) {
                return because("layout.refused.cut-off-row", columns);
            }
            return sample.whole() > 0
                    ? Optional.empty()
                    : sample.padding()
                            .map(more -> Sentence.of("layout.refused.rows-longer", more, columns))
                            .or(() -> because("layout.refused.no-whole-row", sample.rows(), columns));
        }

        private Optional<Sentence> pasted() {
            return sample.repeated()
                    .flatMap(first -> because("layout.refused.pasted", sample.repeats(), sample.rows(), first));
        }

        private Optional<Sentence> otherKind() {
            var rowsOf = sample.otherKind();
            if (rowsOf.isPresent()) {
                return because("layout.refused.rows-of-other-kind", kind, Titles.of(rowsOf.get()));
            }
            reasons.add(kindReason());
            return name.kind()
                    .filter(named -> named != layout.kind())
                    .flatMap(named -> because("layout.refused.name-of-other-kind", Titles.of(named), kind));
        }

        private Reason kindReason() {
            var text = layout.year().text();
            int columns = layout.columns().size();
            if (!differences.isEmpty()) {
                return Reason.likely(About.KIND, "layout.reason.header-near", columns, text, kind);
            }
            return sample.isOfKind()
                    ? Reason.certain(About.KIND, "layout.reason.header-and-rows", columns, text, kind)
                    : Reason.likely(About.KIND, "layout.reason.header", columns, text, kind);
        }

        private Optional<Sentence> agency() {
            var rounded = sample.rounded();
            if (rounded.isPresent()) {
                var code = rounded.get();
                return because("layout.refused.codes-rounded", code.line(), code.column(), code.value());
            }
            if (!sample.hasDistricts()) {
                return districtByName();
            }
            var code = sample.agency(name.district());
            int enrolledElsewhere = sample.elsewhere(Side.ENROLLED, code);
            int testedElsewhere = sample.elsewhere(Side.TESTED, code);
            if (Math.min(enrolledElsewhere, testedElsewhere) * 2 > sample.readable()) {
                return because("layout.refused.many-districts", sample.readable(), sample.districts());
            }
            var under = Sample.filedUnder(code);
            var other = name.district().filter(named -> !Sample.isFiledUnder(code, named));
            if (other.isPresent()) {
                return because(
                        "layout.refused.name-of-other-district", other.get().text(), code, sample.readable());
            }
            // A charter's full code, in the name or in the rows, tells two districts; the short one tells itself alone.
            districts = Stream.concat(
                            under.stream(),
                            name.district().stream().flatMap(named -> Sample.filedUnder(named.text()).stream()))
                    .distinct()
                    .toList();
            reasons.add(districtReason(code));
            return side(code, enrolledElsewhere, testedElsewhere);
        }

        private Reason districtReason(String code) {
            if (name.district().isEmpty()) {
                return Reason.certain(About.DISTRICT, "layout.reason.district", code);
            }
            var named = name.district().get().text();
            return named.equals(code)
                    ? Reason.certain(About.DISTRICT, "layout.reason.district-by-name-and-rows", code)
                    : Reason.certain(About.DISTRICT, "layout.reason.district-of-charter", code, named);
        }

        private Optional<Sentence> districtByName() {
            if (name.district().isEmpty()) {
                return sample.unreadable()
                        .flatMap(bad -> because("layout.refused.no-district", bad.line(), bad.column(), bad.value()));
            }
            districts = List.of(name.district().get());
            side = name.side();
            reasons.add(Reason.likely(
                    About.DISTRICT,
                    "layout.reason.district-by-name",
                    districts.get(0).text()));
            reasons.add(side.map(named -> Reason.likely(About.SIDE, "layout.reason.side-by-name-alone." + named.word()))
                    .orElseGet(() -> Reason.asked(About.SIDE, "layout.reason.side-unknown")));
            return Optional.empty();
        }

        private Optional<Sentence> side(String code, int enrolledElsewhere, int testedElsewhere) {
            boolean enrolled = enrolledElsewhere < testedElsewhere;
            var better = enrolled ? Side.ENROLLED : Side.TESTED;
            int few = Math.min(enrolledElsewhere, testedElsewhere);
            int many = Math.max(enrolledElsewhere, testedElsewhere);
            if (name.side().isPresent()) {
                return sideByName(name.side().get(), better, code, few, many);
            }
            if (many > few * 5 && many >= (isInitial() ? Math.max(3, sample.readable() / 20) : 1)) {
                side = Optional.of(better);
                reasons.add(Reason.likely(About.SIDE, "layout.reason.side-by-rows." + better.word(), code, many));
            } else {
                reasons.add(Reason.asked(About.SIDE, "layout.reason.side-unknown"));
            }
            return Optional.empty();
        }

        private Optional<Sentence> sideByName(Side named, Side better, String code, int few, int many) {
            // Pupils who moved stand in both districts' Initial files, so a few strange codes prove nothing there.
            int doubt = isInitial() ? Math.max(3, sample.readable() / 5) : 1;
            int proof = Math.max(isInitial() ? 8 : 3, sample.readable() / (isInitial() ? 5 : 100));
            if (named != better && many >= proof && many >= few * 10) {
                return because("layout.refused.name-of-other-side." + named.word(), many, sample.readable(), code);
            }
            if (named != better && many >= doubt && many > few * 5) {
                // Too few rows to refuse it, too many to believe the name: the lead is asked.
                reasons.add(Reason.asked(About.SIDE, "layout.reason.side-doubtful." + named.word(), many));
                return Optional.empty();
            }
            side = Optional.of(named);
            reasons.add(
                    named == better && many > few
                            ? Reason.certain(About.SIDE, "layout.reason.side-by-name-and-rows." + named.word())
                            : Reason.likely(About.SIDE, "layout.reason.side-by-name." + named.word()));
            return Optional.empty();
        }

        private boolean isInitial() {
            return layout.kind() == Kind.ELPAC_INITIAL;
        }

        private Optional<Recognition> schoolYear() {
            var tested = sample.yearTested();
            if (tested.isEmpty()) {
                return yearWithoutDates().map(Recogniser::refused);
            }
            var named = name.year().filter(year -> !year.equals(tested.get()));
            if (named.isPresent()) {
                return because(
                                "layout.refused.name-of-other-year",
                                named.get().text(),
                                tested.get().text())
                        .map(Recogniser::refused);
            }
            if (tested.get().compareTo(layout.year()) > 0) {
                return Optional.of(testedAfterLayout(tested.get()));
            }
            year = tested.get();
            // Two years may share one header: then the rows decide whose it is.
            layouts.sameHeader(layout, year).ifPresent(own -> {
                layout = own;
                reasons.replaceAll(reason -> reason.about() == About.KIND ? kindReason() : reason);
            });
            reasons.add(yearReason());
            return Optional.empty();
        }

        private Reason yearReason() {
            if (!year.equals(layout.year())) {
                return Reason.likely(
                        About.YEAR,
                        "layout.reason.year-before-layout",
                        year.text(),
                        layout.year().text());
            }
            return Reason.certain(
                    About.YEAR,
                    name.year().isPresent() ? "layout.reason.year-and-name" : "layout.reason.year",
                    year.text());
        }

        private Recognition testedAfterLayout(SchoolYear tested) {
            if (layouts.find(layout.kind(), tested).isPresent()) {
                return refused(Sentence.of(
                        "layout.refused.tested-after-layout",
                        tested.text(),
                        layout.year().text()));
            }
            // TOMS may keep a header for another year, but somebody has to say so before its rows are believed.
            return new Recognition.Refused(
                    Sentence.of(
                            "layout.refused.year-not-known",
                            kind,
                            tested.text(),
                            layout.year().text()),
                    differences,
                    Recognition.UnknownHeader.of(
                            reader.header(), layouts.nearest(reader.header()), Optional.of(tested)));
        }

        private Optional<Sentence> yearWithoutDates() {
            var other = name.year().filter(named -> !named.equals(layout.year()));
            if (other.isPresent()) {
                return because(
                        "layout.refused.name-of-other-layout",
                        other.get().text(),
                        layout.year().text());
            }
            reasons.add(Reason.likely(
                    About.YEAR, "layout.reason.year-by-layout", layout.year().text()));
            return Optional.empty();
        }

        private static Optional<Sentence> because(String key, Object... arguments) {
            return Optional.of(Sentence.of(key, arguments));
        }
    }
}
