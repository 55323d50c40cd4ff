package org.headgate.submission;

import java.util.Locale;

/** A number of bytes, as people say it. */
final class Size {

    private Size() {}

    /** {@code 4.1 MB}; a megabyte is a million bytes, as on the label of a disk. */
    static String of(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        var value = bytes / 1_000.0;
        for (var unit : new String[] {"KB", "MB"}) {
            if (value < 999.95) {
                return String.format(Locale.US, "%.1f %s", value, unit);
            }
            value /= 1_000;
        }
        return String.format(Locale.US, "%.1f GB", value);
    }
}
