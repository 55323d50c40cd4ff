package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headgate.layout.Layout;
import org.headgate.layout.Layouts;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/**
 * Walks the folders of all rules that need no database. A pass.csv and a fail.csv is a small file as TOMS would send it.
 */
class RuleFoldersTest {

    private static final Path FOLDERS = Path.of("src/main/resources/rules");

    private final Rules rules = new Rules();

    @TestFactory
    Stream<DynamicTest> everyRuleLetsItsPassFileThroughAndFindsExactlyWhatItsFailFileHolds() {
        return rules.all().stream()
                .filter(rule -> !(rule.how() instanceof Rule.How.AgainstTheCounty))
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> walk(rule)));
    }

    @Test
    void everyFolderHoldsARule() throws IOException {
        try (var folders = Files.list(FOLDERS)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            rules.all().stream().map(Rule::id).toList());
        }
    }

    private void walk(Rule rule) throws IOException {
        assertThat(rule.fails())
                .as("rule.yml says under 'fails' what fail.csv brings about")
                .isNotEmpty();
        assertThat(sentences(rule, "pass.csv")).as("pass.csv").isEmpty();
        assertThat(sentences(rule, "fail.csv"))
                .as("fail.csv")
                .containsExactlyElementsOf(rule.fails())
                .noneMatch(sentence -> sentence.matches(".*\\{[a-z_0-9]+}.*"));
    }

    private List<String> sentences(Rule rule, String file) throws IOException {
        var path = FOLDERS.resolve(rule.id()).resolve(file);
        assertThat(path).exists();
        return findingsOnReading(rule, path).all().stream()
                .filter(cause -> cause.rule().id().equals(rule.id()))
                .flatMap(cause -> cause.examples().stream())
                .map(rule::say)
                .toList();
    }

    private Causes findingsOnReading(Rule rule, Path file) throws IOException {
        var causes = new Causes();
        var trial = Trial.of(rule.id());
        new FileReading(rules, trial.layout(), trial.claim(), causes)
                .read(new ByteArrayInputStream(trial.bytes(file)), new FileReading.Nowhere());
        return causes;
    }

    /**
     * As what a pass.csv and a fail.csv are read: line {@code tried-as} of rule.yml, or the first kind that the rule is
     * for, tested side, 2024-25. Of a fail.csv that would be too long for a folder, line {@code fail-repeats} says how
     * often the last line stands there.
     */
    record Trial(Layout layout, Claim claim, int repeats) {

        byte[] bytes(Path file) throws IOException {
            var bytes = Files.readAllBytes(file);
            if (repeats == 1 || !file.endsWith("fail.csv")) {
                return bytes;
            }
            var text = new String(bytes, StandardCharsets.UTF_8);
            var last = text.substring(text.lastIndexOf('\n', text.length() - 2) + 1);
            return (text + last.repeat(repeats - 1)).getBytes(StandardCharsets.UTF_8);
        }

        static Trial of(String rule) throws IOException {
            Map<String, Object> yaml =
                    new Yaml().load(Files.readString(FOLDERS.resolve(rule).resolve("rule.yml")));
            Map<?, ?> as = yaml.get("tried-as") instanceof Map<?, ?> said ? said : Map.of();
            var kind = Kind.of(word(as, "kind", yaml.get("kinds") instanceof List<?> kinds ? kinds.get(0) : "caaspp"));
            var year = SchoolYear.of(word(as, "year", "2024-25"));
            return new Trial(
                    Layouts.onClassPath().find(kind, year).orElseThrow(),
                    new Claim(
                            new DistrictCode("99100010000000"),
                            kind,
                            Side.of(word(as, "side", "tested")),
                            year,
                            LocalDate.parse(word(as, "received", year.spring() + "-09-15"))),
                    yaml.get("fail-repeats") instanceof Integer times ? times : 1);
        }

        private static String word(Map<?, ?> as, String key, Object otherwise) {
            var said = as.get(key);
            return (said == null ? otherwise : said).toString();
        }
    }
}
