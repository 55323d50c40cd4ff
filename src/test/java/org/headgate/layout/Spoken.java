package org.headgate.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.headgate.reference.Sentence;

/** What a reader of the page would see for a sentence. */
final class Spoken {

    private static final Properties MESSAGES = new Properties();

    static {
        try (var in = Spoken.class.getResourceAsStream("/messages.properties")) {
            MESSAGES.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Spoken() {}

    static String of(Sentence sentence) {
        var text = MESSAGES.getProperty(sentence.key());
        if (text == null) {
            throw new AssertionError("messages.properties has no " + sentence.key());
        }
        // What a file holds may well be a brace; one that is left over from the message must be told apart from it.
        var harmless = sentence.arguments().stream()
                .map(argument -> argument instanceof String held ? held.replaceAll("['{]", "") : argument)
                .toList();
        var marks = spoken(text, harmless);
        if (marks.contains("''") || marks.contains("{")) {
            throw new AssertionError("Quotes or places are left in: " + marks);
        }
        return spoken(text, sentence.arguments());
    }

    private static String spoken(String text, List<?> arguments) {
        return arguments.isEmpty() ? text : new MessageFormat(text, Locale.US).format(arguments.toArray());
    }
}
