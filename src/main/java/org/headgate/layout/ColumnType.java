package org.headgate.layout;

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
    BLANK
}
