package org.headgate.submission;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The disk has no room left: nothing was kept, and trying again after somebody made room is safe. */
@ResponseStatus(HttpStatus.INSUFFICIENT_STORAGE)
public class StorageFull extends RuntimeException {

    private StorageFull(Exception cause) {
        super("No room left on the disk where files are kept: make room, then send again", cause);
    }

    /** StorageFull where the system said so, else an outage with this message. */
    static RuntimeException or(Exception cause, String message) {
        return is(cause) ? because(cause) : new IllegalStateException(message, cause);
    }

    static StorageFull because(Exception cause) {
        return new StorageFull(cause);
    }

    // Java has no class for ENOSPC and EDQUOT; their words are the system's.
    static boolean is(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            var said = String.valueOf(t.getMessage());
            if (said.contains("No space left")
                    || said.contains("quota exceeded")
                    || said.contains("not enough space")) {
                return true;
            }
        }
        return false;
    }
}
