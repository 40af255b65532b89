package com.occ.inventory.admin.item;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A sync as a bar: the higher the longer it took, by the square root, so that short ones are seen beside long ones. */
public record SyncBar(PartnerSync sync, Duration took, int x, int y, int height) {
    public static final int WIDTH = 800;
    public static final int HEIGHT = 56;
    public static final int THICK = 15;
    static final int SHOWN = 40;
    private static final int STEP = WIDTH / SHOWN;
    private static final int LOWEST = 5;

    /** The oldest stands left; fewer than fit stand at the right end. */
    static List<SyncBar> of(List<PartnerSync> newestFirst, Instant now) {
        double longest = newestFirst.stream()
                .mapToDouble(sync -> Math.sqrt(sync.took(now).toMillis()))
                .max()
                .orElse(0);
        List<SyncBar> bars = new ArrayList<>();
        for (int place = Math.min(SHOWN, newestFirst.size()) - 1; place >= 0; place--) {
            Duration took = newestFirst.get(place).took(now);
            double share = longest == 0 ? 0 : Math.sqrt(took.toMillis()) / longest;
            int height = LOWEST + (int) Math.round((HEIGHT - LOWEST) * share);
            bars.add(new SyncBar(newestFirst.get(place), took, WIDTH - STEP * (place + 1), HEIGHT - height, height));
        }
        return bars;
    }
}
