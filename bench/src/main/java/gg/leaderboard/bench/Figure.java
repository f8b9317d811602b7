package gg.leaderboard.bench;

/**
 * A measured value that has a target.
 *
 * @param run the command line of its run
 * @param what the name of the value in that run
 * @param text the value with its unit
 * @param aim the target with its sign and unit
 */
record Figure(String run, String what, double value, String text, String aim, boolean met)
        implements Comparable<Figure> {

    private static final String SEPARATOR = "\t";

    /** Returns the figure of a {@link #line}. */
    static Figure parse(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        return new Figure(
                parts[0], parts[1], Double.parseDouble(parts[2]), parts[3], parts[4], Boolean.parseBoolean(parts[5]));
    }

    String line() {
        return String.join(SEPARATOR, run, what, String.valueOf(value), text, aim, String.valueOf(met));
    }

    @Override
    public int compareTo(Figure other) {
        return Double.compare(value, other.value);
    }
}
