package com.occ.inventory.notifier.channel;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertChannelsChanged;
import com.occ.inventory.message.AlertSettings;
import java.util.List;
import java.util.Optional;

/** The ways to people: which can be tried, and which cannot and why. */
public interface Channels {
    /** All of them, in the order of the enumeration. */
    List<AlertChannelsChanged.Channel> states(AlertSettings settings);

    /** Empty when it is not ready. */
    Optional<Channel> of(AlertChannel channel, AlertSettings settings);
}
