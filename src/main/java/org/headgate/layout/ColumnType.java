package org.headgate.layout;

import java.util.Locale;

/** What the cells of a column look like; the words of the layout files. */
public enum ColumnType {
    TEXT,
    DIGITS,
    CDS14,
    ID,
    CODE,
    YESNO,
    DATE,
    SCORE,
    INT,
    SETTING,
    BLANK;

    /** As it stands in a layout file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
