package org.headgate.process;

/** Why a step failed, for the admin's page. */
final class Failure {

    private static final int LENGTH = 300;

    private Failure() {}

    /** The exception's own first line and the kind of its root; details of a database may quote a row, so no more. */
    static String briefly(Throwable e) {
        var root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var text = firstLine(String.valueOf(e.getMessage()));
        return root == e ? text : text + " (" + root.getClass().getSimpleName() + ")";
    }

    static String firstLine(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "…";
    }
}
