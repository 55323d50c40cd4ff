package org.headgate.submission;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where stored files lie, and what they are sealed under.
 *
 * @param masterKey base64 of 32 random bytes; where none is set, one is made in the data directory
 * @param formerMasterKey the one before, for the start at which it changes
 */
@ConfigurationProperties("headgate")
record FileSettings(
        @DefaultValue("directory") Place files,
        @DefaultValue("") String masterKey,
        @DefaultValue("") String formerMasterKey,
        @DefaultValue ObjectStore s3) {

    enum Place {
        DIRECTORY,
        S3
    }

    /**
     * An object store that speaks S3.
     *
     * @param endpoint its address; empty for Amazon's own
     * @param accessKey empty where the machine itself is known there: its role, or the usual AWS settings
     */
    record ObjectStore(
            @DefaultValue("") String endpoint,
            @DefaultValue("us-west-2") String region,
            @DefaultValue("") String bucket,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey) {

        @Override
        public String toString() {
            return "bucket " + bucket + " at " + (endpoint.isEmpty() ? region : endpoint);
        }
    }

    // Keys never get into a log by way of a record's own words.
    @Override
    public String toString() {
        return "files in " + files + ", " + s3;
    }
}
