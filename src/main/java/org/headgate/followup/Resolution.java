package org.headgate.followup;

/**
 * How a ticket ended.
 *
 * @param word accepted, new-file, withdrawn or nothing-to-report
 * @param by email of who decided; "headgate" when a new file did
 * @param reason in that person's words
 */
public record Resolution(String word, String by, String reason) {

    public static Resolution accepted(String by, String reason) {
        return new Resolution("accepted", by, reason);
    }

    public static Resolution newFile(String snapshot) {
        return new Resolution("new-file", "headgate", snapshot);
    }

    public static Resolution withdrawn(String by, String reason) {
        return new Resolution("withdrawn", by, reason);
    }
}
