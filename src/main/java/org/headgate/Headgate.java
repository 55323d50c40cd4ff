package org.headgate;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Headgate. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@EnableAsync
public class Headgate {

    public static void main(String[] args) {
        if (Commands.areAskedFor(args)) {
            System.exit(Commands.run(System.out, System.err, args));
        }
        SpringApplication.run(Headgate.class, args);
    }
}
