package org.headgate.layout;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.headgate.reference.Sentence;

/** Tells by their first bytes the files that are no text at all, or no table; the marks are in {@code strangers.csv}. */
final class Signature {

    private static final String SIGNS_OF_TEXT = "\t\n\r\f\u001A";

    // What a text is shows in its first line or two.
    private static final int BEGINNING = 1_000;

    /** The bytes at the start; -1 for one that may be any. */
    private record Bytes(String what, int[] marks) {}

    private static final List<Bytes> BYTES = Strangers.marks("bytes").stream()
            .map(mark -> new Bytes(mark.what(), bytes(mark.mark())))
            .toList();
    private static final List<Strangers.Mark> TEXTS = Strangers.marks("text");
    private static final List<Strangers.Mark> MARKUP = Strangers.marks("markup");

    // An OLE file is a disk of its own; the names in its directory tell which program wrote it.
    private static final Map<String, String> OLE = Map.of(
            "WordDocument", "document",
            "PowerPoint Document", "presentation",
            "__properties_version1.0", "mail",
            "EncryptedPackage", "locked-workbook");

    private Signature() {}

    /** Why a file that begins so can't be a score file; empty when it may be text. */
    static Optional<Sentence> refusal(byte[] head) {
        if (head.length == 0) {
            return refused("empty");
        }
        if (beginsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return refused(ole(head));
        }
        return BYTES.stream()
                .filter(mark -> beginsWith(head, mark.marks()))
                .findFirst()
                .map(mark -> Strangers.refused(mark.what()))
                .or(() -> text(head))
                .or(() -> blank(head))
                .or(() -> unprintable(head));
    }

    /** Which document a ZIP that is one holds, by its parts. */
    static Sentence document(ZipDirectory directory, byte[] head) {
        var start = new String(head, 0, Math.min(head.length, 200), StandardCharsets.ISO_8859_1);
        boolean isText = directory.holds("word/") || start.contains("opendocument.text");
        boolean isSlides = directory.holds("ppt/") || start.contains("opendocument.presentation");
        return Strangers.refused(isText ? "document" : isSlides ? "presentation" : "workbook");
    }

    static boolean beginsWith(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 0 && (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static int[] bytes(String mark) {
        var bytes = new int[mark.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            var two = mark.substring(2 * i, 2 * i + 2);
            bytes[i] = two.equals("..") ? -1 : HexFormat.fromHexDigits(two);
        }
        return bytes;
    }

    private static String ole(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
        return OLE.entrySet().stream()
                .filter(program -> text.contains(program.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("old-excel");
    }

    // A session that ended gives the sign-in page under the file's name.
    private static Optional<Sentence> text(byte[] head) {
        var start = new String(head, 0, Math.min(head.length, BEGINNING), StandardCharsets.UTF_8)
                .replaceAll("[\\s\\uFEFF]", "")
                .toLowerCase(Locale.ROOT);
        var found = TEXTS.stream()
                .filter(mark -> start.startsWith(mark.mark().replace(" ", "")))
                .findFirst();
        return (start.startsWith("<")
                        ? MARKUP.stream()
                                .filter(mark -> start.contains(mark.mark()))
                                .findFirst()
                        : found)
                .map(mark -> Strangers.refused(mark.what()));
    }

    // Every second byte of Western UTF-16 is zero, and three in four of UTF-32. A few zeros may be damage in a score
    // file: check finds them.
    private static Optional<Sentence> unprintable(byte[] head) {
        int zeros = 0;
        int others = 0;
        for (byte b : head) {
            zeros += b == 0 ? 1 : 0;
            others += b > 0 && b < ' ' && SIGNS_OF_TEXT.indexOf(b) < 0 ? 1 : 0;
        }
        if (zeros * 10 > head.length * 4 && zeros * 10 < head.length * 6) {
            return refused("utf16");
        }
        if (zeros * 10 > head.length * 7 && areFours(head)) {
            return refused("utf32");
        }
        return (zeros + others) * 10 > head.length ? refused("not-text") : Optional.empty();
    }

    /** Whether three zeros stand beside the first letter and beside the next. */
    private static boolean areFours(byte[] head) {
        return !beginsWith(head, 0, 0, 0, 0)
                && (beginsWith(head, -1, 0, 0, 0, -1, 0, 0, 0) || beginsWith(head, 0, 0, 0, -1, 0, 0, 0, -1));
    }

    private static Optional<Sentence> blank(byte[] head) {
        boolean whole = head.length < Head.SIZE;
        return whole && new String(head, StandardCharsets.UTF_8).chars().allMatch(Signature::isBlank)
                ? refused("blank")
                : Optional.empty();
    }

    private static boolean isBlank(int letter) {
        return Character.isWhitespace(letter) || letter == '\uFEFF' || letter == '\u00A0';
    }

    private static Optional<Sentence> refused(String what) {
        return Optional.of(Strangers.refused(what));
    }
}
