package org.headgate;

import org.headgate.check.OfflineCheck;
import org.headgate.demo.SampleFiles;
import org.headgate.submission.LayoutCommand;
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
        if (SampleFiles.areAskedFor(args)) {
            SampleFiles.write(System.out, args);
            return;
        }
        if (OfflineCheck.isAskedFor(args)) {
            System.exit(OfflineCheck.run(System.out, System.err, args));
        }
        if (LayoutCommand.isAskedFor(args)) {
            System.exit(LayoutCommand.run(System.out, args));
        }
        SpringApplication.run(Headgate.class, args);
    }
}
