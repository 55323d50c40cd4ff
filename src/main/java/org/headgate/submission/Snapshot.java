package org.headgate.submission;

import java.time.Instant;

/**
 * One file version received for a slot; immutable.
 *
 * @param number counts up over all districts; the load's id, never shown in a URL
 * @param fileName the CSV's own name
 * @param arrivedAs the name of the ZIP it came in, or the same
 * @param sha256 64 hex digits of the CSV's bytes
 * @param rows lines below the header
 * @param layout the header's layout, as {@code caaspp-2024-25}
 * @param sentBy email of who sent it
 */
public record Snapshot(
        SnapshotId id,
        long number,
        SlotId slot,
        String fileName,
        String arrivedAs,
        String sha256,
        long bytes,
        long rows,
        String layout,
        String sentBy,
        Instant receivedAt) {}
