package org.headgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The texts of the pages, and the pages' use of them. */
class TextsTest {

    private static final Pattern KEY = Pattern.compile("#\\{([a-z0-9][a-zA-Z0-9.-]*)[(}]");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    private final Properties texts = texts();

    @Test
    void everyTextThatAPageAsksForIsThere() {
        var missing = new TreeSet<String>();
        for (var page : pages()) {
            var keys = KEY.matcher(read(page));
            while (keys.find()) {
                if (!texts.containsKey(keys.group(1))) {
                    missing.add(TEMPLATES.relativize(page) + " asks for " + keys.group(1));
                }
            }
        }
        assertThat(missing).as("add these to messages.properties").isEmpty();
    }

    @Test
    void anApostropheIsDoubledExactlyWhereASentenceHasPlaces() {
        assertThat(texts.stringPropertyNames().stream()
                        .filter(key -> !readsRight(texts.getProperty(key)))
                        .sorted())
                .as("double the apostrophes of sentences with {0}, and of no others")
                .isEmpty();
    }

    @Test
    void everyWholePageSaysThatItIsHtmlSoThatBrowsersUseTheirStandardsMode() {
        assertThat(pages().stream()
                        .filter(page -> read(page).contains("th:replace=\"~{page ::"))
                        .filter(page -> !read(page).startsWith("<!DOCTYPE html>")))
                .as("start these with <!DOCTYPE html>")
                .isEmpty();
    }

    @Test
    void noPageHasInlineStyleOrScriptSinceThePolicyForbidsThem() {
        var inline = Pattern.compile("\\sstyle=|\\son[a-z]+=\"|<script(?![^>]*\\ssrc=)|<style|th:style");
        assertThat(pages().stream().filter(page -> inline.matcher(read(page)).find()))
                .isEmpty();
    }

    private static boolean readsRight(String text) {
        var hasPlaces = Pattern.compile("\\{\\d").matcher(text).find();
        return hasPlaces
                ? !text.replace("''", "").contains("'")
                        && new MessageFormat(text).toPattern().length() > 0
                : !text.contains("''");
    }

    private static List<Path> pages() {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(f -> f.toString().endsWith(".html")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties texts() {
        var texts = new Properties();
        try (var reader =
                Files.newBufferedReader(Path.of("src/main/resources/messages.properties"), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
