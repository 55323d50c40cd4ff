package org.headgate.reference;

import java.util.List;

/**
 * Something to tell a person, not yet in a language: a key of {@code messages.properties} and what fills its places.
 * Arguments are numbers, words and codes, never a pupil's name or birth date.
 */
public record Sentence(String key, List<Object> arguments) {

    public static Sentence of(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }
}
