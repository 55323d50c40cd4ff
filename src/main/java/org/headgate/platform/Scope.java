package org.headgate.platform;

import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which districts' rows the current thread may see. {@link ScopedDataSource} tells the database on every connection
 * it hands out, and row-level security does the rest: a thread without a scope sees no row at all.
 */
public final class Scope {

    private static final Scope NOBODY = new Scope("");
    private static final Scope EVERYTHING = new Scope("*");
    private static final ThreadLocal<Scope> CURRENT = ThreadLocal.withInitial(() -> NOBODY);

    private final String text;

    private Scope(String text) {
        this.text = text;
    }

    /** Staff of the county, and Headgate's own background work. */
    public static Scope everything() {
        return EVERYTHING;
    }

    /** The rows of these districts only; {@code codes} are 14-digit district codes. */
    public static Scope of(Collection<String> codes) {
        return new Scope(String.join(",", codes));
    }

    public static Scope current() {
        return CURRENT.get();
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    public <T extends @Nullable Object> T call(Supplier<T> work) {
        try (var ignored = enter()) {
            return work.get();
        }
    }

    /** Holds until closed; the thread's earlier scope comes back then. */
    public Held enter() {
        var before = CURRENT.get();
        CURRENT.set(this);
        return () -> CURRENT.set(before);
    }

    String text() {
        return text;
    }

    /** A scope in force. */
    @FunctionalInterface
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
