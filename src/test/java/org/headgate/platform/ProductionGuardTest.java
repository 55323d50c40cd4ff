package org.headgate.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
        assertThatCode(() -> start("prod", ofItsOwn(randomKey(32)))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("poorKeys")
    void productionRefusesAMasterKeyThatGuardsNothing(String key, String why) {
        assertThatThrownBy(() -> start("prod", ofItsOwn(key)))
                .hasMessageContaining("headgate.master-key " + why)
                .hasMessageContaining("openssl rand -base64 32");
    }

    static Stream<Arguments> poorKeys() {
        return Stream.of(
                arguments("", "is not set"),
                arguments(randomKey(16), "must be the base64 of 32 bytes, not of 16"),
                arguments("change me, please", "is not base64"),
                arguments(Base64.getEncoder().encodeToString(new byte[32]), "is not random enough"),
                arguments(
                        Base64.getEncoder().encodeToString("headgateheadgateheadgateheadgate".getBytes(UTF_8)),
                        "is not random enough"));
    }

    private static String randomKey(int bytes) {
        var key = new byte[bytes];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static Map<String, Object> ofItsOwn(String masterKey) {
        return Map.of(
                "spring.datasource.url", "jdbc:postgresql://db/headgate",
                "spring.datasource.password", "kX3-only-here",
                "spring.flyway.password", "kX4-only-here",
                "spring.mail.host", "mail.county.example",
                "headgate.followup.from", "Headgate <headgate@county.example>",
                "headgate.followup.reply-to", "headgate@county.example",
                "headgate.followup.contact", "data@county.example",
                "headgate.first-admin.password", "only-we-know-it",
                "headgate.address", "https://headgate.county.example",
                "headgate.master-key", masterKey);
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
