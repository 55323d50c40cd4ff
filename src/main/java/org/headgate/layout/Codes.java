package org.headgate.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The codes of a column: {@code Y|N}, or {@code @ethnicity} for the set in {@code codes/ethnicity.csv}, or both mixed. */
final class Codes {

    private static final Map<String, List<String>> SETS = new ConcurrentHashMap<>();

    private Codes() {}

    static List<String> of(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(text.split("\\|")).flatMap(Codes::one).toList();
    }

    /** The first set a text names that there is none of. */
    static Optional<String> unknownSet(String text) {
        return Arrays.stream(text.split("\\|"))
                .filter(code -> code.startsWith("@"))
                .filter(code ->
                        !code.matches("@[a-z-]+") || !Layouts.hasResource("codes/" + code.substring(1) + ".csv"))
                .findFirst();
    }

    private static Stream<String> one(String code) {
        return code.startsWith("@") ? SETS.computeIfAbsent(code.substring(1), Codes::read).stream() : Stream.of(code);
    }

    private static List<String> read(String set) {
        return Table.read("codes/" + set + ".csv").stream()
                .map(line -> line.get("code"))
                .toList();
    }
}
