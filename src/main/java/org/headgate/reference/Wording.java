package org.headgate.reference;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts sentences into the reader's language. */
@Component("wording")
public class Wording {

    private final MessageSource messages;

    Wording(MessageSource messages) {
        this.messages = messages;
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
