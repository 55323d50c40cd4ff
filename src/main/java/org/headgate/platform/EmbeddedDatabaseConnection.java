package org.headgate.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where no {@code spring.datasource.url} is set, the embedded PostgreSQL is the database. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
class EmbeddedDatabaseConnection {

    @Bean
    EmbeddedDatabase embeddedDatabase(HeadgateSettings settings) {
        return new EmbeddedDatabase(settings.dataDirectory());
    }

    /** The app is not the owner of its tables: row-level security binds it. */
    @Bean
    JdbcConnectionDetails appConnection(EmbeddedDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return EmbeddedDatabase.APP;
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return database.url();
            }
        };
    }

    @Bean
    FlywayConnectionDetails ownerConnection(EmbeddedDatabase database) {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return EmbeddedDatabase.OWNER;
            }

            @Override
            public @Nullable String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return database.url();
            }
        };
    }
}
