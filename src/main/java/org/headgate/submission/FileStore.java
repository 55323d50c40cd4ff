package org.headgate.submission;

import java.io.InputStream;
import java.nio.file.Path;
import org.headgate.reference.DistrictCode;

/** The bytes of every snapshot, by district and SHA-256, sealed. What is kept here survives a power cut. */
interface FileStore {

    /**
     * Keeps a file's bytes. Returns only when they can't be lost any more; keeping the same bytes again does nothing.
     * The same bytes of two districts are kept apart, each under its district's key.
     *
     * @throws IllegalStateException when the bytes are not those of {@code sha256}
     * @throws StorageFull when there is no room for them; nothing of them is visible then
     */
    void keep(DistrictCode district, String sha256, Path file);

    /** The bytes as they were before they were sealed, from the first to the last. */
    InputStream open(DistrictCode district, String sha256);
}
