package org.headgate.bench;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * Headgate as it is, but for the rooms that would start a flow of their own when the bench sends a file, and the tests.
 * No {@code @Configuration}: else the tests' own context would find it.
 */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = "org.headgate",
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.headgate\\.(process|demo)\\..*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.headgate\\.Headgate"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|\\.bench)\\b.*")
        })
@ConfigurationPropertiesScan("org.headgate")
class WithoutTheFlow {}
