package com.occ.inventory.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.shopify.FairQueue.Lane;
import org.junit.jupiter.api.Test;

class FairQueueTests {

    private final FairQueue<String> queue = new FairQueue<>();

    @Test
    void isEmptyAtFirst() {
        assertThat(queue.peek()).isNull();
    }

    @Test
    void keepsTheOrderWithinALane() {
        queue.add(Lane.READS, "first");
        queue.add(Lane.READS, "second");

        assertThat(queue.poll(10)).isEqualTo("first");
        assertThat(queue.poll(10)).isEqualTo("second");
        assertThat(queue.peek()).isNull();
    }

    @Test
    void sharesThePointsAndNotTheCalls() {
        for (int i = 0; i < 20; i++) {
            queue.add(Lane.READS, "read");
            queue.add(Lane.WRITES, "write");
        }
        int reads = 0;
        int writes = 0;
        while (reads + writes < 18) {
            if (queue.peek().equals("read")) {
                queue.poll(5);
                reads++;
            } else {
                queue.poll(10);
                writes++;
            }
        }

        assertThat(reads).isEqualTo(12);
        assertThat(writes).isEqualTo(6);
    }

    @Test
    void savesNothingUpWhileNobodyAsks() {
        queue.add(Lane.READS, "read");
        queue.add(Lane.READS, "read");
        queue.add(Lane.READS, "read");
        queue.poll(1000);
        queue.add(Lane.WRITES, "write");
        queue.add(Lane.WRITES, "write");

        assertThat(queue.poll(10)).isEqualTo("write");
        assertThat(queue.poll(10)).isEqualTo("read");
    }

    @Test
    void forgetsWhoLeft() {
        queue.add(Lane.WRITES, "gone");
        queue.add(Lane.READS, "stays");
        queue.remove(Lane.WRITES, "gone");

        assertThat(queue.peek()).isEqualTo("stays");
    }
}
