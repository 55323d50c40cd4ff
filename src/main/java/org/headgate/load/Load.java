package org.headgate.load;

import java.time.Instant;
import org.headgate.submission.SlotId;

/** An accepted snapshot's rows in analytics. rows in file = loaded + setAside, always. */
public record Load(
        long id,
        SlotId slot,
        String snapshot,
        long rows,
        long loaded,
        long setAside,
        Instant loadedAt,
        boolean published) {}
