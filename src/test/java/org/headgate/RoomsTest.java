package org.headgate;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class RoomsTest {

    @Test
    void everyRoomKeepsToTheTrafficRule() {
        ApplicationModules.of(Headgate.class).verify();
    }
}
