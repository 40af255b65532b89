package com.occ.inventory.admin.run;

import com.occ.inventory.admin.page.Show;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A run as a bar of a strip: the higher the longer it took, by the square root, so that short ones can be seen beside long ones.
 *
 * @param x of the bar, in units of the strip's {@link #WIDTH}
 * @param tone its colour
 */
public record RunBar(RunView run, int x, int y, int width, int height, String tone, Duration took) {
    public static final int WIDTH = 800;
    public static final int HEIGHT = 56;
    private static final int RUNS = 40;
    private static final int STEP = WIDTH / RUNS;
    private static final int GAP = 5;
    private static final int LOWEST = 5;

    public static int shown() {
        return RUNS;
    }

    /** The oldest stands left; fewer runs than fit stand at the right end. */
    public static List<RunBar> strip(List<RunView> newestFirst, Instant now) {
        double longest = newestFirst.stream()
                .mapToDouble(run -> Math.sqrt(took(run, now).toMillis()))
                .max()
                .orElse(0);
        List<RunBar> bars = new ArrayList<>();
        for (int place = Math.min(RUNS, newestFirst.size()) - 1; place >= 0; place--) {
            RunView run = newestFirst.get(place);
            Duration took = took(run, now);
            int height = longest == 0
                    ? LOWEST
                    : LOWEST + (int) Math.round((HEIGHT - LOWEST) * Math.sqrt(took.toMillis()) / longest);
            bars.add(new RunBar(
                    run,
                    WIDTH - STEP * (place + 1),
                    HEIGHT - height,
                    STEP - GAP,
                    height,
                    Show.INSTANCE.tone(run.status()),
                    took));
        }
        return bars;
    }

    /** From the request to the end, or until now. */
    static Duration took(RunView run, Instant now) {
        Duration span = Duration.between(run.requestedAt(), run.finishedAt() == null ? now : run.finishedAt());
        return span.isNegative() ? Duration.ZERO : span;
    }
}
