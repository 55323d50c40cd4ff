package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks the folders of all rules that need no database: each {@link TrialFile} brings about what it must, and no more. */
class RuleFoldersTest {

    private final Rules rules = new Rules();

    @TestFactory
    Stream<DynamicTest> everyRuleLetsItsPassFilesThroughAndFindsExactlyWhatItsFailFilesHold() {
        return rules.all().stream()
                .filter(rule -> !(rule.how() instanceof Rule.How.AgainstTheCounty))
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> walk(rule)));
    }

    @Test
    void everyFolderHoldsARule() throws IOException {
        try (var folders = Files.list(TrialFile.FOLDERS)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            rules.all().stream().map(Rule::id).toList());
        }
    }

    private void walk(Rule rule) throws IOException {
        assertThat(TrialFile.paths(rule.id()))
                .extracting(path -> path.getFileName().toString())
                .contains("pass.csv", "fail.csv");
        for (var file : TrialFile.of(rule.id())) {
            assertThat(file.mustPass() || !file.says().isEmpty())
                    .as("rule.yml says under '%s' what %s brings about", TrialFile.wordOf(file.path()), file.path())
                    .isTrue();
            if (rule.how() instanceof Rule.How.OnPairs) {
                assertThat(sentences(rule, file, reversed(file.bytes())))
                        .as("%s with its rows the other way round", file.path())
                        .hasSameSizeAs(file.says());
            }
            assertThat(sentences(rule, file, file.bytes()))
                    .as(file.path().toString())
                    .containsExactlyElementsOf(file.says())
                    .noneMatch(sentence -> sentence.matches(".*\\{[a-z_0-9]+}.*"));
        }
    }

    private static byte[] reversed(byte[] file) {
        var lines = new ArrayList<>(List.of(new String(file, StandardCharsets.ISO_8859_1).split("\n")));
        Collections.reverse(lines.subList(1, lines.size()));
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<String> sentences(Rule rule, TrialFile file, byte[] bytes) throws IOException {
        var causes = new Causes();
        new FileReading(rules, file.layout(), file.claim(), causes)
                .read(new ByteArrayInputStream(bytes), new FileReading.Nowhere());
        return causes.all().stream()
                .filter(cause -> cause.rule().id().equals(rule.id()))
                .flatMap(cause -> cause.examples().stream())
                .map(rule::say)
                .toList();
    }
}
