package org.headgate.layout;

import java.util.Iterator;
import java.util.OptionalLong;

/** The two ways to read a file behind {@link RowReader}; both give every file the same cells. */
sealed interface Records extends Iterator<Row> permits PlainLines, QuotedRecords {

    OptionalLong firstLineNotUtf8();

    boolean endedWithLineEnd();

    LineEnds lineEnds();
}
