package org.headgate.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ProductionGuardTest {

    @Test
    void productionRefusesTheSettingsOfADemoAndNamesEach() {
        assertThatThrownBy(() -> start(
                        "prod", Map.of("headgate.demo.enabled", "true", "spring.datasource.password", "headgate_app")))
                .hasMessageContaining("spring.datasource.url is not set")
                .hasMessageContaining("spring.datasource.password is missing or a well-known word")
                .hasMessageContaining("spring.mail.host is not set")
                .hasMessageContaining("headgate.followup.from is not set")
                .hasMessageContaining("headgate.address must be the https:// address")
                .hasMessageContaining("headgate.demo.enabled is true");
    }

    @Test
    void productionStartsOnSettingsOfItsOwn() {
        assertThatCode(() -> start(
                        "prod",
                        Map.of(
                                "spring.datasource.url", "jdbc:postgresql://db/headgate",
                                "spring.datasource.password", "kX3-only-here",
                                "spring.flyway.password", "kX4-only-here",
                                "spring.mail.host", "mail.county.example",
                                "headgate.followup.from", "Headgate <headgate@county.example>",
                                "headgate.followup.reply-to", "headgate@county.example",
                                "headgate.followup.contact", "data@county.example",
                                "headgate.first-admin.password", "only-we-know-it",
                                "headgate.address", "https://headgate.county.example")))
                .doesNotThrowAnyException();
    }

    @Test
    void outsideProductionAnythingGoes() {
        assertThatCode(() -> start("demo", Map.of("headgate.demo.enabled", "true")))
                .doesNotThrowAnyException();
    }

    private static void start(String profile, Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.setActiveProfiles(profile);
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        new ProductionGuard().postProcessEnvironment(environment, new SpringApplication(Object.class));
    }
}
