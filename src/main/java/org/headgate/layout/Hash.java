package org.headgate.layout;

/** 64 bits that tell texts apart: among a million rows the chance of one mix-up is less than one in ten million. */
public final class Hash {

    private Hash() {}

    public static long of(String... texts) {
        var hash = 0xcbf29ce484222325L;
        for (var text : texts) {
            for (var i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            hash = (hash ^ 0x1F) * 0x100000001b3L;
        }
        return mixed(hash);
    }

    /** Spreads what differs in few bits over all of them. */
    public static long mixed(long value) {
        var hash = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
