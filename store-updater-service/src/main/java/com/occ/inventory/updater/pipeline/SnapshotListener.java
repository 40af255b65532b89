package com.occ.inventory.updater.pipeline;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueListeners;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class SnapshotListener {
    @Bean
    Consumer<Message<byte[]>> updaterSnapshots(QueueListeners listeners, Pipeline pipeline) {
        return listeners
                .of(Inbox.INVENTORY_SNAPSHOTS)
                .on(InventorySnapshot.class, pipeline::apply)
                .pipelined();
    }
}
