package org.headgate.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.headgate.quality.QualityRun.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small share of what {@code bench/quality} measures, in every build, and with nothing forgiven. */
class QualityTest {

    @TempDir
    private static Path folder;

    private static Result result = new Result();

    @BeforeAll
    static void run() {
        result = QualityRun.run(3, 60, 2, 2, folder);
    }

    @Test
    void noPristineFileIsBlockedOrCalledAltered() {
        assertThat(result.pristine().values()).isNotEmpty().allSatisfy(files -> {
            assertThat(files.blocked()).as(files.told().toString()).isZero();
            assertThat(files.altered()).as(files.told().toString()).isZero();
        });
    }

    @Test
    void everyAlterationIsFoundAndCalledByItsName() {
        assertThat(result.altered()).hasSizeGreaterThan(60).allSatisfy((alteration, files) -> {
            assertThat(files.found()).as(alteration + " " + files.others()).isEqualTo(files.files());
            assertThat(files.named()).as(alteration + " " + files.others()).isEqualTo(files.files());
        });
    }
}
