package org.headgate.access;

/** What somebody is at Headgate. */
public enum Role {
    LEAD("lead"),
    SPECIALIST("specialist"),
    ADMIN("admin");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** County staff see every district; a lead sees hers. */
    public boolean isStaff() {
        return this != LEAD;
    }

    static Role of(String word) {
        return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }
}
