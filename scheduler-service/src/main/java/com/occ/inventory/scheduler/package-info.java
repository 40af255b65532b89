/**
 * The scheduler. A request becomes a run, a run one job a partner, a job is dispatched under a number that fences off everything
 * older, and its results are counted until it ends. Packages, from the top: tick, request, tracking, threshold, job, lifecycle, store,
 * catalogue, recurring; each knows only those after it.
 */
package com.occ.inventory.scheduler;
