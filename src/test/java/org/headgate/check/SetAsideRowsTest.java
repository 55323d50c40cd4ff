package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.OnHeadgate;
import org.headgate.layout.RowReader;
import org.headgate.load.Loads;
import org.headgate.submission.SlotId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is odd about a file, once a data specialist has accepted it every row of it is accounted for. */
@OnHeadgate
class SetAsideRowsTest {

    private static final int SOUND = 30;

    @Autowired
    ApplicationContext context;

    @Autowired
    Checks checks;

    @Autowired
    Loads loads;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest(name = "{0}, case {1}")
    @MethodSource("oddFiles")
    void anAcceptedFileLoadsAllRowsButThoseSetAside(String rule, int number, String file) {
        var slot = SlotId.of("999460%02d000000".formatted(number), "caaspp", "tested", "2024-25");
        var snapshot = Arrivals.in(context).of(slot, file.getBytes(StandardCharsets.UTF_8));
        var verdict = checks.ensure(snapshot);

        var load = loads.ensure(snapshot);

        assertThat(load.loaded()).isEqualTo(SOUND);
        assertThat(load.setAside()).isEqualTo(1);
        assertThat(load.rows()).isEqualTo(SOUND + 1);
        assertThat(List.of(verdict.rows(), verdict.setAside())).containsExactly(load.rows(), load.setAside());
        assertThat(jdbc.sql("SELECT rule FROM analytics.set_aside WHERE load_id = ?")
                        .param(load.id())
                        .query(String.class)
                        .list())
                .containsExactly(rule);
    }

    static Stream<Arguments> oddFiles() {
        return Stream.of(
                arguments("header-again", 1, plain(1, header(1))),
                arguments("total-row", 2, plain(2, "Total^^30" + "^".repeat(398))),
                arguments("empty-rows", 3, plain(3, "^".repeat(400))),
                arguments("cells-per-row", 4, plain(4, "01^12345678")),
                arguments("line-too-long", 5, plain(5, "x".repeat(RowReader.LONGEST_LINE + 1))),
                arguments("cells-per-row", 6, plain(6, "01^12345678\n\n\r\n")),
                arguments("header-again", 7, quoted(7, inQuotes(header(7)))),
                arguments("total-row", 8, quoted(8, inQuotes("Total^^30" + "^".repeat(398)))),
                arguments("empty-rows", 9, quoted(9, inQuotes("^".repeat(400)))),
                arguments("cells-per-row", 10, quoted(10, "\"01\"^\"12345678\"\n\n\"\"")),
                arguments("line-break-in-cell", 11, quoted(11, "\"01\"^\"a\nb\n\nc\"^\"d\"")),
                arguments("line-too-long", 12, quoted(12, "\"01\"^\"" + "x\n".repeat(RowReader.LONGEST_LINE))));
    }

    private static String plain(int number, String odd) {
        return sound(number) + odd + "\n";
    }

    private static String quoted(int number, String odd) {
        return Arrays.stream(sound(number).split("\n"))
                        .map(SetAsideRowsTest::inQuotes)
                        .collect(Collectors.joining("\n", "", "\n"))
                + odd
                + "\n";
    }

    private static String sound(int number) {
        var file = CaasppFile.of("999460%02d000000".formatted(number)).withPupils(SOUND / 3, 1);
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }

    private static String header(int number) {
        return sound(number).split("\n", 2)[0];
    }

    private static String inQuotes(String line) {
        return Arrays.stream(line.split("\\^", -1))
                .map(cell -> '"' + cell + '"')
                .collect(Collectors.joining("^"));
    }
}
