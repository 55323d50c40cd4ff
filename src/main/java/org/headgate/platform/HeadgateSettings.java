package org.headgate.platform;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param dataDirectory where the embedded database and the stored files lie
 * @param address how people reach Headgate; stands in mails
 */
@ConfigurationProperties("headgate")
public record HeadgateSettings(
        @DefaultValue("data") Path dataDirectory,
        @DefaultValue("http://localhost:8080") String address) {}
