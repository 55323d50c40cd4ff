package org.headgate.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What the long labels of old headers are called in later ones, by {@code demo/long-names.csv}. */
final class LongNames {

    private static final Map<String, String> SHORT = read();

    private LongNames() {}

    /** The later name; the name itself where it was never another. */
    static String shortened(String name) {
        return SHORT.getOrDefault(name, name);
    }

    private static Map<String, String> read() {
        var bytes = Objects.requireNonNull(
                LongNames.class.getResourceAsStream("/demo/long-names.csv"),
                "No demo/long-names.csv on the class path: check the resources section of the pom");
        var names = new HashMap<String, String>();
        try (var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            reader.lines().skip(1).map(line -> line.split(",")).forEach(line -> names.put(line[1], line[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
