package org.headgate.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.check.Offline;
import org.headgate.check.Offline.Told;
import org.headgate.demo.Season;
import org.headgate.demo.TomsFile;
import org.headgate.layout.Layouts;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Side;

/**
 * Sends pristine files and altered ones through recognition and check, and counts what was told. Everything comes from
 * the seed: the same seed gives the same files and the same alterations, on any number of threads.
 */
final class QualityRun {

    // Two of the districts lie in counties whose codes begin with a zero, as those of nine real ones do.
    private static final List<District> OWNERS = Stream.of(
                    "99900010000000", "05999010000000", "99123450000000", "01888770000000", "43777780000000")
            .map(code -> new District(new DistrictCode(code), "Test Valley Unified", "Fictional County"))
            .toList();

    // Some alterations need what few files have: names with accents, a county that begins with a zero, standard errors.
    private static final int ENOUGH_TO_ALTER = 40;

    private static final int LARGE_EVERY = 6;

    private final long seed;
    private final int pristine;
    private final int each;
    private final int seasons;
    private final Path folder;

    private QualityRun(long seed, int pristine, int each, int seasons, Path folder) {
        this.seed = seed;
        this.pristine = pristine;
        this.each = each;
        this.seasons = seasons;
        this.folder = folder;
    }

    /** Checks so many pristine files, and so many files of each alteration, made from so many seasons. */
    static Result run(long seed, int pristine, int each, int seasons, Path folder) {
        return new QualityRun(seed, pristine, each, seasons, folder).run();
    }

    private Result run() {
        var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            var parts = new ArrayList<Future<Result>>();
            for (var n = 0; n < seasons; n++) {
                var season = n;
                parts.add(threads.submit(() -> season(season)));
            }
            var all = new Result();
            for (var part : parts) {
                all.add(part.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A file brought the check down: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** One season's share of both tables. */
    private Result season(int n) {
        var result = new Result();
        var chance = new Random(seed * 1_000 + n);
        var pupils = isLarge(n) ? 2_500 : 150 + chance.nextInt(600);
        var season = Season.of(seed * 1_000 + n, pupils, OWNERS.toArray(District[]::new));
        var files = files(season, Math.max(share(pristine, n), ENOUGH_TO_ALTER), chance);
        files.stream().limit(share(pristine, n)).forEach(file -> result.sawPristine(file, check(file, file.bytes())));
        for (var alteration : Alterations.all()) {
            var mixed = new Random(seed + n * 31L + alteration.name().hashCode());
            alter(alteration, season, files, amount(alteration, n), mixed, result);
        }
        return result;
    }

    private static boolean isLarge(int season) {
        return season % LARGE_EVERY == LARGE_EVERY - 1;
    }

    private int amount(Alteration alteration, int n) {
        return switch (alteration.amount()) {
            case AS_ASKED -> share(each, n);
            case A_TENTH -> share(each / 10, n);
            case IN_LARGE_SEASONS -> isLarge(n) ? share(each, n) * LARGE_EVERY : 0;
        };
    }

    private int share(int total, int n) {
        return total / seasons + (n < total % seasons ? 1 : 0);
    }

    private static List<TomsFile> files(Season season, int count, Random chance) {
        var wanted = new ArrayList<Supplier<TomsFile>>();
        for (var owner : OWNERS) {
            for (var layout : Layouts.onClassPath().all()) {
                for (var side : Side.values()) {
                    wanted.add(() -> season.file(owner.code(), layout.kind(), side, layout.year()));
                }
            }
        }
        Collections.shuffle(wanted, chance);
        return wanted.stream()
                .map(Supplier::get)
                .filter(file -> !file.rows().isEmpty())
                .limit(count)
                .toList();
    }

    private void alter(
            Alteration alteration, Season season, List<TomsFile> files, int count, Random chance, Result result) {
        var order = new ArrayList<>(files);
        Collections.shuffle(order, chance);
        var done = 0;
        for (var file : order) {
            if (done == count) {
                return;
            }
            var sheet = Sheet.of(file);
            var given = new Alteration.Given(
                    sheet,
                    () -> Sheet.of(otherSide(season, file)),
                    () -> Sheet.of(otherDistrict(season, file)),
                    chance);
            var bytes = alteration.change().of(given);
            if (!Arrays.equals(bytes, sheet.bytes())) {
                result.sawAltered(alteration, file, check(file, bytes));
                done++;
            }
        }
    }

    private static TomsFile otherSide(Season season, TomsFile file) {
        var other = file.side() == Side.ENROLLED ? Side.TESTED : Side.ENROLLED;
        return season.file(file.district().code(), file.kind(), other, file.year());
    }

    private static TomsFile otherDistrict(Season season, TomsFile file) {
        var place = OWNERS.indexOf(file.district());
        var other = OWNERS.get((place + 1) % OWNERS.size());
        return season.file(other.code(), file.kind(), file.side(), file.year());
    }

    private List<Told> check(TomsFile file, byte[] bytes) {
        try {
            var path = Files.write(Files.createTempFile(folder, "file", ".csv"), bytes);
            try {
                return Offline.check(file.name(), path);
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was counted. */
    static final class Result {

        private final Map<String, Pristine> pristine = new LinkedHashMap<>();
        private final Map<String, Altered> altered = new LinkedHashMap<>();

        private void sawPristine(TomsFile file, List<Told> told) {
            var key = file.kind().word() + " " + file.year().text();
            pristine.merge(
                    key,
                    Pristine.of(
                            told.stream().anyMatch(Told::blocks),
                            told.stream().anyMatch(Told::alters),
                            told.isEmpty() ? List.of() : List.of(file.name() + ": " + ids(told))),
                    Pristine::plus);
        }

        private void sawAltered(Alteration alteration, TomsFile file, List<Told> told) {
            var named = told.stream().anyMatch(t -> alteration.namedBy().contains(t.id()));
            altered.merge(
                    alteration.name(),
                    Altered.of(
                            told.stream()
                                    .anyMatch(t -> t.blocks()
                                            || t.alters()
                                            || alteration.namedBy().contains(t.id())),
                            named,
                            told.stream()
                                    .map(Told::id)
                                    .filter(alteration.namedBy()::contains)
                                    .distinct()
                                    .toList(),
                            named ? List.of() : List.of(file.name() + ": " + ids(told))),
                    Altered::plus);
        }

        private static String ids(List<Told> told) {
            return told.stream().map(Told::id).distinct().collect(Collectors.joining(", "));
        }

        private void add(Result other) {
            other.pristine.forEach((key, more) -> pristine.merge(key, more, Pristine::plus));
            other.altered.forEach((key, more) -> altered.merge(key, more, Altered::plus));
        }

        /** By kind and year. */
        Map<String, Pristine> pristine() {
            return pristine;
        }

        /** By alteration. */
        Map<String, Altered> altered() {
            return altered;
        }
    }

    record Pristine(int files, int blocked, int altered, List<String> told) {

        static Pristine of(boolean blocked, boolean altered, List<String> told) {
            return new Pristine(1, blocked ? 1 : 0, altered ? 1 : 0, told);
        }

        Pristine plus(Pristine more) {
            return new Pristine(
                    files + more.files, blocked + more.blocked, altered + more.altered, some(told, more.told));
        }
    }

    /** {@code by} says how often which rule or refusal named it; {@code others} what was told where none did. */
    record Altered(int files, int found, int named, Map<String, Integer> by, List<String> others) {

        static Altered of(boolean found, boolean named, List<String> by, List<String> others) {
            return new Altered(
                    1, found ? 1 : 0, named ? 1 : 0, by.stream().collect(Collectors.toMap(id -> id, id -> 1)), others);
        }

        Altered plus(Altered more) {
            var both = new LinkedHashMap<>(by);
            more.by.forEach((id, times) -> both.merge(id, times, Integer::sum));
            return new Altered(
                    files + more.files, found + more.found, named + more.named, both, some(others, more.others));
        }
    }

    private static List<String> some(List<String> a, List<String> b) {
        var all = new ArrayList<>(a);
        all.addAll(b);
        return List.copyOf(all.subList(0, Math.min(5, all.size())));
    }
}
