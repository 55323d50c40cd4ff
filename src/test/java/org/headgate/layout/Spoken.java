package org.headgate.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
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
        var spoken = sentence.arguments().isEmpty()
                ? text
                : new MessageFormat(text, Locale.US).format(sentence.arguments().toArray());
        if (spoken.contains("''") || spoken.contains("{")) {
            throw new AssertionError("Quotes or places are left in: " + spoken);
        }
        return spoken;
    }
}
