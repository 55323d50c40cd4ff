package org.headgate.reference;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Puts sentences into the reader's language. */
@Component("wording")
public class Wording {

    private final MessageSource messages;

    Wording(MessageSource messages) {
        this.messages = messages;
    }

    /** For a command that runs without a server. */
    public static Wording withoutServer() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Wording(messages);
    }

    public String say(Sentence sentence) {
        return say(sentence.key(), sentence.arguments().toArray());
    }

    public String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.US);
    }

    /** The title of a file kind, as TOMS users say it. */
    public String of(Kind kind) {
        return say("kind." + kind.word());
    }

    public String of(Side side) {
        return say("side." + side.word());
    }
}
