package org.headgate.layout;

import java.util.List;

/**
 * One record of a file, every cell still text.
 *
 * @param line the physical line where it starts; the header is line 1
 * @param cells in file order, as many as the file has
 */
public record Row(long line, List<String> cells) {}
