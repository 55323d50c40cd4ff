package org.headgate.submission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param unpackedLimit what a ZIP may unpack to, at most
 * @param draftsLast how long chosen files wait to be sent before they are removed
 */
@ConfigurationProperties("headgate.submission")
record SubmissionSettings(
        @DefaultValue("4GB") DataSize unpackedLimit,
        @DefaultValue("24h") Duration draftsLast) {}
