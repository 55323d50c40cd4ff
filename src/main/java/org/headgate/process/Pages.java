package org.headgate.process;

/** Long lists, cut into pages that a URL names. */
final class Pages {

    private Pages() {}

    /** The page a URL asks for; anything that is no page is the first. */
    static int number(String text) {
        return text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) : 1;
    }

    static long of(long rows, int rowsOfAPage) {
        return Math.max(1, (rows + rowsOfAPage - 1) / rowsOfAPage);
    }
}
