package org.headgate.layout;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.headgate.reference.Sentence;

/** A ZIP as TOMS sends it: the caret CSV is taken, its .dat and .xlsx twins are set aside with a reason. */
public final class Archive {

    // A sound score file shrinks thirty times or so; beyond this it was made to burst.
    private static final long MOST_RATIO = 400;

    private final Path zip;
    private final Path into;
    private final long limit;
    private final List<Taken> taken = new ArrayList<>();
    private final List<SetAside> setAside = new ArrayList<>();
    private long written;

    private Archive(Path zip, Path into, long limit) {
        this.zip = zip;
        this.into = into;
        this.limit = limit;
    }

    /** Whether the file's first bytes are a ZIP's and it is no workbook. */
    public static boolean is(Path file) {
        try (var in = Files.newInputStream(file)) {
            var first = in.readNBytes(4);
            boolean zip = Signature.beginsWith(first, 'P', 'K', 3, 4)
                    || Signature.beginsWith(first, 'P', 'K', 5, 6)
                    || Signature.beginsWith(first, 'P', 'K', 7, 8);
            return zip && !ZipDirectory.of(file).map(ZipDirectory::isDocument).orElse(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Unpacks the CSV entries into {@code into}, each to a name of our own making, and says what was set aside.
     * Stops before more than {@code limit} bytes are written. A refused archive leaves no file behind.
     *
     * @throws UncheckedIOException when the disk fails, never for what is in the archive
     */
    public static Contents open(Path zip, Path into, long limit) {
        return new Archive(zip, into, limit).open();
    }

    private Contents open() {
        var refusal = ZipDirectory.of(zip)
                .map(ZipDirectory::refusal)
                .orElseGet(() -> Optional.of(Sentence.of("layout.archive.cut-off")))
                .or(this::unpack)
                .or(this::nothingTaken);
        if (refusal.isPresent()) {
            forgetTaken();
        }
        return new Contents(List.copyOf(taken), List.copyOf(setAside), refusal);
    }

    private Optional<Sentence> unpack() {
        // Names without the UTF-8 mark are in some old code page; ISO 8859-1 reads any byte, and we only show them.
        try (var file = new ZipFile(zip.toFile(), StandardCharsets.ISO_8859_1)) {
            Files.createDirectories(into);
            for (var entry : Collections.list(file.entries())) {
                var refusal = entry.isDirectory() ? Optional.<Sentence>empty() : look(file, entry);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
            return Optional.empty();
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            return damaged();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Sentence> look(ZipFile file, ZipEntry entry) throws IOException {
        var why = whySetAside(entry.getName());
        if (why.isPresent()) {
            setAside.add(new SetAside(shown(entry.getName()), Sentence.of(why.get())));
            return Optional.empty();
        }
        return take(file, entry);
    }

    private static Optional<String> whySetAside(String name) {
        var path = name.toLowerCase(Locale.ROOT).replace('\\', '/');
        var last = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith("__macosx/") || last.startsWith(".")) {
            return Optional.of("layout.archive.aside.system");
        }
        if (last.endsWith(".csv")) {
            return Optional.empty();
        }
        var ending = last.substring(last.lastIndexOf('.') + 1);
        return Optional.of(
                switch (ending) {
                    case "dat" -> "layout.archive.aside.dat";
                    case "xlsx", "xls", "xlsm" -> "layout.archive.aside.workbook";
                    case "zip", "gz", "7z", "rar", "tar", "tgz" -> "layout.archive.aside.archive";
                    case "txt", "pdf", "md", "htm", "html", "doc", "docx", "rtf" -> "layout.archive.aside.read-me";
                    default -> "layout.archive.aside.other";
                });
    }

    private Optional<Sentence> take(ZipFile file, ZipEntry entry) throws IOException {
        // Never a name from the archive: it may climb out of the directory.
        var target = into.resolve("entry-" + (taken.size() + 1) + ".csv");
        taken.add(new Taken(shown(entry.getName()), target));
        var in = file.getInputStream(entry);
        if (in == null) {
            return damaged();
        }
        try (in;
                var out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            return copy(in, out, entry.getCrc());
        }
    }

    private Optional<Sentence> copy(InputStream in, OutputStream out, long expectedSum) throws IOException {
        var piece = new byte[1 << 16];
        var sum = new CRC32();
        long mostBySize = Math.max(Files.size(zip), 1 << 12) * MOST_RATIO;
        while (true) {
            int count;
            try {
                count = in.read(piece);
            } catch (IOException e) {
                return damaged();
            }
            if (count < 0) {
                return sum.getValue() == expectedSum ? Optional.empty() : damaged();
            }
            if (written + count > Math.min(limit, mostBySize)) {
                return Optional.of(
                        limit <= mostBySize
                                ? Sentence.of("layout.archive.too-large", limit / 1_000_000)
                                : Sentence.of("layout.archive.bomb", MOST_RATIO));
            }
            out.write(piece, 0, count);
            sum.update(piece, 0, count);
            written += count;
        }
    }

    private Optional<Sentence> nothingTaken() {
        if (!taken.isEmpty()) {
            return Optional.empty();
        }
        if (setAside.isEmpty()) {
            return Optional.of(Sentence.of("layout.archive.empty"));
        }
        boolean nested = setAside.stream().anyMatch(aside -> aside.why().key().equals("layout.archive.aside.archive"));
        return Optional.of(Sentence.of(nested ? "layout.archive.nested" : "layout.archive.no-csv", setAside.size()));
    }

    private void forgetTaken() {
        try {
            for (var file : taken) {
                Files.deleteIfExists(file.file());
            }
            taken.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Sentence> damaged() {
        return Optional.of(Sentence.of("layout.archive.damaged"));
    }

    /** The last part of an entry's name, to be shown and to give hints; never to be used as a path. */
    private static String shown(String name) {
        var path = name.replace('\\', '/');
        var last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "");
        return last.length() > 150 ? last.substring(0, 150) + "…" : last;
    }

    /** Taken and set aside; {@code refusal} is there when nothing could be taken. */
    public record Contents(List<Taken> taken, List<SetAside> setAside, Optional<Sentence> refusal) {}

    /** A CSV of the archive: its name there, and the file that now holds it. */
    public record Taken(String name, Path file) {}

    /** What was left in the archive, and why. */
    public record SetAside(String name, Sentence why) {}
}
