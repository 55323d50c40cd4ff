package org.headgate.layout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.headgate.reference.Sentence;

/** Tells by their first bytes the files that are no text at all, or no table. */
final class Signature {

    private record Mark(int[] bytes, String sentence) {}

    private static final List<Mark> MARKS = List.of(
            new Mark(new int[] {0xD0, 0xCF, 0x11, 0xE0}, "layout.refused.old-excel"),
            new Mark(new int[] {'%', 'P', 'D', 'F'}, "layout.refused.pdf"),
            new Mark(new int[] {0xFF, 0xD8, 0xFF}, "layout.refused.picture"),
            new Mark(new int[] {0x89, 'P', 'N', 'G'}, "layout.refused.picture"),
            new Mark(new int[] {'G', 'I', 'F', '8'}, "layout.refused.picture"),
            new Mark(new int[] {0x1F, 0x8B}, "layout.refused.packed"),
            new Mark(new int[] {'7', 'z', 0xBC, 0xAF}, "layout.refused.packed"),
            new Mark(new int[] {'R', 'a', 'r', '!'}, "layout.refused.packed"),
            new Mark(new int[] {'B', 'Z', 'h'}, "layout.refused.packed"),
            new Mark(new int[] {0xFF, 0xFE}, "layout.refused.utf16"),
            new Mark(new int[] {0xFE, 0xFF}, "layout.refused.utf16"),
            new Mark(new int[] {'{', '\\', 'r', 't', 'f'}, "layout.refused.document"));

    private Signature() {}

    /** Why a file that begins so can't be a score file; empty when it may be text. */
    static Optional<Sentence> refusal(byte[] head) {
        if (head.length == 0) {
            return refused("layout.refused.empty");
        }
        for (var mark : MARKS) {
            if (beginsWith(head, mark.bytes())) {
                return refused(mark.sentence());
            }
        }
        if (isWebPage(head)) {
            return refused("layout.refused.web-page");
        }
        return nulls(head);
    }

    static boolean beginsWith(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    // A session that ended gives the sign-in page under the file's name.
    private static boolean isWebPage(byte[] head) {
        var start = new String(head, 0, Math.min(head.length, 200), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<?xml");
    }

    // Every second byte of Western UTF-16 is zero. A few zeros may be damage in a score file: check finds them.
    private static Optional<Sentence> nulls(byte[] head) {
        int zeros = 0;
        for (byte b : head) {
            zeros += b == 0 ? 1 : 0;
        }
        if (zeros * 10 > head.length * 4 && zeros * 10 < head.length * 6) {
            return refused("layout.refused.utf16");
        }
        return zeros * 10 > head.length ? refused("layout.refused.not-text") : Optional.empty();
    }

    private static Optional<Sentence> refused(String key) {
        return Optional.of(Sentence.of(key));
    }
}
