package org.headgate.dashboard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param smallestGroup the size of the smallest group of pupils a page may show; a county may raise it, but not go
 *     below the state's own 11
 */
@ConfigurationProperties("headgate.dashboard")
record DashboardSettings(@DefaultValue("11") int smallestGroup) {

    DashboardSettings {
        if (smallestGroup < 11) {
            throw new IllegalArgumentException(
                    "headgate.dashboard.smallest-group is at least 11, the state's own limit; it was set to "
                            + smallestGroup);
        }
    }
}
