package org.headgate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.headgate.platform.Scope;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test on the whole of Headgate: real PostgreSQL, real mail, a web server on a random port. All such tests share one
 * context and one database, so they use districts of their own and count by key. The test's thread sees every district.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ExtendWith(OnHeadgate.SeesEverything.class)
public @interface OnHeadgate {

    class SeesEverything implements BeforeEachCallback, AfterEachCallback {

        private static final ThreadLocal<Scope.Held> HELD = new ThreadLocal<>();

        @Override
        public void beforeEach(ExtensionContext test) {
            HELD.set(Scope.everything().enter());
        }

        @Override
        public void afterEach(ExtensionContext test) {
            HELD.get().close();
        }
    }
}
