package org.headgate.platform;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param dataDirectory where the embedded database and the stored files lie
 * @param address how people reach Headgate; stands in mails. On one's own machine, with the port it listens at
 */
@ConfigurationProperties("headgate")
public record HeadgateSettings(@DefaultValue("data") Path dataDirectory, String address) {}
