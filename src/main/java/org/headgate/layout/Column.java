package org.headgate.layout;

import java.util.List;

/**
 * One column of a layout file.
 *
 * @param position 1-based place in the header
 * @param name the header text; compared without case and spaces
 * @param type what its cells look like
 * @param length width in the fixed-width twin; 0 where not known. A note, never a block
 * @param required whether an empty cell is a finding
 * @param codes the allowed values; empty where the type alone decides
 * @param goesTo the column of {@code analytics.score_facts} or of the pupil that it fills; empty for none
 * @param meaning in our own words
 */
public record Column(
        int position,
        String name,
        ColumnType type,
        int length,
        boolean required,
        List<String> codes,
        String goesTo,
        String meaning) {}
