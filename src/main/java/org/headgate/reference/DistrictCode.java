package org.headgate.reference;

/** The 14 digits by which California knows a district: county 2, district 5, seven zeros. */
public record DistrictCode(String text) implements Comparable<DistrictCode> {

    public DistrictCode {
        if (!text.matches("[0-9]{14}")) {
            throw new IllegalArgumentException("A district code has 14 digits");
        }
    }

    @Override
    public int compareTo(DistrictCode other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
