package org.headgate.layout;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.headgate.reference.Sentence;

/**
 * Knows the files that people send by mistake, so that each gets its own explanation. {@code strangers.csv} says by which
 * marks: a new one is a line there and a sentence {@code layout.refused.<what>}, no Java.
 */
final class Strangers {

    /** One way to tell a stranger: {@code what} it is, and what gives it away. */
    record Mark(String what, String how, String mark) {

        Set<String> names() {
            return Set.of(mark.split(" "));
        }
    }

    private static final List<Mark> ALL = Table.read("strangers.csv").stream()
            .map(line -> new Mark(line.get("what"), line.get("how"), line.get("mark")))
            .toList();

    private Strangers() {}

    /** The marks of one sort, in order: the more telling ones stand first. */
    static List<Mark> marks(String how) {
        return ALL.stream().filter(mark -> mark.how().equals(how)).toList();
    }

    static Sentence refused(String what) {
        return Sentence.of("layout.refused." + what);
    }

    /** By the names of its columns, all of which must be there, or by its very first cell. */
    static Optional<Sentence> refusal(List<String> header) {
        var names = new HashSet<String>();
        header.stream().limit(Nearest.MOST_NAMES).map(Layout::plain).forEach(names::add);
        return marks("first-cell").stream()
                .filter(mark -> header.size() > 1 && header.get(0).matches(mark.mark()))
                .findFirst()
                .or(() -> marks("header").stream()
                        .filter(mark -> names.containsAll(mark.names()))
                        .findFirst())
                .map(mark -> refused(mark.what()));
    }

    /** Other reports of TOMS say what they are in a title above the table or in the file's name. */
    static Optional<Sentence> refusalByTitle(String fileName, List<String> firstLines) {
        var title = plain(fileName + " " + String.join(" ", firstLines));
        return marks("title").stream()
                .filter(report -> title.contains(plain(report.mark())))
                .map(report -> Sentence.of("layout.refused.toms-report", report.what()))
                .findFirst();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }
}
