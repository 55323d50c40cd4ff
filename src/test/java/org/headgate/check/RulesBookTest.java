package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** docs/rules.md is made from the rule folders, so that it cannot say anything else. */
class RulesBookTest {

    private static final Path BOOK = Path.of("docs/rules.md");
    private static final Path FRESH = Path.of("target/rules.md");
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("messages");

    @Test
    void theBookOfRulesSaysWhatTheFoldersSay() throws IOException {
        Files.writeString(FRESH, book());
        assertThat(BOOK)
                .as("docs/rules.md is older than the rules: cp target/rules.md docs/rules.md")
                .exists()
                .hasContent(book());
    }

    private static String book() {
        var book = new StringBuilder("""
                # Rules

                Made from `src/main/resources/rules/` by `RulesBookTest`; change the rules there, not here.
                """);
        new Rules().byAbout().forEach((about, rules) -> {
            book.append("\n## ").append(text("check.about." + about.word())).append("\n");
            rules.forEach(rule -> book.append(page(rule)));
        });
        return book.toString();
    }

    private static String page(Rule rule) {
        return """

                ### %s

                `%s`: %s

                - %s%s Who can put it right: `%s`.%s
                - Says: "%s"
                - What to do: %s
                %s""".formatted(
                        rule.title(),
                        rule.id(),
                        rule.says(),
                        switch (rule.weight()) {
                            case BLOCKS -> "Blocks the load.";
                            case WARNS -> "Warning.";
                            case NOTES -> "Note.";
                        },
                        rule.blocksAbovePercent() < 100
                                ? " Blocks above %s %% of the rows.".formatted(rule.blocksAbovePercent())
                                : "",
                        rule.fixer().word(),
                        rule.alteration() ? " Means that the file was changed since TOMS." : "",
                        rule.fails().get(0),
                        rule.remedy(),
                        how(rule));
    }

    private static String how(Rule rule) {
        var how = new StringBuilder();
        if (!rule.cell().isEmpty()) {
            how.append("- On each cell of: ").append(rule.cell()).append(".\n");
        }
        rule.how()
                .written()
                .forEach((key, written) -> how.append("- ")
                        .append(text("check.how." + key))
                        .append("\n\n      ")
                        .append(written.replace("\n", "\n      "))
                        .append("\n"));
        return how.toString();
    }

    private static String text(String key) {
        return TEXTS.getString(key);
    }
}
