package org.headgate.layout;

/** Whether bytes are well-formed UTF-8, fed piece by piece. */
final class Utf8 {

    private int awaited;
    private int lowest = 0x80;
    private int highest = 0xBF;

    /** Takes the next byte; false when no well-formed text has it there. */
    boolean accept(int b) {
        if (awaited == 0) {
            return start(b);
        }
        boolean fits = b >= lowest && b <= highest;
        awaited = fits ? awaited - 1 : 0;
        lowest = 0x80;
        highest = 0xBF;
        return fits;
    }

    /** Whether no character is left half done. */
    boolean isComplete() {
        return awaited == 0;
    }

    // The bounds of the second byte keep out overlong forms, surrogates and what lies beyond Unicode.
    private boolean start(int b) {
        if (b < 0x80) {
            return true;
        }
        awaited = b >= 0xC2 && b <= 0xDF ? 1 : b >= 0xE0 && b <= 0xEF ? 2 : b >= 0xF0 && b <= 0xF4 ? 3 : 0;
        lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        return awaited > 0;
    }

    static boolean isWellFormed(byte[] bytes) {
        var utf8 = new Utf8();
        for (byte b : bytes) {
            if (!utf8.accept(b & 0xFF)) {
                return false;
            }
        }
        return utf8.isComplete();
    }
}
