package org.headgate.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.headgate.reference.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Every rule there is: one folder each in {@code rules/} on the class path. */
@Component
class Rules {

    private final Map<String, Rule> all = new LinkedHashMap<>();
    private final String version;

    Rules() {
        var digest = sha256();
        whatElseJudges().forEach(file -> update(digest, file));
        for (var file : ruleFiles()) {
            var rule = read(file, digest);
            all.put(rule.id(), rule);
        }
        if (all.isEmpty()) {
            throw new IllegalStateException(
                    "No rules/*/rule.yml on the class path: check the resources section of the pom");
        }
        version = HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    }

    /** By id. */
    List<Rule> all() {
        return List.copyOf(all.values());
    }

    /** What rules look at, in a reader's order, and the rules that do. */
    Map<Rule.About, List<Rule>> byAbout() {
        return all.values().stream().collect(groupingBy(Rule::about, TreeMap::new, toList()));
    }

    Optional<Rule> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /** A rule that the code applies itself. */
    Rule get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("No rules/" + id
                + "/rule.yml, though the check applies it: write it, or take the rule out of the code"));
    }

    /** The rules for one kind of file that are applied so. */
    <H extends Rule.How> Map<Rule, H> of(Kind kind, Class<H> how) {
        var found = new LinkedHashMap<Rule, H>();
        for (var rule : all.values()) {
            if (how.isInstance(rule.how()) && rule.kinds().contains(kind)) {
                found.put(rule, how.cast(rule.how()));
            }
        }
        return found;
    }

    /**
     * Changes with whatever a verdict hangs on: conditions and messages, layouts, codes, cut scores, and the code of
     * this room and of those it reads with, whatever of it changed. A snapshot is judged anew when it does. Another title or remedy changes nothing.
     */
    String version() {
        return version;
    }

    private static List<Resource> ruleFiles() {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath*:rules/*/rule.yml");
            return Arrays.stream(found)
                    .sorted(Comparator.comparing(Rules::folder))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The rule folders could not be listed", e);
        }
    }

    private static List<Resource> whatElseJudges() {
        var patterns = List.of(
                "classpath*:layouts/*.csv",
                "classpath*:codes/*",
                "classpath*:scales/*",
                "classpath*:org/headgate/reference/*.class",
                "classpath*:org/headgate/layout/*.class",
                "classpath*:org/headgate/check/*.class");
        try {
            var resources = new PathMatchingResourcePatternResolver();
            var found = new ArrayList<Resource>();
            for (var pattern : patterns) {
                var some = resources.getResources(pattern);
                if (some.length == 0) {
                    throw new IllegalStateException("The check is made of " + pattern + ", and there is none");
                }
                found.addAll(Arrays.asList(some));
            }
            found.sort(Comparator.comparing(Resource::getFilename));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("What the check is made of could not be listed", e);
        }
    }

    private static void update(MessageDigest digest, Resource file) {
        try {
            digest.update(file.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read", e);
        }
    }

    private static Map<String, Object> judging(Map<String, Object> yaml) {
        var judging = new TreeMap<>(yaml);
        judging.keySet().removeAll(List.of("title", "says", "about", "remedy"));
        judging.keySet().removeIf(key -> key.startsWith("fails"));
        return judging;
    }

    private static String folder(Resource file) {
        try {
            var parts = file.getURL().toString().split("/");
            return parts[parts.length - 2];
        } catch (IOException e) {
            throw new UncheckedIOException("A rule folder has no address", e);
        }
    }

    private static Rule read(Resource file, MessageDigest digest) {
        var id = folder(file);
        try {
            var text = file.getContentAsString(StandardCharsets.UTF_8);
            var check = file.createRelative("check.sql");
            Optional<String> sql =
                    check.exists() ? Optional.of(check.getContentAsString(StandardCharsets.UTF_8)) : Optional.empty();
            Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            digest.update((id + judging(yaml) + sql.orElse("")).getBytes(StandardCharsets.UTF_8));
            return rule(id, yaml, sql);
        } catch (IOException e) {
            throw new UncheckedIOException("rules/" + id + " could not be read", e);
        } catch (RuntimeException e) {
            throw new IllegalStateException("rules/" + id + "/rule.yml is not a rule: " + e.getMessage(), e);
        }
    }

    private static Rule rule(String id, Map<String, Object> yaml, Optional<String> sql) {
        var how = how(yaml, sql);
        return new Rule(
                id,
                about(yaml, how),
                text(yaml, "title"),
                text(yaml, "says"),
                weight(yaml),
                yaml.get("blocks-above-percent") instanceof Number percent ? percent.doubleValue() : 100,
                Rule.Fixer.of(text(yaml, "fixer")),
                kinds(yaml),
                text(yaml, "message"),
                text(yaml, "remedy"),
                optional(yaml, "cell"),
                Boolean.TRUE.equals(yaml.get("alteration")),
                texts(yaml.get("shows")),
                how,
                yaml.get("fails") instanceof List<?> fails
                        ? fails.stream().map(Object::toString).toList()
                        : List.of());
    }

    private static Rule.How how(Map<String, Object> yaml, Optional<String> sql) {
        if (sql.isPresent()) {
            return new Rule.How.AgainstTheCounty(sql.get());
        }
        if (yaml.get("twice") instanceof Map<?, ?> twice) {
            return new Rule.How.OnPairs(
                    optional(yaml, "rows"),
                    list(twice.get("key")),
                    list(twice.get("same")),
                    list(twice.get("differs")));
        }
        if (yaml.get("counts") instanceof Map<?, ?> counts) {
            return new Rule.How.OnCounts(
                    optional(yaml, "rows"), optional(yaml, "per"), texts(counts), text(yaml, "breaks"));
        }
        return yaml.containsKey("breaks") ? new Rule.How.OnRow(text(yaml, "breaks")) : new Rule.How.InCode();
    }

    private static Rule.About about(Map<String, Object> yaml, Rule.How how) {
        if (yaml.get("about") instanceof String about) {
            return Rule.About.of(about);
        }
        if (how instanceof Rule.How.AgainstTheCounty) {
            return Rule.About.COUNTY;
        }
        return yaml.containsKey("cell") ? Rule.About.CELLS : Rule.About.FILE;
    }

    private static Map<String, String> texts(@Nullable Object map) {
        var texts = new LinkedHashMap<String, String>();
        if (map instanceof Map<?, ?> all) {
            all.forEach(
                    (name, text) -> texts.put(name.toString(), text.toString().strip()));
        }
        return texts;
    }

    private static String optional(Map<String, Object> yaml, String key) {
        return yaml.get(key) instanceof String text ? text.strip() : "";
    }

    private static List<String> list(@Nullable Object words) {
        return words instanceof List<?> all ? all.stream().map(Object::toString).toList() : List.of();
    }

    private static String text(Map<String, Object> yaml, String key) {
        if (yaml.get(key) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw new IllegalStateException("it needs a line '" + key + ": …'");
    }

    private static Rule.Weight weight(Map<String, Object> yaml) {
        if (Boolean.TRUE.equals(yaml.get("note"))) {
            return Rule.Weight.NOTES;
        }
        return Boolean.TRUE.equals(yaml.get("blocks")) ? Rule.Weight.BLOCKS : Rule.Weight.WARNS;
    }

    private static Set<Kind> kinds(Map<String, Object> yaml) {
        return yaml.get("kinds") instanceof List<?> words
                ? words.stream().map(word -> Kind.of(word.toString())).collect(toUnmodifiableSet())
                : Set.of(Kind.values());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
